import { solve } from './homography.ts';

/** At a place of a leaf (fractions of it) lines fall by `fall` pixels for a whole leaf's width. */
export interface Slope {
  readonly x: number;
  readonly y: number;
  readonly fall: number;
  readonly weight: number;
}

/** How far below their mean lines lie at a place of the leaf (fractions of it), in pixels. */
export type Sag = (x: number, y: number) => number;

/** Powers of x and of y in the slope: curls are steep near the gutter and change sign from top to bottom. */
const across = 6;
const down = 3;
const terms = across * down;
/** Fewer measured slopes than this leave it open. */
const fewest = 4 * terms;

/**
 * A smooth sag whose slopes are those measured, outliers held lightly; null where there are too few. Flat where nothing was
 * measured: every term costs a little.
 */
export function fitSag(slopes: readonly Slope[]): Sag | null {
  if (slopes.length < fewest) return null;
  const rows = slopes.map((slope) => termsAt(slope.x, slope.y));
  let factors = new Float64Array(terms);
  const weights = slopes.map((slope) => slope.weight);
  for (let round = 0; round < 5; round += 1) {
    const matrix = Array.from({ length: terms }, () => new Float64Array(terms + 1));
    rows.forEach((row, k) => {
      add(matrix, row, slopes[k]?.fall ?? 0, weights[k] ?? 0);
    });
    for (let i = 0; i < terms; i += 1) {
      const line = matrix[i] as Float64Array;
      line[i] = (line[i] as number) + slopes.length * 1e-3;
    }
    const solved = solve(matrix);
    if (solved === null) return null;
    factors = Float64Array.from(solved);
    const misses = rows.map((row, k) => Math.abs((slopes[k]?.fall ?? 0) - dot(row, factors)));
    const scale = Math.max(1e-3, misses.toSorted((a, b) => a - b)[misses.length >> 1] ?? 0) * 2.5;
    misses.forEach((miss, k) => {
      weights[k] = (slopes[k]?.weight ?? 0) / (1 + (miss / scale) ** 2);
    });
  }
  return (x, y) => sag(factors, clamp(x), clamp(y));
}

const clamp = (v: number): number => Math.max(0, Math.min(1, v));

/** Legendre polynomials up to the fifth, over 0 to 1: they do not get in each other's way. */
function legendre(x: number, count: number): Float64Array {
  const out = new Float64Array(count);
  const t = 2 * x - 1;
  out[0] = 1;
  if (count > 1) out[1] = t;
  for (let n = 2; n < count; n += 1) {
    out[n] = ((2 * n - 1) * t * (out[n - 1] as number) - (n - 1) * (out[n - 2] as number)) / n;
  }
  return out;
}

function termsAt(x: number, y: number): Float64Array {
  const out = new Float64Array(terms);
  const [px, py] = [legendre(x, across), legendre(y, down)];
  for (let i = 0; i < across; i += 1) {
    for (let j = 0; j < down; j += 1) out[i * down + j] = (px[i] as number) * (py[j] as number);
  }
  return out;
}

/** The integral over x, with mean 0 along each line: ∫Pₙ = (Pₙ₊₁ − Pₙ₋₁) / (2(2n+1)), and for n = 0 half of P₁. */
function sag(factors: Float64Array, x: number, y: number): number {
  const [px, py] = [legendre(x, across + 1), legendre(y, down)];
  let sum = 0;
  for (let i = 0; i < across; i += 1) {
    const before = i < 2 ? 0 : (px[i - 1] as number);
    const area = ((px[i + 1] as number) - before) / (2 * (2 * i + 1));
    for (let j = 0; j < down; j += 1) sum += (factors[i * down + j] as number) * (py[j] as number) * area;
  }
  return sum;
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] as number) * (b[i] as number);
  return sum;
};

function add(matrix: readonly Float64Array[], row: Float64Array, value: number, weight: number): void {
  for (let i = 0; i < row.length; i += 1) {
    const line = matrix[i] as Float64Array;
    const scaled = weight * (row[i] as number);
    for (let j = 0; j < row.length; j += 1) line[j] = (line[j] as number) + scaled * (row[j] as number);
    line[row.length] = (line[row.length] as number) + scaled * value;
  }
}
