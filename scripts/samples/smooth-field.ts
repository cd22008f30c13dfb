import type { Random } from './random.ts';

/** A value from -1 to 1 at every point of the plane, changing smoothly. */
export type SmoothField = (x: number, y: number) => number;

/** Chance values on a grid of cells `scale` wide, smoothed between; repeats after `side` cells, a power of two. */
export function smoothField(random: Random, scale: number, side = 64): SmoothField {
  const values = new Float64Array(side * side);
  for (let i = 0; i < values.length; i += 1) values[i] = random.next() * 2 - 1;
  const at = (i: number, j: number): number => values[(j & (side - 1)) * side + (i & (side - 1))] ?? 0;
  return (x, y) => {
    const u = x / scale;
    const v = y / scale;
    const i = Math.floor(u);
    const j = Math.floor(v);
    const a = ease(u - i);
    const b = ease(v - j);
    const top = at(i, j) * (1 - a) + at(i + 1, j) * a;
    const bottom = at(i, j + 1) * (1 - a) + at(i + 1, j + 1) * a;
    return top * (1 - b) + bottom * b;
  };
}

const ease = (t: number): number => t * t * (3 - 2 * t);
