import { type Component, components } from '../clean/components.ts';
import type { Bitmap } from '../clean/picture.ts';

/**
 * Takes the stroke out of zeros that a typeface sets one into; with it zeros are read as 8, 9, 6 or not at all. A zero with
 * a stroke holds two bits of paper that lie side by side, one higher than the other; those of an 8, a B or a g lie one above
 * the other. Nothing else in Vietnamese print looks so. Changes `ink`.
 */
export function openZeros(ink: Bitmap): void {
  for (const patch of components(ink)) {
    const [width, height] = [patch.right - patch.left, patch.bottom - patch.top];
    if (height < 14 || height < width * 1.15 || height > width * 2.6) continue;
    const holes = holesOf(patch, ink.width).filter((hole) => hole.area >= width * height * 0.015);
    const [upper, lower] = holes.sort((a, b) => a.y / a.area - b.y / b.area);
    if (upper === undefined || lower === undefined || holes.length > 2) continue;
    if (isStruckZero(upper, lower, width, height)) fillHull(ink, patch, [...upper.points, ...lower.points]);
  }
}

type Point = readonly [x: number, y: number];

/** Paper enclosed by a patch; pixels from the patch's corner. `x`, `y`: sums over its pixels. */
interface Hole {
  area: number;
  x: number;
  y: number;
  top: number;
  bottom: number;
  readonly points: Point[];
}

function isStruckZero(upper: Hole, lower: Hole, width: number, height: number): boolean {
  const dx = Math.abs(lower.x / lower.area - upper.x / upper.area);
  const dy = lower.y / lower.area - upper.y / upper.area;
  const shared = Math.min(upper.bottom, lower.bottom) - Math.max(upper.top, lower.top);
  const least = Math.min(upper.bottom - upper.top, lower.bottom - lower.top);
  const [top, bottom] = [Math.min(upper.top, lower.top), Math.max(upper.bottom, lower.bottom)];
  return (
    dx > width * 0.1 &&
    dx < width * 0.6 &&
    dy > height * 0.08 &&
    shared > least * 0.25 &&
    Math.max(upper.area, lower.area) < 3 * Math.min(upper.area, lower.area) &&
    bottom - top > height * 0.45 &&
    Math.abs((top + bottom) / 2 - height / 2) < height * 0.12
  );
}

/** Bits of paper that the patch encloses; paper is joined over edges only, ink over corners too. */
function holesOf(patch: Component, pageWidth: number): Hole[] {
  const [wide, tall] = [patch.right - patch.left + 2, patch.bottom - patch.top + 2];
  const seen = new Uint8Array(wide * tall);
  for (let i = 0; i < patch.runs.length; i += 2) {
    const start = patch.runs[i] as number;
    const x = (start % pageWidth) - patch.left + 1;
    const y = Math.floor(start / pageWidth) - patch.top + 1;
    seen.fill(1, y * wide + x, y * wide + x + (patch.runs[i + 1] as number));
  }
  const holes: Hole[] = [];
  for (let from = 0; from < seen.length; from += 1) {
    if (seen[from] === 1) continue;
    const hole: Hole = { area: 0, x: 0, y: 0, top: tall, bottom: 0, points: [] };
    const open = [from];
    seen[from] = 1;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const [x, y] = [at % wide, Math.floor(at / wide)];
      hole.area += 1;
      hole.x += x - 1;
      hole.y += y - 1;
      hole.top = Math.min(hole.top, y - 1);
      hole.bottom = Math.max(hole.bottom, y);
      hole.points.push([x - 1, y - 1]);
      const near = [x > 0 ? at - 1 : at, x < wide - 1 ? at + 1 : at, at - wide, at + wide];
      for (const next of near) {
        if (next < 0 || next >= seen.length || seen[next] === 1) continue;
        seen[next] = 1;
        open.push(next);
      }
    }
    // The first is the paper around the patch.
    if (from > 0) holes.push(hole);
  }
  return holes;
}

/** Makes paper of what lies between the two holes: the convex hull of both. */
function fillHull(ink: Bitmap, patch: Component, points: readonly Point[]): void {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const upper = halfHull(sorted, -1);
  const lower = halfHull(sorted, 1);
  for (let x = sorted[0]?.[0] ?? 0; x <= (sorted.at(-1)?.[0] ?? -1); x += 1) {
    const [from, to] = [Math.ceil(heightAt(upper, x)), Math.floor(heightAt(lower, x))];
    for (let y = from; y <= to; y += 1) ink.data[(patch.top + y) * ink.width + patch.left + x] = 0;
  }
}

/** The side of a hull that turns one way only, left to right; `side` −1 the smaller heights, 1 the greater. */
function halfHull(sorted: readonly Point[], side: 1 | -1): Point[] {
  const hull: Point[] = [];
  for (const point of sorted) {
    for (;;) {
      const [a, b] = [hull.at(-2), hull.at(-1)];
      if (b === undefined) break;
      if (a === undefined) {
        if (b[0] !== point[0] || side * (point[1] - b[1]) <= 0) break;
        hull.pop();
        continue;
      }
      const turn = (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]);
      if (side * turn < 0) break;
      hull.pop();
    }
    hull.push(point);
  }
  return hull;
}

function heightAt(hull: readonly Point[], x: number): number {
  const next = hull.findIndex((point) => point[0] >= x);
  const [b, a] = [hull[next], hull[next - 1]];
  if (b === undefined) return hull.at(-1)?.[1] ?? 0;
  if (a === undefined || b[0] === x) return b[1];
  return a[1] + ((b[1] - a[1]) * (x - a[0])) / (b[0] - a[0]);
}
