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

/** Row by row of memory in both directions: column by column would wait for memory at every pixel. */
function sweep(data: Uint8Array, out: Uint8Array, way: Direction): void {
  if (way.step === 1) {
    for (let at = 0; at < way.across; at += 1) sweepLine(data, out, at, way);
    return;
  }
  const { along, across, step } = way;
  const gap = Math.round(3 * way.unit);
  const least = Math.round(way.least);
  const froms = new Int32Array(across);
  const lasts = new Int32Array(across);
  // Eight columns at once are passed over where there is neither ink nor a run going on: most of a page.
  const eights = Math.ceil(across / 8);
  const row = new Uint8Array(8 * eights);
  const open = new Uint8Array(8 * eights);
  const [rowEights, openEights] = [new Float64Array(row.buffer), new Float64Array(open.buffer)];
  for (let i = 0; i < along; i += 1) {
    row.set(data.subarray(i * step, i * step + across));
    for (let k = 0; k < eights; k += 1) {
      if (rowEights[k] === 0 && openEights[k] === 0) continue;
      for (let at = 8 * k, end = at + 8; at < end; at += 1) {
        if (row[at] === 1) {
          if (open[at] === 0) froms[at] = i;
          open[at] = 1;
          lasts[at] = i;
        } else if (open[at] === 1 && i - (lasts[at] as number) > gap) {
          if ((lasts[at] as number) - (froms[at] as number) + 1 >= least)
            judge(data, out, at, froms[at] as number, lasts[at] as number, way);
          open[at] = 0;
        }
      }
    }
  }
  for (let at = 0; at < across; at += 1) {
    const from = froms[at] as number;
    if (open[at] === 1 && (lasts[at] as number) - from + 1 >= least)
      judge(data, out, at, from, lasts[at] as number, way);
  }
}

/** Along a row, whose pixels lie side by side. */
function sweepLine(data: Uint8Array, out: Uint8Array, at: number, way: Direction): void {
  const gap = Math.round(3 * way.unit);
  const least = Math.round(way.least);
  const base = at * way.stride;
  let from = -1;
  let last = -1;
  for (let i = 0; i < way.along; i += 1) {
    if (data[base + i] === 1) {
      if (from < 0) from = i;
      last = i;
    } else if (from < 0) {
      const next = data.indexOf(1, base + i);
      if (next < 0 || next >= base + way.along) return;
      i = next - base - 1;
    } else if (i - last > gap) {
      if (last - from + 1 >= least) judge(data, out, at, from, last, way);
      from = -1;
    }
  }
  if (from >= 0 && last - from + 1 >= least) judge(data, out, at, from, last, way);
}

/** Wipes a run that is long enough, if it is a rule. */
function judge(
  data: Uint8Array,
  out: Uint8Array,
  at: number,
  from: number,
  last: number,
  way: Direction,
): void {
  const base = at * way.stride;
  if (isSolid(data, base, way.step, from, last))
    wipe(data, out, base, at, from, last, way, Math.ceil(24 * way.unit));
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
