import { type Component, components, erase } from '../clean/components.ts';
import type { Bitmap } from '../clean/picture.ts';
import { type CoreRows, coreRows } from './core-rows.ts';
import { type RowRuns, rowRuns, strokeWidth } from './row-runs.ts';
import { slantOf } from './slant.ts';

/** A line as the line model takes it: one byte a pixel, 0 paper to 255 ink, 48 rows, a multiple of 4 columns. */
export interface LineMap {
  readonly width: number;
  readonly height: typeof lineHeight;
  readonly data: Uint8Array;
}

export const lineHeight = 48;
/** The ink's height, and white above, below and beside it. */
const inkHeight = 40;
const margin = 4;
/** Small letters are drawn no taller: else a line without ascenders and descenders comes out twice as large. */
const tallestCore = 20;
const largestScale = 2;
const narrowest = 32;
/** Lean up to this is left alone: tan 8°. */
const uprightEnough = Math.tan((8 * Math.PI) / 180);

/**
 * The one way a line is prepared for the line model, in training and in use: specks dropped, a slant of more than 8° undone,
 * cut to the ink, scaled to 40 of 48 rows by exact area coverage. Null when nothing is written. The ink must be free of form
 * lines and neighbors (`cleanLine`). Changing anything here makes every trained model worse: train anew.
 */
export function normalizeLine(ink: Bitmap, options: { upright?: boolean } = {}): LineMap | null {
  const writing = withoutSpecks(ink);
  const runs = rowRuns(writing);
  if (runs.starts.length === 0) return null;
  const slant = options.upright === false ? 0 : slantOf(runs, writing);
  const lean = Math.abs(slant) > uprightEnough ? slant : 0;
  const frame = frameOf(runs, writing.height, lean);
  const scale = Math.min(
    inkHeight / (frame.bottom - frame.top),
    tallestCore / Math.max(4, coreHeight(frame.counts.subarray(frame.top, frame.bottom))),
    largestScale,
  );
  const inkWidth = (frame.right - frame.left) * scale;
  const width = Math.max(narrowest, Math.ceil((inkWidth + 2 * margin) / 4) * 4);
  const cover = new Float32Array(width * lineHeight);
  const above = (lineHeight - (frame.bottom - frame.top) * scale) / 2;
  for (let y = frame.top; y < frame.bottom; y += 1) {
    const shift = lean * (y - writing.height / 2) - frame.left;
    const from = (y - frame.top) * scale + above;
    for (let i = runs.rows[y] as number; i < (runs.rows[y + 1] as number); i += 1) {
      const left = ((runs.starts[i] as number) + shift) * scale + margin;
      const right = ((runs.ends[i] as number) + shift) * scale + margin;
      paint(cover, width, { left, right, top: from, bottom: from + scale });
    }
  }
  const data = new Uint8Array(cover.length);
  for (let i = 0; i < data.length; i += 1) data[i] = Math.min(255, Math.round((cover[i] as number) * 255));
  return { width, height: lineHeight, data };
}

/** Rows with nearly half as much ink as the fullest one: the small letters' height, or the capitals' where there are none. */
function coreHeight(counts: Int32Array): number {
  const fullest = counts.reduce((most, count) => Math.max(most, count), 0);
  return counts.reduce((rows, count) => rows + (count > fullest * 0.45 ? 1 : 0), 0);
}

/** Adds a rectangle's share of each pixel it touches. */
function paint(
  cover: Float32Array,
  width: number,
  at: { left: number; right: number; top: number; bottom: number },
): void {
  const lastRow = Math.min(lineHeight, Math.ceil(at.bottom));
  const lastColumn = Math.min(width, Math.ceil(at.right));
  for (let y = Math.max(0, Math.floor(at.top)); y < lastRow; y += 1) {
    const tall = Math.min(at.bottom, y + 1) - Math.max(at.top, y);
    for (let x = Math.max(0, Math.floor(at.left)); x < lastColumn; x += 1) {
      const wide = Math.min(at.right, x + 1) - Math.max(at.left, x);
      const i = y * width + x;
      cover[i] = (cover[i] as number) + wide * tall;
    }
  }
}

/** Without patches of less than a third of a pen dot, and small ones far above or below everything else. */
function withoutSpecks(ink: Bitmap): Bitmap {
  const out = { ...ink, data: ink.data.slice() };
  const runs = rowRuns(ink);
  const dot = strokeWidth(runs) ** 2;
  const core = coreRows(rowCounts(runs, ink.height));
  const patches = components(ink);
  const astray = strays(patches, core);
  for (const patch of patches) {
    if (patch.area < Math.max(2, dot * 0.3) || astray.has(patch)) erase(out, patch);
  }
  return out;
}

/** Of a line's ink at most, and this far from any letter or mark in heights of small letters: a speck, the rest of a rule. */
const strayShare = 0.03;
const strayGap = 1;

/**
 * Patches above or below the small letters that hang on nothing: no letter is near, nor a mark that is. One of them is enough
 * to draw the whole line small.
 */
function strays(patches: readonly Component[], core: CoreRows): ReadonlySet<Component> {
  const tall = Math.max(4, core.bottom - core.top);
  const area = patches.reduce((sum, patch) => sum + patch.area, 0);
  const kept: Component[] = [];
  let open: Component[] = [];
  for (const patch of patches) {
    const isInside = patch.bottom > core.top && patch.top < core.bottom;
    (isInside || patch.area > strayShare * area ? kept : open).push(patch);
  }
  for (let i = 0; i < kept.length && open.length > 0; i += 1) {
    const from = kept[i] as Component;
    const near = open.filter((patch) => distance(from, patch) < strayGap * tall);
    if (near.length === 0) continue;
    kept.push(...near);
    open = open.filter((patch) => !near.includes(patch));
  }
  return new Set(open);
}

function distance(a: Component, b: Component): number {
  const across = Math.max(0, a.left - b.right, b.left - a.right);
  const down = Math.max(0, a.top - b.bottom, b.top - a.bottom);
  return Math.hypot(across, down);
}

function rowCounts(runs: RowRuns, height: number): Int32Array {
  const counts = new Int32Array(height);
  for (let y = 0; y < height; y += 1) {
    for (let i = runs.rows[y] as number; i < (runs.rows[y + 1] as number); i += 1)
      counts[y] = (counts[y] as number) + (runs.ends[i] as number) - (runs.starts[i] as number);
  }
  return counts;
}

/** The ink's frame after the lean is undone; rows at its rim with less ink than half a dot do not count. */
function frameOf(runs: RowRuns, height: number, lean: number) {
  const counts = rowCounts(runs, height);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const spare = Math.min(total * 0.002, strokeWidth(runs) ** 2 * 0.4);
  let [top, bottom] = [0, height];
  for (
    let left = spare - (counts[top] as number);
    top < bottom - 1 && left >= 0;
    left -= counts[top] as number
  )
    top += 1;
  for (
    let left = spare - (counts[bottom - 1] as number);
    bottom > top + 1 && left >= 0;
    left -= counts[bottom - 1] as number
  ) {
    bottom -= 1;
  }
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let y = top; y < bottom; y += 1) {
    const [first, last] = [runs.rows[y] as number, (runs.rows[y + 1] as number) - 1];
    if (last < first) continue;
    const shift = lean * (y - height / 2);
    left = Math.min(left, (runs.starts[first] as number) + shift);
    right = Math.max(right, (runs.ends[last] as number) + shift);
  }
  return { top, bottom, left, right, counts };
}
