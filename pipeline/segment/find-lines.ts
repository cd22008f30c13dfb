import { type Component, components } from '../clean/components.ts';
import type { Bitmap } from '../clean/picture.ts';
import { type Column, xOf } from './find-columns.ts';
import type { Frame } from './frame.ts';

/** Ink of a column as seen along its own slope: heights as if its lines lay level. */
interface Leveled {
  /** Drop of the lines per pixel to the right. */
  readonly slope: number;
  /** Ink per level row; row 0 is `top`. */
  readonly rows: Float32Array;
  readonly top: number;
}

/**
 * Written lines of each column, top to bottom, as frames around their ink. Lines may slope, each column its own way (two
 * pages of a spread, a bent page): the slope is where the rows of ink are sharpest. Rules must be gone from `ink`.
 */
export function findLines(ink: Bitmap, columns: readonly Column[], area: Frame, unit: number): Frame[][] {
  const parts = columns.map((column) => only(ink, column, area));
  const leveled = parts.map((part) => level(part, area));
  const fullest = leveled.reduce((a, b) => (sum(b.rows) > sum(a.rows) ? b : a));
  const pitch = pitchOf(fullest.rows, unit);
  return parts.map((part, i) => linesOf(part, leveled[i] as Leveled, pitch, unit));
}

interface Part {
  readonly ink: Bitmap;
  readonly left: number;
}

/** The ink of one column alone; pixel 0 is `left` of the page, rows are the page's. */
function only(ink: Bitmap, column: Column, area: Frame): Part {
  const [top, bottom] = [Math.max(0, Math.floor(area.top)), Math.min(ink.height, Math.ceil(area.bottom))];
  const left = Math.max(0, Math.floor(Math.min(xOf(column.left, top), xOf(column.left, bottom))));
  const right = Math.min(ink.width, Math.ceil(Math.max(xOf(column.right, top), xOf(column.right, bottom))));
  const width = Math.max(1, right - left);
  const data = new Uint8Array(width * ink.height);
  for (let y = top; y < bottom; y += 1) {
    const from = Math.max(left, Math.ceil(xOf(column.left, y)));
    const to = Math.min(right, Math.floor(xOf(column.right, y)));
    data.set(
      ink.data.subarray(y * ink.width + from, y * ink.width + Math.max(from, to)),
      y * width + from - left,
    );
  }
  return { ink: { width, height: ink.height, data }, left };
}

const sum = (values: Float32Array): number => values.reduce((total, v) => total + v, 0);

function level(part: Part, area: Frame): Leveled {
  let best = rowsAlong(part, area, 0);
  let top = sharpness(best.rows) * 1.02;
  for (let slope = -0.035; slope <= 0.0351; slope += 0.0025) {
    const rows = rowsAlong(part, area, slope);
    const value = sharpness(rows.rows);
    if (value > top) {
      top = value;
      best = rows;
    }
  }
  return best;
}

function rowsAlong({ ink }: Part, area: Frame, slope: number): Leveled {
  const spare = Math.ceil(Math.abs(slope) * ink.width) + 2;
  const top = Math.floor(area.top) - spare;
  const rows = new Float32Array(Math.ceil(area.bottom) - top + spare);
  const drops = Int32Array.from({ length: ink.width }, (_, x) => Math.round(slope * x));
  for (let i = ink.data.indexOf(1); i !== -1; i = ink.data.indexOf(1, i + 1)) {
    const x = i % ink.width;
    const row = (i - x) / ink.width - (drops[x] as number) - top;
    if (row >= 0 && row < rows.length) rows[row] = (rows[row] as number) + 1;
  }
  return { slope, rows, top };
}

function sharpness(rows: Float32Array): number {
  let total = 0;
  for (let i = 2; i < rows.length; i += 1) total += ((rows[i] as number) - (rows[i - 2] as number)) ** 2;
  return total;
}

/** Usual distance of two lines: the shift at which the column's rows are most like themselves. */
export function pitchOf(rows: Float32Array, unit: number): number {
  const smooth = blur(rows, 3 * unit);
  const mean = sum(smooth) / smooth.length;
  const [least, most] = [Math.round(22 * unit), Math.round(160 * unit)];
  const alike: number[] = [];
  for (let shift = 0; shift <= most + 1; shift += 1) {
    let total = 0;
    for (let i = 0; i + shift < smooth.length; i += 1) {
      total += ((smooth[i] as number) - mean) * ((smooth[i + shift] as number) - mean);
    }
    alike.push(total / (smooth.length - shift));
  }
  const peaks: number[] = [];
  for (let shift = least; shift <= most; shift += 1) {
    const value = alike[shift] ?? 0;
    if (value > 0 && value >= (alike[shift - 1] ?? 0) && value > (alike[shift + 1] ?? 0)) peaks.push(shift);
  }
  const highest = Math.max(...peaks.map((shift) => alike[shift] ?? 0));
  const likeness = (shift: number): number => (alike[shift] ?? 0) / highest;
  // Entries of two lines each, with a rule between entries, are most like themselves two lines on.
  const isHalf = (shift: number): boolean =>
    peaks.some((other) => Math.abs(other - 2 * shift) <= 0.05 * other && likeness(other) > likeness(shift));
  return peaks.find((shift) => likeness(shift) > (isHalf(shift) ? 0.35 : 0.6)) ?? 50 * unit;
}

function blur(rows: Float32Array, sigma: number): Float32Array {
  const reach = Math.ceil(sigma * 3);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)),
  );
  const total = weights.reduce((a, b) => a + b, 0);
  return rows.map((_, y) => {
    let value = 0;
    for (let i = -reach; i <= reach; i += 1) value += (rows[y + i] ?? 0) * (weights[i + reach] as number);
    return value / total;
  });
}

export interface Band {
  readonly top: number;
  readonly bottom: number;
  readonly peak: number;
}

/** Crests of the smoothed rows, each with the valleys beside it. */
export function bandsOf(rows: Float32Array, pitch: number): Band[] {
  const smooth = blur(rows, pitch * 0.16);
  const crests: number[] = [];
  for (let y = 1; y < smooth.length - 1; y += 1) {
    const value = smooth[y] as number;
    if (value <= 0 || value < (smooth[y - 1] as number) || value <= (smooth[y + 1] as number)) continue;
    const last = crests.at(-1);
    if (last !== undefined && y - last < pitch * 0.5) {
      if (value > (smooth[last] as number)) crests[crests.length - 1] = y;
    } else crests.push(y);
  }
  const heights = crests.map((y) => smooth[y] as number).sort((a, b) => a - b);
  const usual = heights[Math.floor(heights.length * 0.7)] ?? 0;
  const lines = crests.filter((y) => (smooth[y] as number) >= usual * 0.12);
  return lines.map((peak, i) => {
    const [above, below] = [lines[i - 1], lines[i + 1]];
    const reach = pitch * 0.75;
    return {
      peak,
      top: above === undefined || peak - above > 1.5 * pitch ? peak - reach : lowest(smooth, above, peak),
      bottom: below === undefined || below - peak > 1.5 * pitch ? peak + reach : lowest(smooth, peak, below),
    };
  });
}

function lowest(rows: Float32Array, from: number, to: number): number {
  let best = Math.round((from + to) / 2);
  for (let y = from; y <= to; y += 1) if ((rows[y] as number) < (rows[best] as number)) best = y;
  return best;
}

function linesOf(part: Part, leveled: Leveled, pitch: number, unit: number): Frame[] {
  const bands = bandsOf(leveled.rows, pitch);
  const drop = (x: number): number => leveled.top + leveled.slope * x;
  const held = bands.map((): Frame[] => []);
  for (const patch of components(part.ink)) {
    if (patch.area < 12 * unit * unit) continue;
    for (const [i, piece] of share(patch, bands, drop, part.ink.width)) held[i]?.push(piece);
  }
  return bands.flatMap((band, i) => {
    const pieces = held[i] ?? [];
    if (pieces.length === 0) return [];
    const frame = {
      left: Math.min(...pieces.map((p) => p.left)) + part.left,
      right: Math.max(...pieces.map((p) => p.right)) + part.left,
      top: Math.min(...pieces.map((p) => p.top)),
      bottom: Math.max(...pieces.map((p) => p.bottom)),
    };
    const high = frame.bottom - frame.top;
    return frame.right - frame.left < 10 * unit || high < pitch * 0.2 || high > (band.bottom - band.top) * 2.5
      ? []
      : [frame];
  });
}

/** A patch goes to the band of its middle; one as tall as two lines is shared between the bands it crosses. */
function share(
  patch: Component,
  bands: readonly Band[],
  drop: (x: number) => number,
  width: number,
): [number, Frame][] {
  const base = drop((patch.left + patch.right) / 2);
  const [top, bottom] = [patch.top - base, patch.bottom - base];
  const middle = (top + bottom) / 2;
  const home = bands.findIndex((band) => middle >= band.top && middle < band.bottom);
  const crossed = bands.flatMap((band, i) => (band.peak > top && band.peak < bottom ? [i] : []));
  if (crossed.length <= 1) {
    const at = crossed[0] ?? home;
    return at < 0 ? [] : [[at, patch]];
  }
  const pieces = new Map<number, { left: number; right: number; top: number; bottom: number }>();
  for (let i = 0; i < patch.runs.length; i += 2) {
    const start = patch.runs[i] as number;
    const x = start % width;
    const y = (start - x) / width;
    const at = bands.findIndex((band) => y - base >= band.top && y - base < band.bottom);
    if (at < 0) continue;
    const right = x + (patch.runs[i + 1] as number);
    const piece = pieces.get(at);
    if (piece === undefined) pieces.set(at, { left: x, right, top: y, bottom: y + 1 });
    else {
      piece.left = Math.min(piece.left, x);
      piece.right = Math.max(piece.right, right);
      piece.bottom = y + 1;
    }
  }
  return [...pieces];
}
