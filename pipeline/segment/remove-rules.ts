import type { Bitmap } from '../clean/picture.ts';

/**
 * Erases printed lines: straight runs of ink longer than any letter stroke (90 px lying, 150 px upright at 300 dpi) and
 * no thicker than they are elsewhere, so that a stroke across a line stays whole. `unit`: dpi / 300.
 */
export function removeRules(ink: Bitmap, unit: number): void {
  const { width, height, data } = ink;
  const out = data.slice();
  sweep(data, out, { along: width, across: height, step: 1, stride: width, least: 90 * unit, unit });
  sweep(data, out, { along: height, across: width, step: width, stride: 1, least: 150 * unit, unit });
  data.set(out);
}

interface Direction {
  readonly along: number;
  readonly across: number;
  readonly step: number;
  readonly stride: number;
  readonly least: number;
  readonly unit: number;
}

function sweep(data: Uint8Array, out: Uint8Array, way: Direction): void {
  const { along, across, step, stride, unit } = way;
  const thickest = Math.ceil(24 * unit);
  const gap = Math.round(3 * unit);
  const least = Math.round(way.least);
  for (let at = 0; at < across; at += 1) {
    const base = at * stride;
    let from = -1;
    let last = -1;
    for (let i = 0; i <= along; i += 1) {
      const dark = i < along && data[base + i * step] === 1;
      if (dark) {
        if (from < 0) from = i;
        last = i;
      } else if (from >= 0 && (i - last > gap || i === along)) {
        if (last - from + 1 >= least && isSolid(data, base, step, from, last)) {
          wipe(data, out, base, at, from, last, way, thickest);
        }
        from = -1;
      }
    }
  }
}

/** At least nine pixels in ten are ink: dotted lines with narrow gaps are not rules. */
function isSolid(data: Uint8Array, base: number, step: number, from: number, to: number): boolean {
  let dark = 0;
  for (let i = from; i <= to; i += 1) dark += data[base + i * step] as number;
  return dark >= (to - from + 1) * 0.9;
}

function wipe(
  data: Uint8Array,
  out: Uint8Array,
  base: number,
  at: number,
  from: number,
  to: number,
  { across, step, stride, unit }: Direction,
  thickest: number,
): void {
  const extents = new Uint8Array(to - from + 1);
  const counts = new Uint32Array(thickest + 2);
  for (let i = from; i <= to; i += 1) {
    const pixel = base + i * step;
    let extent = data[pixel] as number;
    for (let k = 1; extent > 0 && extent <= thickest && at - k >= 0 && data[pixel - k * stride] === 1; k += 1)
      extent += 1;
    for (
      let k = 1;
      extent > 0 && extent <= thickest && at + k < across && data[pixel + k * stride] === 1;
      k += 1
    ) {
      extent += 1;
    }
    extents[i - from] = extent;
    counts[extent] = (counts[extent] ?? 0) + 1;
  }
  let half = (to - from + 1) / 2;
  let median = 0;
  while (half > (counts[median] ?? 0) && median <= thickest) {
    half -= counts[median] ?? 0;
    median += 1;
  }
  if (median > thickest) return;
  const limit = median + Math.max(2, Math.round(2 * unit));
  for (let i = from; i <= to; i += 1) if ((extents[i - from] as number) <= limit) out[base + i * step] = 0;
}
