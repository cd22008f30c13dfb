import type { Bend, Box } from '#schemas/geometry.ts';
import { bendAt } from './bend.ts';
import { fitSag, type Sag, type Slope } from './fit-sag.ts';
import type { Bitmap } from './picture.ts';

const nodes = { columns: 41, rows: 9 };
/** Less than this share of the picture's shorter side is not worth drawing the page anew: 4 px of 2480. */
const leastBend = 4 / 2480;
/** So many times sharper must rows of ink be after straightening. */
const leastGain = 1.06;

/**
 * How far lines sag and rise on a page whose paper is not flat, leaf by leaf; null when they are straight enough. Found from how
 * far rows of ink (text, rulings, leader dots) shift from one narrow strip to the next. `ink` is upright, and may be small.
 */
export function findBend(ink: Bitmap, leaves: readonly Box[]): Bend | null {
  const sags = leaves.map((leaf) => fitSag(slopesOf(ink, leaf)));
  if (sags.every((sag) => sag === null)) return null;
  const down: number[] = [];
  for (let row = 0; row < nodes.rows; row += 1) {
    for (let column = 0; column < nodes.columns; column += 1) {
      const x = column / (nodes.columns - 1);
      const y = row / (nodes.rows - 1);
      down.push(sagAt(sags, leaves, x, y) / ink.height);
    }
  }
  const most = Math.max(...down.map(Math.abs)) * ink.height;
  if (most < leastBend * Math.min(ink.width, ink.height) || most > ink.height * 0.1) return null;
  const bend = { ...nodes, down };
  return sharpness(ink, bend) >= leastGain * sharpness(ink, null) ? bend : null;
}

/** In pixels of the copy. */
function sagAt(sags: readonly (Sag | null)[], leaves: readonly Box[], x: number, y: number): number {
  const at = leaves.findIndex((leaf) => x < leaf.left + leaf.width);
  const i = at < 0 ? leaves.length - 1 : at;
  const leaf = leaves[i];
  const sag = sags[i];
  if (leaf === undefined || sag === undefined || sag === null) return 0;
  return sag((x - leaf.left) / leaf.width, (y - leaf.top) / leaf.height);
}

/** Strips a leaf is cut into; a strip holds a few letters. */
const strips = 28;
/** Steepest shift looked for, of the strip's width: near a gutter lines may fall by a quarter. */
const steepest = 0.3;

/** Shifts between neighboring strips, window by window down the leaf. */
function slopesOf(ink: Bitmap, leaf: Box): Slope[] {
  const left = Math.round(leaf.left * ink.width);
  const width = Math.floor((leaf.width * ink.width) / strips);
  const top = Math.round(leaf.top * ink.height);
  const height = Math.min(ink.height - top, Math.round(leaf.height * ink.height));
  if (width < 8 || height < 64) return [];
  const profiles = Array.from({ length: strips }, (_, k) =>
    summed(profileOf(ink, left + k * width, width, top, height)),
  );
  const reach = Math.max(2, Math.round(width * steepest));
  // High enough for some lines, low enough for the bend to be one.
  const window = Math.max(48, Math.round(height / 14));
  const slopes: Slope[] = [];
  for (let k = 1; k < strips; k += 1) {
    const [before, after] = [profiles[k - 1] as Profile, profiles[k] as Profile];
    for (let y = reach; y + window + reach < height; y += window >> 1) {
      const shift = shiftOf(before, after, y, window, reach);
      if (shift === null) continue;
      slopes.push({
        x: k / strips,
        y: (y + window / 2) / height,
        fall: shift.by * strips,
        weight: shift.weight,
      });
    }
  }
  return slopes;
}

/** Ink of the rows of a strip, with its sums and the sums of its squares above each row: whole numbers, so nothing is lost. */
interface Profile {
  readonly rows: Float32Array;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

function summed(rows: Float32Array): Profile {
  const sums = new Float64Array(rows.length + 1);
  const squares = new Float64Array(rows.length + 1);
  for (let y = 0; y < rows.length; y += 1) {
    const ink = rows[y] as number;
    sums[y + 1] = (sums[y] as number) + ink;
    squares[y + 1] = (squares[y] as number) + ink * ink;
  }
  return { rows, sums, squares };
}

/** Ink in each row of a strip, blurred over three rows, less the mean around: what repeats is the lines. */
function profileOf(ink: Bitmap, left: number, width: number, top: number, height: number): Float32Array {
  const rows = new Float32Array(height);
  for (let y = 0; y < height; y += 1) {
    let sum = 0;
    for (let i = (top + y) * ink.width + left, end = i + width; i < end; i += 1) sum += ink.data[i] as number;
    rows[y] = sum;
  }
  const out = new Float32Array(height);
  for (let y = 1; y < height - 1; y += 1) {
    out[y] = (rows[y - 1] as number) + 2 * (rows[y] as number) + (rows[y + 1] as number);
  }
  return out;
}

/** Least likeness of two windows for their shift to count. */
const leastAlike = 0.5;

/** By how many pixels `after` lies below `before` in a window, to fractions; null where the two have nothing in common. */
function shiftOf(
  before: Profile,
  after: Profile,
  y: number,
  window: number,
  reach: number,
): { by: number; weight: number } | null {
  const alike = new Float32Array(2 * reach + 1);
  let best = 0;
  for (let by = -reach; by <= reach; by += 1) {
    alike[by + reach] = likeness(before, after, y, y + by, window);
    if ((alike[by + reach] as number) > (alike[best] as number)) best = by + reach;
  }
  const top = alike[best] as number;
  if (top < leastAlike || best === 0 || best === 2 * reach) return null;
  const [lower, upper] = [alike[best - 1] as number, alike[best + 1] as number];
  const curve = lower + upper - 2 * top;
  const part = curve < 0 ? (lower - upper) / (2 * curve) : 0;
  return { by: best - reach + part, weight: top * top };
}

/** Correlation, −1 to 1; 0 where a window is bare. */
function likeness(a: Profile, b: Profile, from: number, to: number, window: number): number {
  let ab = 0;
  for (let i = 0; i < window; i += 1) ab += (a.rows[from + i] as number) * (b.rows[to + i] as number);
  const sumA = (a.sums[from + window] as number) - (a.sums[from] as number);
  const sumB = (b.sums[to + window] as number) - (b.sums[to] as number);
  const aa = (a.squares[from + window] as number) - (a.squares[from] as number);
  const bb = (b.squares[to + window] as number) - (b.squares[to] as number);
  const spread = (aa - (sumA * sumA) / window) * (bb - (sumB * sumB) / window);
  return spread <= 0 ? 0 : (ab - (sumA * sumB) / window) / Math.sqrt(spread);
}

/** How unlike neighboring rows of ink are, as it stands or straightened. */
function sharpness({ width, height, data }: Bitmap, bend: Bend | null): number {
  const rows = new Float32Array(height + 2);
  const sunk = new Float32Array(width);
  for (let y = 0, i = 0; y < height; y += 1) {
    if (bend !== null && y % 8 === 0) {
      for (let x = 0; x < width; x += 1) sunk[x] = bendAt(bend, x / width, y / height) * height;
    }
    for (let x = 0; x < width; x += 1, i += 1) {
      if (data[i] === 0) continue;
      // Off the grid, or ink that lies on whole rows would look sharper than ink that was moved.
      const at = Math.max(0, Math.min(height, y - (sunk[x] as number) + ((i * 0.618034) % 1) - 0.5));
      const low = Math.floor(at);
      rows[low] = (rows[low] as number) + 1 - (at - low);
      rows[low + 1] = (rows[low + 1] as number) + at - low;
    }
  }
  let sum = 0;
  for (let y = 1; y < rows.length; y += 1) {
    const d = (rows[y] as number) - (rows[y - 1] as number);
    sum += d * d;
  }
  return sum;
}
