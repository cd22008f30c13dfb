import { useState } from 'react';
import type { DrawLine } from '#schemas/api/quality.ts';
import { useWording } from '../shared/wording.tsx';

/** Every checked field with where it stands: the wrong ones, or all. */
export function DrawList({ draws }: { draws: readonly DrawLine[] }) {
  const { t, fill } = useWording();
  const texts = t.web.quality;
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? draws : draws.filter((line) => line.outcome === 'wrong');
  return (
    <section className="card quality-part is-wide">
      <header className="part-head">
        <h2>{texts.draws}</h2>
        {draws.length > 0 && (
          <div className="segmented is-small">
            <button type="button" aria-pressed={!isWhole} onClick={() => setWhole(false)}>
              {texts.showWrong}
            </button>
            <button type="button" aria-pressed={isWhole} onClick={() => setWhole(true)}>
              {fill(texts.showAll, { count: draws.length })}
            </button>
          </div>
        )}
      </header>
      {shown.length === 0 ? (
        <p className="quiet">{draws.length === 0 ? texts.noDraws : texts.noWrong}</p>
      ) : (
        <table className="draws">
          <thead>
            <tr>
              <th scope="col">{texts.where}</th>
              <th scope="col">{texts.field}</th>
              <th scope="col">{texts.source}</th>
              <th scope="col">{texts.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is in the order of the book
              <tr key={at}>
                <td>
                  {fill(texts.place, { page: line.pageNumber, ordinal: line.ordinal })}
                  {line.entryNo && (
                    <span className="quiet"> · {fill(texts.entryNo, { number: line.entryNo })}</span>
                  )}
                </td>
                <td>
                  {t.fields[line.field]}
                  {line.critical && (
                    <span className="quiet"> · {texts.classes.critical.toLocaleLowerCase(t.locale)}</span>
                  )}
                </td>
                <td>
                  {texts.kinds[line.kind]}
                  {line.round > 0 && (
                    <span className="quiet"> · {fill(texts.round, { round: line.round })}</span>
                  )}
                </td>
                <td>
                  <span className={`outcome is-${line.outcome}`}>
                    {line.outcome === 'waiting' ? texts.waiting : texts.outcomes[line.outcome]}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
