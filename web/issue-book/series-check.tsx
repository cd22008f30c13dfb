import type { IssueSeries } from '#schemas/api/issue-book.ts';
import { Icon } from '../shared/icon.tsx';
import { useWording } from '../shared/wording.tsx';

/** Whether each series of numbers runs without a hole from 1 on: what an inspector asks first. */
export function SeriesCheck(props: { series: readonly IssueSeries[] }) {
  const { t, fill } = useWording();
  const texts = t.web.issueBook;
  const manyBodies = new Set(props.series.map(({ body }) => body)).size > 1;
  return (
    <section className="issue-series" aria-label={texts.seriesTitle}>
      <h2>{texts.seriesTitle}</h2>
      {props.series.length === 0 && <p className="quiet">{texts.noSeries}</p>}
      <ul>
        {props.series.map(({ body, series, year, last, missing }) => {
          const count = missing.reduce((sum, { from, to }) => sum + to - from + 1, 0);
          const numbers = missing.map(({ from, to }) => (from === to ? from : `${from}–${to}`)).join(', ');
          return (
            <li key={`${body} ${series} ${year}`} className={count > 0 ? 'is-holed' : 'is-whole'}>
              <Icon name={count > 0 ? 'stop' : 'check'} />
              <span>
                <strong>{fill(texts.seriesLine, { series, year, last })}</strong>
                {manyBodies && <small>{body}</small>}
                <small>{count > 0 ? fill(texts.holes, { count, numbers }) : texts.wholeSeries}</small>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
