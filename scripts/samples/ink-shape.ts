import type { Outline } from './outline.ts';
import type { Random } from './random.ts';
import type { Writer } from './writer.ts';

/** A line of ink at a place of the page, millimeters; each line is pressed a little differently. */
export function inkShape(writer: Writer, ink: Outline, x: number, baseline: number, random: Random): string {
  const press = (0.82 + random.next() * 0.18).toFixed(2);
  return (
    `<path transform="translate(${x.toFixed(2)} ${baseline.toFixed(2)})" d="${ink.path}" fill="${writer.color}" ` +
    `stroke="${writer.color}" stroke-width="${writer.penMm.toFixed(2)}" opacity="${press}"/>`
  );
}
