import type { Comparison } from '#schemas/match.ts';
import { useWording } from './wording.tsx';

/** From where to where a bar goes, in bits. */
interface Bar {
  readonly from: number;
  readonly to: number;
}

/** What comparisons add up to: where they start, a bar each in their order, where they end. Missing values say nothing and have none. */
export function barsOf(
  weight: number,
  comparisons: readonly Comparison[],
): { start: number; bars: readonly (Bar & { comparison: Comparison })[]; silent: readonly Comparison[] } {
  const start = weight - comparisons.reduce((sum, one) => sum + one.weight, 0);
  const silent = comparisons.filter(({ level, weight: bits }) => level === 'missing' && bits === 0);
  let at = start;
  const bars = comparisons
    .filter((one) => !silent.includes(one))
    .map((comparison) => {
      const from = at;
      at += comparison.weight;
      return { comparison, from, to: at };
    });
  return { start, bars, silent };
}

/**
 * Why two are what they are thought to be: what speaks for and against, bar after bar, from what any two start with to what it
 * comes to. A table for who hears it, a chart beside it for who sees it.
 */
export function Waterfall(props: {
  /** Bits. */
  weight: number;
  /** That the machine's word is right. */
  probability: number;
  comparisons: readonly Comparison[];
  /** What both say of a comparison, where it is at hand. */
  values?: (comparison: Comparison) => readonly [string | null, string | null];
}) {
  const { t, fill } = useWording();
  const texts = t.web.waterfall;
  const { weight, probability, comparisons, values } = props;
  const { start, bars, silent } = barsOf(weight, comparisons);
  const ends = [0, start, weight, ...bars.map(({ to }) => to)];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const bits = new Intl.NumberFormat(t.locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const place = (bits: number) => ((bits - least) / (most - least || 1)) * 100;
  const bar = ({ from, to }: Bar, look: string) => (
    <td className="waterfall-chart" aria-hidden="true">
      <span className="waterfall-zero" style={{ left: `${place(0)}%` }} />
      <span
        className={`waterfall-bar ${look}`}
        style={{ left: `${place(Math.min(from, to))}%`, width: `${Math.abs(place(to) - place(from))}%` }}
      />
    </td>
  );
  const named = ({ field, otherField }: Comparison) =>
    [t.fields[field], ...(otherField && otherField !== field ? [t.fields[otherField]] : [])].join(' / ');
  return (
    <div className="waterfall">
      <table>
        <caption>{texts.caption}</caption>
        <tbody>
          <tr className="is-end">
            <th scope="row">{texts.start}</th>
            <td>{texts.startHint}</td>
            {bar({ from: 0, to: start }, 'is-start')}
            <td className="waterfall-bits">{bits.format(start)}</td>
          </tr>
          {bars.map(({ comparison, ...each }) => {
            const said = values?.(comparison) ?? [null, null];
            return (
              <tr key={`${comparison.field} ${comparison.otherField}`} data-for={comparison.weight > 0}>
                <th scope="row">{named(comparison)}</th>
                <td>
                  {texts.levels[comparison.level]}
                  {said[0] !== null && said[1] !== null && said[0] !== said[1] && (
                    <span className="waterfall-said" lang="vi">
                      {said[0]} ↔ {said[1]}
                    </span>
                  )}
                </td>
                {bar(each, comparison.weight > 0 ? 'is-for' : 'is-against')}
                <td className="waterfall-bits">{bits.format(comparison.weight)}</td>
              </tr>
            );
          })}
          <tr className="is-end">
            <th scope="row">{texts.end}</th>
            <td>{fill(texts.probability, { percent: showShare(probability, t.locale) })}</td>
            {bar({ from: 0, to: weight }, 'is-sum')}
            <td className="waterfall-bits">{bits.format(weight)}</td>
          </tr>
        </tbody>
      </table>
      {silent.length > 0 && (
        <p className="quiet">{fill(texts.silent, { fields: silent.map(named).join(', ') })}</p>
      )}
      <p className="quiet">{texts.hint}</p>
    </div>
  );
}

/** A probability in percent; never quite 0 or 100 %, which no comparison can say. */
export function showShare(probability: number, locale: string): string {
  const share = Math.min(0.9999, Math.max(0.0001, probability));
  const digits = share > 0.99 || share < 0.01 ? 2 : 0;
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(share);
}
