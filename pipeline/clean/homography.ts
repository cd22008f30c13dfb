import type { Homography } from '#schemas/geometry.ts';

export type Point = readonly [x: number, y: number];

export function project(h: Homography, [x, y]: Point): Point {
  const [a, b, c, d, e, f, g, i, j] = h as Nine;
  const w = g * x + i * y + j;
  return [(a * x + b * y + c) / w, (d * x + e * y + f) / w];
}

/** First `b`, then `a`. */
export function compose(a: Homography, b: Homography): Homography {
  const out: number[] = [];
  for (let row = 0; row < 3; row += 1) {
    for (let column = 0; column < 3; column += 1) {
      let sum = 0;
      for (let k = 0; k < 3; k += 1) sum += (a[row * 3 + k] ?? 0) * (b[k * 3 + column] ?? 0);
      out.push(sum);
    }
  }
  return normalized(out);
}

export function inverse(h: Homography): Homography {
  const [a, b, c, d, e, f, g, i, j] = h as Nine;
  return normalized([
    e * j - f * i,
    c * i - b * j,
    b * f - c * e,
    f * g - d * j,
    a * j - c * g,
    c * d - a * f,
    d * i - e * g,
    b * g - a * i,
    a * e - b * d,
  ]);
}

export const scaling = (x: number, y: number): Homography => [x, 0, 0, 0, y, 0, 0, 0, 1];

type Nine = [number, number, number, number, number, number, number, number, number];

const normalized = (h: readonly number[]): Homography => h.map((v) => v / (h[8] ?? 1));

/** A pair of places that are the same: on the form, on the page. */
export interface Tie {
  readonly from: Point;
  readonly to: Point;
  /** How much it counts; 1 unless said. */
  readonly weight?: number;
}

/**
 * Least squares map of `from` on `to`: `affine` needs 3 ties, `homography` 4. Coordinates of any unit; conditioned
 * inside. Null when the ties leave it open (too few, all on a line).
 */
export function fitMap(ties: readonly Tie[], kind: 'affine' | 'homography'): Homography | null {
  const unknowns = kind === 'affine' ? 6 : 8;
  if (ties.length * 2 < unknowns) return null;
  const source = conditioner(ties.map((tie) => tie.from));
  const target = conditioner(ties.map((tie) => tie.to));
  const matrix = Array.from({ length: unknowns }, () => new Float64Array(unknowns + 1));
  const add = (row: readonly number[], value: number, weight: number): void => {
    for (let i = 0; i < unknowns; i += 1) {
      const line = matrix[i] as Float64Array;
      for (let j = 0; j < unknowns; j += 1) line[j] = (line[j] ?? 0) + weight * (row[i] ?? 0) * (row[j] ?? 0);
      line[unknowns] = (line[unknowns] ?? 0) + weight * (row[i] ?? 0) * value;
    }
  };
  for (const tie of ties) {
    const [x, y] = project(source, tie.from);
    const [u, v] = project(target, tie.to);
    add([x, y, 1, 0, 0, 0, -u * x, -u * y], u, tie.weight ?? 1);
    add([0, 0, 0, x, y, 1, -v * x, -v * y], v, tie.weight ?? 1);
  }
  const solved = solve(matrix);
  if (solved === null) return null;
  return compose(inverse(target), compose([...solved, ...(kind === 'affine' ? [0, 0] : []), 1], source));
}

/** Brings points to mean 0 and mean distance about 1. */
function conditioner(points: readonly Point[]): Homography {
  const midX = points.reduce((sum, p) => sum + p[0], 0) / points.length;
  const midY = points.reduce((sum, p) => sum + p[1], 0) / points.length;
  const spread = points.reduce((sum, p) => sum + Math.hypot(p[0] - midX, p[1] - midY), 0) / points.length;
  const scale = spread > 0 ? 1 / spread : 1;
  return [scale, 0, -midX * scale, 0, scale, -midY * scale, 0, 0, 1];
}

/** Gauss with pivots; the last column is the right side. */
export function solve(matrix: Float64Array[]): number[] | null {
  const n = matrix.length;
  for (let column = 0; column < n; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < n; row += 1) {
      if (Math.abs(matrix[row]?.[column] ?? 0) > Math.abs(matrix[pivot]?.[column] ?? 0)) pivot = row;
    }
    const chosen = matrix[pivot] as Float64Array;
    if (Math.abs(chosen[column] ?? 0) < 1e-10) return null;
    matrix[pivot] = matrix[column] as Float64Array;
    matrix[column] = chosen;
    for (let row = 0; row < n; row += 1) {
      if (row === column) continue;
      const line = matrix[row] as Float64Array;
      const factor = (line[column] ?? 0) / (chosen[column] ?? 1);
      if (factor === 0) continue;
      for (let k = column; k <= n; k += 1) line[k] = (line[k] ?? 0) - factor * (chosen[k] ?? 0);
    }
  }
  return matrix.map((line, i) => (line[n] ?? 0) / (line[i] ?? 1));
}
