import type { BookQuality, ErrorEstimate } from '#schemas/api/quality.ts';
import { useWording } from '../shared/wording.tsx';
import { classes } from './classes.ts';

const sources = ['all', 'rekey', 'gold'] as const;

/** The axis is made for these: a few known answers alone say little, and their bar may run out of it. */
const proving = ['all', 'rekey'] as const;

/** Round numbers an axis may end at. */
const ends = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

/** The estimated share of wrong fields of both classes, with its interval, over one axis. */
export function Estimates({ quality }: { quality: BookQuality }) {
  const { t, fill } = useWording();
  const texts = t.web.quality;
  const number = new Intl.NumberFormat(t.locale);
  const percent = new Intl.NumberFormat(t.locale, { style: 'percent', maximumFractionDigits: 2 });
  const plan = quality.rounds.at(-1)?.plan ?? quality.next;
  const highest = Math.max(
    ...classes.flatMap((name) => [
      ...proving.map((source) => quality.estimates[name][source].high ?? 0),
      (plan?.[name].aql ?? 1) / 50,
    ]),
  );
  const end = ends.find((one) => one >= highest) ?? 1;
  return (
    <section className="card quality-part is-wide">
      <h2>{texts.estimate}</h2>
      <p className="quiet">{texts.estimateHint}</p>
      {classes.map((name) => (
        <div key={name} className="estimates">
          <h3>
            {texts.classes[name]} <span className="quiet">{texts.classHints[name]}</span>
          </h3>
          {sources.map((source) => {
            const estimate = quality.estimates[name][source];
            return (
              <div key={source} className={`estimate is-${source}`}>
                <span className="estimate-source">{texts.sources[source]}</span>
                <Interval estimate={estimate} end={end} aql={plan ? plan[name].aql / 100 : null} />
                {estimate.of === 0 || estimate.low === null || estimate.high === null ? (
                  <span className="quiet">{texts.estimateNone}</span>
                ) : (
                  <>
                    <span>{fill(texts.estimateSeen, { wrong: estimate.wrong, of: estimate.of })}</span>
                    <strong>
                      {fill(texts.estimateRange, {
                        low: percent.format(estimate.low),
                        high: percent.format(estimate.high),
                      })}
                    </strong>
                  </>
                )}
              </div>
            );
          })}
        </div>
      ))}
      <div className="estimate is-axis" aria-hidden="true">
        <span />
        <span className="estimate-axis">
          {[0, 0.5, 1].map((at) => (
            <span key={at}>{percent.format(at * end)}</span>
          ))}
        </span>
        <span className="estimate-aql">
          {plan &&
            classes
              .map(
                (name) =>
                  `${texts.classes[name]}: ${fill(texts.aql, { aql: number.format(plan[name].aql) })}`,
              )
              .join(' · ')}
        </span>
      </div>
    </section>
  );
}

/** A bar from low to high with a dot at the share seen; what it shows is said beside it. */
function Interval(props: { estimate: ErrorEstimate; end: number; aql: number | null }) {
  const { wrong, of, low, high } = props.estimate;
  const at = (share: number): string => `${(share / props.end) * 100}%`;
  return (
    <svg className="interval" aria-hidden="true">
      <line className="interval-base" x1="0" x2="100%" y1="50%" y2="50%" />
      {props.aql !== null && (
        <line className="interval-aql" x1={at(props.aql)} x2={at(props.aql)} y1="0" y2="100%" />
      )}
      {low !== null && high !== null && (
        <line
          className="interval-bar"
          x1={at(Math.min(low, props.end))}
          x2={at(Math.min(Math.max(high, low + props.end / 400), props.end))}
          y1="50%"
          y2="50%"
        />
      )}
      {of > 0 && wrong / of <= props.end && (
        <circle className="interval-dot" cx={at(wrong / of)} cy="50%" r="5" />
      )}
    </svg>
  );
}
