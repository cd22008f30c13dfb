import type { DrawLine } from '#schemas/api/quality.ts';
import { useWording } from '../shared/wording.tsx';
import { classes } from './classes.ts';

/** A square for every drawn field, in the order of the book: right, wrong, or waiting for its second answer. */
export function DrawStrip({ draws }: { draws: readonly DrawLine[] }) {
  const { t, fill } = useWording();
  const texts = t.web.quality;
  const count = (lines: readonly DrawLine[], outcome: DrawLine['outcome']): number =>
    lines.filter((line) => line.outcome === outcome).length;
  return (
    <>
      {classes.map((name) => {
        const lines = draws.filter((line) => line.critical === (name === 'critical'));
        const label = fill(texts.stripLabel, {
          right: count(lines, 'right'),
          wrong: count(lines, 'wrong'),
          waiting: count(lines, 'waiting'),
        });
        return (
          <figure key={name} className="draw-strip">
            <figcaption>
              {texts.classes[name]} <span className="quiet">{label}</span>
            </figcaption>
            <div role="img" aria-label={label}>
              {lines.map((line, at) => (
                <i
                  // biome-ignore lint/suspicious/noArrayIndexKey: a drawn field keeps its place
                  key={at}
                  className={`is-${line.outcome}`}
                  title={`${fill(texts.place, { page: line.pageNumber, ordinal: line.ordinal })}: ${t.fields[line.field]}`}
                />
              ))}
            </div>
          </figure>
        );
      })}
    </>
  );
}
