import type { RecordStatus } from '#schemas/events.ts';
import { useWording } from './wording.tsx';

export function StatusChip(props: { status: RecordStatus }) {
  const { t } = useWording();
  return <span className={`status is-${props.status}`}>{t.statuses[props.status]}</span>;
}
