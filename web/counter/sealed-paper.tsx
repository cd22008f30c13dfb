import { useState } from 'react';
import type { ExtractView } from '#schemas/api/extracts.ts';
import { Icon } from '../shared/icon.tsx';
import { PaperFrame } from '../shared/paper-frame.tsx';
import { showMoment } from '../shared/show-date.ts';
import { showDuration } from '../shared/show-duration.ts';
import { useWording } from '../shared/wording.tsx';
import { Receipt } from './receipt.tsx';

/** A paper that is there: how long it took, printing it, its receipt. */
export function SealedPaper(props: { extract: ExtractView; hurriedAt: string | null }) {
  const { t, fill } = useWording();
  const texts = t.web.ask;
  const { extract, hurriedAt } = props;
  const [showsReceipt, setShowsReceipt] = useState(false);
  const sealedAt = Date.parse(extract.sealedAt ?? extract.requestedAt);
  const since = (iso: string): string => {
    const seconds = Math.max(0, (sealedAt - Date.parse(iso)) / 1000);
    const exact = seconds.toLocaleString(t.locale, { maximumFractionDigits: 1 });
    return seconds < 10 ? fill(texts.seconds, { count: exact }) : showDuration(t, seconds);
  };
  const isOfThisVisit = hurriedAt !== null && isSameDay(hurriedAt, extract.requestedAt);
  return (
    <>
      <p className="quiet">
        {[
          extract.signedBy && fill(texts.signedBy, { name: extract.signedBy }),
          extract.sealedAt && showMoment(extract.sealedAt),
          extract.code && fill(texts.code, { code: extract.code }),
          extract.level && fill(texts.level, { level: extract.level }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="paper-took">
        <Icon name="clock" /> {fill(texts.took, { time: since(extract.requestedAt) })}{' '}
        {isOfThisVisit && fill(texts.tookHurried, { time: since(hurriedAt) })}
      </p>
      <PaperFrame extract={extract}>
        {extract.receiptNo && (
          <button type="button" className="button" onClick={() => setShowsReceipt(true)}>
            <Icon name="page" /> {fill(texts.receipt, { number: extract.receiptNo })}
          </button>
        )}
      </PaperFrame>
      {showsReceipt && <Receipt extractId={extract.id} onClose={() => setShowsReceipt(false)} />}
    </>
  );
}

/** Hurried before, on the day the paper was asked for: one visit of one citizen, as far as can be told. */
const isSameDay = (before: string, after: string): boolean =>
  before <= after && showMoment(before).slice(0, 10) === showMoment(after).slice(0, 10);
