import type { LedgerMark } from '#schemas/api/ledger.ts';
import { showMoment } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';

/** A reason with its note, and who gave it when. */
export function MarkWords({ mark }: { mark: LedgerMark }) {
  const { t, fill } = useWording();
  const texts = t.web.ledger;
  return (
    <>
      {texts.marks[mark.mark]}
      {mark.note !== '' && `: ${mark.note}`}
      <small className="below">{fill(texts.detail.by, { name: mark.by, time: showMoment(mark.at) })}</small>
    </>
  );
}
