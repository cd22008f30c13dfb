import type { TaskField } from '#schemas/api/tasks.ts';
import type { MarkedPiece } from '../shared/mark-differences.ts';
import { MarkedText } from '../shared/marked-text.tsx';
import { useWording } from '../shared/wording.tsx';

/** What one person keyed; `pieces` mark where the other one differs. */
export function KeyedText(props: { keyed: TaskField['keyings'][number]; pieces: readonly MarkedPiece[] }) {
  const { t } = useWording();
  if (props.keyed.state !== 'written') return <em>{t.fieldStates[props.keyed.state]}</em>;
  return <MarkedText pieces={props.pieces} />;
}
