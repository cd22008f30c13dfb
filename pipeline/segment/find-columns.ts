import type { Bitmap } from '../clean/picture.ts';
import type { Frame } from './frame.ts';

/** An upright line that may lean: x = at + lean · y, in pixels. */
export interface Upright {
  readonly at: number;
  readonly lean: number;
}

/** A text column between two upright lines. */
export interface Column {
  readonly left: Upright;
  readonly right: Upright;
}

export const xOf = (line: Upright, y: number): number => line.at + line.lean * y;

/**
 * The `count` columns of an area, left to right, cut at its upright rulings (which `ink` must still have). Where
 * rulings make more strips than columns (double lines, the gutter), those with most ink are the columns; where they make
 * fewer, the widest is cut at its emptiest place.
 */
export function findColumns(ink: Bitmap, area: Frame, count: number, unit: number): Column[] {
  const separators = uprights(ink, area, unit);
  const edges: Upright[] = [{ at: area.left, lean: 0 }, ...separators, { at: area.right, lean: 0 }];
  const middle = (area.top + area.bottom) / 2;
  const narrowest = (area.right - area.left) * 0.02;
  let strips = edges.slice(1).flatMap((right, i) => {
    const left = edges[i] as Upright;
    return xOf(right, middle) - xOf(left, middle) < narrowest ? [] : [{ left, right }];
  });
  while (strips.length < count) strips = cutWidest(ink, strips, area);
  const inkOf = new Map(strips.map((strip) => [strip, inkIn(ink, strip, area)]));
  const most = [...strips].sort((a, b) => (inkOf.get(b) ?? 0) - (inkOf.get(a) ?? 0)).slice(0, count);
  return strips.filter((strip) => most.includes(strip));
}

/** Paints the columns' borders as paper, so that words on both sides do not hang together. */
export function cutApart(ink: Bitmap, columns: readonly Column[], area: Frame, unit: number): void {
  const half = Math.max(1, Math.round(2 * unit));
  for (let y = Math.max(0, Math.floor(area.top)); y < Math.min(ink.height, area.bottom); y += 1) {
    for (const line of columns.flatMap((column) => [column.left, column.right])) {
      const x = Math.round(xOf(line, y));
      const row = y * ink.width;
      ink.data.fill(0, row + Math.max(0, x - half), row + Math.max(0, Math.min(ink.width, x + half + 1)));
    }
  }
}

/** Upright lines that have ink on half of the area's rows at least, broken and leaning ones too; no text is that dense. */
function uprights(ink: Bitmap, area: Frame, unit: number): Upright[] {
  const middle = (area.top + area.bottom) / 2;
  const strokes = narrowStrokes(ink, area, 20 * unit);
  const rows = Math.floor((area.bottom - area.top) / rowStep);
  const found: (Upright & { cover: number; x: number })[] = [];
  for (let lean = -0.012; lean <= 0.0121; lean += 0.0015) {
    const change = new Int32Array(ink.width + 2);
    for (const { left, right, y } of strokes) {
      const shift = Math.round(lean * (y - middle));
      const from = Math.max(0, Math.min(ink.width, left - 1 - shift));
      const to = Math.max(0, Math.min(ink.width, right + 1 - shift));
      change[from] = (change[from] ?? 0) + 1;
      change[to] = (change[to] ?? 0) - 1;
    }
    let sum = 0;
    for (let x = 0; x < ink.width; x += 1) {
      sum += change[x] ?? 0;
      if (sum >= rows * 0.5) found.push({ at: x - lean * middle, lean, cover: sum, x });
    }
  }
  const kept: typeof found = [];
  for (const line of found.sort((a, b) => b.cover - a.cover)) {
    if (kept.every((other) => Math.abs(other.x - line.x) > 14 * unit)) kept.push(line);
  }
  return kept.sort((a, b) => a.x - b.x);
}

const rowStep = 2;

interface Stroke {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** Runs of ink on every second row of the area, none wider than a rule can be. */
function narrowStrokes(ink: Bitmap, area: Frame, widest: number): Stroke[] {
  const out: Stroke[] = [];
  const [from, to] = [Math.max(0, Math.floor(area.left)), Math.min(ink.width, Math.ceil(area.right))];
  for (let y = Math.max(0, Math.floor(area.top)); y < Math.min(ink.height, area.bottom); y += rowStep) {
    const row = y * ink.width;
    for (let x = from; x < to; x += 1) {
      if (ink.data[row + x] !== 1) continue;
      const left = x;
      while (x < to && ink.data[row + x] === 1) x += 1;
      if (x - left <= widest) out.push({ left, right: x, y });
    }
  }
  return out;
}

function inkIn(ink: Bitmap, strip: Column, area: Frame): number {
  let sum = 0;
  for (let y = Math.floor(area.top); y < area.bottom; y += 3) {
    for (let x = Math.ceil(xOf(strip.left, y)); x < xOf(strip.right, y); x += 1)
      sum += ink.data[y * ink.width + x] ?? 0;
  }
  return sum;
}

function cutWidest(ink: Bitmap, strips: readonly Column[], area: Frame): Column[] {
  const y = (area.top + area.bottom) / 2;
  const widths = strips.map((strip) => xOf(strip.right, y) - xOf(strip.left, y));
  const widest = widths.indexOf(Math.max(...widths));
  const strip = strips[widest] as Column;
  const [from, to] = [xOf(strip.left, y), xOf(strip.right, y)];
  const step = Math.max(2, (to - from) / 60);
  let emptiest = (from + to) / 2;
  let least = Number.POSITIVE_INFINITY;
  for (let x = from + (to - from) * 0.2; x < to - (to - from) * 0.2; x += step) {
    const around = { left: { at: x - step, lean: 0 }, right: { at: x + step, lean: 0 } };
    const sum = inkIn(ink, around, area);
    if (sum < least) {
      least = sum;
      emptiest = x;
    }
  }
  const cut = { at: emptiest, lean: 0 };
  return [
    ...strips.slice(0, widest),
    { left: strip.left, right: cut },
    { left: cut, right: strip.right },
  ].concat(strips.slice(widest + 1));
}
