import type { Gray } from './picture.ts';

const widest = 15;

/**
 * How far the lines of a page lean, in degrees, clockwise positive; within ±15. Text lines and rulings both count: the
 * angle at which rows of ink are most unlike their neighbors (projection profile), searched coarse to fine on a copy
 * about 1000 px wide. The page must be evened out and stretched before.
 */
export function findSkew(page: Gray): number {
  const { xs, ys, height, width } = inkOf(page);
  if (xs.length < 50) return 0;
  const score = (degrees: number): number => sharpness(xs, ys, width, height, degrees);
  let best = sharpest(score, 0, widest, 0.5);
  for (const fineness of [0.1, 0.02, 0.01]) best = sharpest(score, best, fineness * 5, fineness);
  return Math.abs(best) > widest ? 0 : best;
}

function sharpest(score: (degrees: number) => number, center: number, reach: number, step: number): number {
  let best = center;
  let top = score(center) * 1.0005;
  for (let i = -Math.round(reach / step); i <= Math.round(reach / step); i += 1) {
    const value = score(center + i * step);
    if (value > top) {
      top = value;
      best = center + i * step;
    }
  }
  return best;
}

function inkOf(page: Gray): { xs: Float32Array; ys: Float32Array; width: number; height: number } {
  const factor = Math.max(1, page.width / 1000);
  const width = Math.floor(page.width / factor);
  const height = Math.floor(page.height / factor);
  const xs: number[] = [];
  const ys: number[] = [];
  const dark = 128;
  for (let y = 2; y < height - 2; y += 1) {
    const row = Math.floor(y * factor) * page.width;
    for (let x = 2; x < width - 2; x += 1) {
      if ((page.data[row + Math.floor(x * factor)] as number) < dark) {
        xs.push(x);
        ys.push(y);
      }
    }
  }
  // A page of solid ink would only cost time: every k-th pixel says the same.
  const keep = Math.max(1, Math.ceil(xs.length / 60_000));
  const thin = (list: number[]): Float32Array => Float32Array.from(list.filter((_, i) => i % keep === 0));
  return { xs: thin(xs), ys: thin(ys), width, height };
}

function sharpness(
  xs: Float32Array,
  ys: Float32Array,
  width: number,
  height: number,
  degrees: number,
): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const shift = Math.ceil(Math.abs(slope) * width) + 2;
  const rows = new Float32Array(height + 2 * shift + 2);
  for (let i = 0; i < xs.length; i += 1) {
    const at = (ys[i] as number) - slope * (xs[i] as number) + shift;
    const low = Math.floor(at);
    const part = at - low;
    rows[low] = (rows[low] as number) + 1 - part;
    rows[low + 1] = (rows[low + 1] as number) + part;
  }
  let sum = 0;
  for (let y = 1; y < rows.length; y += 1) {
    const d = (rows[y] as number) - (rows[y - 1] as number);
    sum += d * d;
  }
  return sum;
}
