import type { Box } from '#schemas/geometry.ts';
import type { Bitmap, Gray } from './picture.ts';

/** Two pages side by side are at least so much wider than high; a page alone is higher than wide, a table across may not be. */
const leastAspect = 1.05;
/** How many tones darker than the paper beside it a fold is, at least. */
const leastShadow = 3;
/** A gap of nothing but paper from top to bottom is a fold too, if it has this share of the width; frames and titles cross other gaps. */
const leastGap = 0.012;

/**
 * The pages on a picture, left to right: one box, or two where it shows a spread. A fold is a shadow, or a bare strip from top to
 * bottom, near the middle of what is written on. `gray` is the picture as it was lit, `ink` the same size; both upright, and may
 * be small.
 */
export function findLeaves(ink: Bitmap, gray: () => Gray): Box[] {
  const whole = [{ left: 0, top: 0, width: 1, height: 1 }];
  const [top, bottom] = mainBand(ink);
  const inked = inkOfColumns(ink, top, bottom);
  const left = inked.findIndex((share) => share > 0.01);
  const right = inked.findLastIndex((share) => share > 0.01) + 1;
  if (left < 0 || right - left < leastAspect * (bottom - top)) return whole;
  const fold = findFold(gray(), inked, { left, right, top, bottom });
  if (fold === null) return whole;
  const spare = Math.round((bottom - top) * 0.02);
  const leaf = (from: number, to: number): Box => {
    const [l, t] = [Math.max(0, from), Math.max(0, top - spare)];
    const [r, b] = [Math.min(ink.width, to), Math.min(ink.height, bottom + spare)];
    return {
      left: l / ink.width,
      top: t / ink.height,
      width: (r - l) / ink.width,
      height: (b - t) / ink.height,
    };
  };
  return [leaf(left - spare, fold), leaf(fold, right + spare)];
}

/** Rows of the part with the most ink, from gap to gap of at least a 25th of the height. */
function mainBand({ width, height, data }: Bitmap): [top: number, bottom: number] {
  let best = { top: 0, bottom: height, sum: 0 };
  let now: { top: number; bottom: number; sum: number } | null = null;
  for (let y = 0; y < height; y += 1) {
    let sum = 0;
    for (let i = y * width, end = i + width; i < end; i += 1) sum += data[i] as number;
    if (sum < width * 0.004) continue;
    if (now === null || y - now.bottom > height / 25) now = { top: y, bottom: y + 1, sum: 0 };
    now.bottom = y + 1;
    now.sum += sum;
    if (now.sum > best.sum) best = now;
  }
  return [best.top, best.bottom];
}

/** Share of ink in each column. */
function inkOfColumns({ width, data }: Bitmap, top: number, bottom: number): Float32Array {
  const sums = new Float32Array(width);
  for (let y = top; y < bottom; y += 1) {
    for (let x = 0, i = y * width; x < width; x += 1, i += 1) {
      if (data[i] === 1) sums[x] = (sums[x] as number) + 1;
    }
  }
  return sums.map((sum) => sum / Math.max(1, bottom - top));
}

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The column of the fold, or null. */
function findFold(gray: Gray, inked: Float32Array, area: Area): number | null {
  const wide = area.right - area.left;
  // Rulings are narrow and dark; a fold's shadow is broad.
  const paper = closed(paperOfColumns(gray, area), Math.max(2, Math.round(wide / 500)));
  const reach = Math.round(wide * 0.05);
  const near = Math.max(1, Math.round(wide * 0.003));
  const found: { x: number; score: number }[] = [];
  for (let x = Math.round(area.left + wide * 0.38); x < area.left + wide * 0.62; x += 1) {
    const shadow = depthAt(paper, x, reach);
    const text = textAround(inked, x, near);
    const gap = text < 0.003 ? gapAround(inked, x) / wide : 0;
    if (shadow < leastShadow && gap < leastGap) continue;
    const off = Math.abs(x - (area.left + area.right) / 2) / wide;
    const bare = 0.5 * (1 - Math.min(1, text / 0.1));
    const score = Math.min(1, shadow / 8) + Math.min(1, gap / 0.03) + bare - 4 * off;
    found.push({ x, score });
  }
  const best = Math.max(...found.map((one) => one.score));
  if (best < leastScore) return null;
  // The middle of all that is about as good: a fold is broad, and its darkest column often is the ruling beside it.
  const good = found.filter((one) => one.score > best - 0.3);
  return Math.round(good.reduce((sum, one) => sum + one.x, 0) / good.length);
}

/** A faint shadow off the middle with writing across it is none. */
const leastScore = 0.6;

/** For each column the tone that a seventh of its pixels reach: the paper's, whatever is written. */
function paperOfColumns({ width, data }: Gray, { top, bottom }: Area): Float32Array {
  const out = new Float32Array(width);
  const counts = new Uint32Array(256);
  for (let x = 0; x < width; x += 1) {
    counts.fill(0);
    let seen = 0;
    for (let y = top; y < bottom; y += 2, seen += 1) {
      const v = data[y * width + x] as number;
      counts[v] = (counts[v] as number) + 1;
    }
    let left = seen * 0.15;
    let v = 255;
    for (; v > 0 && left > (counts[v] as number); v -= 1) left -= counts[v] as number;
    out[x] = v;
  }
  return out;
}

/** Fills valleys up to 2 · `half` wide. */
function closed(values: Float32Array, half: number): Float32Array {
  const around = (list: Float32Array, x: number): Float32Array =>
    list.subarray(Math.max(0, x - half), x + half + 1);
  const raised = values.map((_, x) => Math.max(...around(values, x)));
  return raised.map((_, x) => Math.min(...around(raised, x)));
}

/** How much darker than the brightest within reach, on the side where the difference is less. */
function depthAt(values: Float32Array, x: number, reach: number): number {
  const left = Math.max(...values.subarray(Math.max(0, x - reach), x + 1));
  const right = Math.max(...values.subarray(x, x + reach + 1));
  return Math.min(left, right) - (values[x] as number);
}

/** Mean share of ink, rulings left out. */
function textAround(inked: Float32Array, x: number, near: number): number {
  const text = inked.subarray(x - near, x + near + 1).filter((share) => share < 0.25);
  return text.reduce((sum, share) => sum + share, 0) / Math.max(1, text.length);
}

/** How many bare columns there are around. */
function gapAround(inked: Float32Array, x: number): number {
  let [from, to] = [x, x];
  while (from > 0 && (inked[from - 1] as number) < 0.003) from -= 1;
  while (to < inked.length - 1 && (inked[to + 1] as number) < 0.003) to += 1;
  return to - from + 1;
}
