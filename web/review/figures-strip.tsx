import { useState } from 'react';
import { type ReviewFigures, reviewFigures } from '#schemas/api/review.ts';
import { call } from '../shared/call.ts';
import { useSession } from '../shared/session.tsx';
import { useAsk } from '../shared/use-ask.ts';
import { useWording } from '../shared/wording.tsx';

/** How many pairs wait, and how far reviewers agree; asked for again with every `news`. */
export function FiguresStrip(props: { news: unknown }) {
  const { t, fill } = useWording();
  const { noteFailure } = useSession();
  const [figures, setFigures] = useState<ReviewFigures | null>(null);
  useAsk(async (signal) => {
    try {
      setFigures(await call(reviewFigures, { signal }));
    } catch (error) {
      // The pair is what matters; figures come with the next one.
      if (!signal.aborted) noteFailure(error);
    }
  }, props.news);
  if (!figures) return null;
  const texts = t.web.review;
  const { waiting, forOthers, decided, agreement } = figures;
  const number = new Intl.NumberFormat(t.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(t.locale, { style: 'percent' });
  const { pairs, agreed, kappa } = agreement;
  return (
    <ul className="review-figures">
      <li>
        <strong>{fill(texts.waiting, { count: waiting })}</strong>
      </li>
      {forOthers > 0 && <li>{fill(texts.forOthers, { count: forOthers })}</li>}
      <li>{fill(texts.decided, { count: decided })}</li>
      <li>
        {pairs === 0
          ? texts.noAgreement
          : fill(texts.agreement, { pairs, agreed, percent: percent.format(agreed / pairs) })}
        {kappa &&
          `, ${fill(texts.kappa, {
            value: number.format(kappa.value),
            low: number.format(kappa.low),
            high: number.format(kappa.high),
          })}`}
      </li>
    </ul>
  );
}
