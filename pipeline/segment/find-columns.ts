import type { Bitmap } from '../clean/picture.ts';
import type { Frame } from './frame.ts';
import type { Rule } from './remove-rules.ts';

/** An upright line that may lean: x = at + lean · y, in pixels. */
interface Upright {
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
 * The `count` columns of an area, left to right, cut at the upright rulings that run down at least a third of it. Where
 * rulings make more strips than columns (double lines, the gutter), those with most ink are the columns; where they make
 * fewer, the widest is cut at its emptiest place.
 */
export function findColumns(
  ink: Bitmap,
  rules: readonly Rule[],
  area: Frame,
  count: number,
  unit: number,
): Column[] {
  const separators = uprights(rules, area, unit);
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

/** Upright rules grouped by place, those that cover a third of the area's height; leaning ones with their lean. */
function uprights(rules: readonly Rule[], area: Frame, unit: number): Upright[] {
  const pieces = rules
    .filter((rule) => !rule.lies && rule.at > area.left && rule.at < area.right)
    .filter((rule) => rule.to > area.top && rule.from < area.bottom)
    .sort((a, b) => a.at - b.at);
  const groups: Rule[][] = [];
  for (const piece of pieces) {
    const group = groups.at(-1);
    if (group !== undefined && piece.at - (group.at(-1)?.at ?? 0) <= 5 * unit) group.push(piece);
    else groups.push([piece]);
  }
  return groups.flatMap((group) => {
    const covered = new Set<number>();
    for (const piece of group) for (let y = piece.from >> 3; y <= piece.to >> 3; y += 1) covered.add(y);
    return covered.size * 8 < (area.bottom - area.top) / 3 ? [] : [through(group)];
  });
}

function through(pieces: readonly Rule[]): Upright {
  let [weight, sumX, sumY] = [0, 0, 0];
  for (const piece of pieces) {
    const length = piece.to - piece.from + 1;
    weight += length;
    sumX += piece.at * length;
    sumY += ((piece.from + piece.to) / 2) * length;
  }
  const [midX, midY] = [sumX / weight, sumY / weight];
  let [xy, yy] = [0, 0];
  for (const piece of pieces) {
    for (const y of [piece.from, piece.to]) {
      xy += (piece.at - midX) * (y - midY);
      yy += (y - midY) ** 2;
    }
  }
  const lean = yy === 0 ? 0 : Math.max(-0.02, Math.min(0.02, xy / yy));
  return { at: midX - lean * midY, lean };
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
