import { type Component, components, erase } from '../clean/components.ts';
import type { Bitmap } from '../clean/picture.ts';
import { coreRows } from './core-rows.ts';

/**
 * Erases in place what a line's crop holds of its surroundings: upright edges of the cell, dark rims, and ends of the lines above
 * and below, cut by the crop's edge. In a crop cut tight to the line nothing is taken away, for there the line's own marks touch
 * the edge.
 */
export function dropNeighbors(ink: Bitmap): void {
  const { height } = ink;
  const patches = components(ink);
  const edges = new Set([...edgesOf(patches, ink, 'left'), ...edgesOf(patches, ink, 'right')]);
  for (const edge of edges) erase(ink, edge);
  const inner = patches.filter((patch) => !edges.has(patch));
  const core = coreRows(rowsOf(ink));
  const tall = core.bottom - core.top;
  if (height < 2.6 * tall) return;
  const rim = height * 0.1;
  const total = inner.reduce((sum, patch) => sum + patch.area, 0);
  const far = tall * 0.5;
  for (const patch of inner) {
    if (patch.area > total * 0.1) continue;
    const isAbove = patch.top <= rim && patch.bottom < core.top - far;
    const isBelow = patch.bottom >= height - rim && patch.top > core.bottom + far;
    // A capital's mark stands close over it, a dot close under its letter.
    if (isAbove && !hasInk(ink, patch, patch.bottom, patch.bottom + far)) erase(ink, patch);
    if (isBelow && !hasInk(ink, patch, patch.top - far, patch.top)) erase(ink, patch);
  }
}

/**
 * Upright strokes at one end, from outside in, that are an edge and no letter: slim, straight, and clearly taller than anything
 * written. Figures in a tight crop are as tall as it is, but so are several of them.
 */
function edgesOf(
  patches: readonly Component[],
  { width, height }: Bitmap,
  end: 'left' | 'right',
): Component[] {
  const order = [...patches].sort((a, b) => (end === 'left' ? a.left - b.left : b.right - a.right));
  const found: Component[] = [];
  for (const [i, patch] of order.entries()) {
    const [wide, tall] = [patch.right - patch.left, patch.bottom - patch.top];
    const off = end === 'left' ? patch.left : width - patch.right;
    if (off > height) break;
    if (tall < height * 0.5) continue;
    const others = order.slice(i + 1).map((other) => other.bottom - other.top);
    const second = others.sort((a, b) => b - a)[1] ?? 0;
    const isSlim = wide <= Math.max(height * 0.12, tall * 0.1);
    if (!isSlim || second === 0 || tall < second * 1.25) break;
    found.push(patch);
  }
  return found;
}

/** Whether there is ink between two heights in a patch's columns. */
function hasInk({ width, height, data }: Bitmap, patch: Component, from: number, to: number): boolean {
  for (let y = Math.max(0, Math.round(from)); y < Math.min(height, Math.round(to)); y += 1) {
    if (data.subarray(y * width + patch.left, y * width + patch.right).includes(1)) return true;
  }
  return false;
}

function rowsOf({ width, height, data }: Bitmap): Int32Array {
  const rows = new Int32Array(height);
  for (let y = 0, i = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, i += 1) rows[y] = (rows[y] as number) + (data[i] as number);
  }
  return rows;
}
