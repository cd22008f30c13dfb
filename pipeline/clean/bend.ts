import type { Bend } from '#schemas/geometry.ts';

/** How far down the ink of a place (fractions of the straightened page) lay before, in fractions of its height. */
export function bendAt({ columns, rows, down }: Bend, x: number, y: number): number {
  const u = clamp(x) * (columns - 1);
  const v = clamp(y) * (rows - 1);
  const left = Math.min(columns - 2, Math.floor(u));
  const top = Math.min(rows - 2, Math.floor(v));
  const a = u - left;
  const i = top * columns + left;
  const upper = (down[i] as number) * (1 - a) + (down[i + 1] as number) * a;
  const lower = (down[i + columns] as number) * (1 - a) + (down[i + columns + 1] as number) * a;
  return upper + (lower - upper) * (v - top);
}

const clamp = (v: number): number => Math.max(0, Math.min(1, v));
