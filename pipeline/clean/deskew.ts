import type { Bitmap } from './picture.ts';

const widest = 15;

/**
 * How far the lines of a page lean, in degrees, clockwise positive; within ±15. Text lines and rulings both count: the
 * angle at which rows of ink are most unlike their neighbors (projection profile), searched coarse to fine. `ink` may be a small
 * copy: at 1000 px of width the error is a hundredth of a degree.
 */
export function findSkew(ink: Bitmap): number {
  const many = inkOf(ink, 40_000);
  if (many.xs.length < 50) return 0;
  const few = coarse(every(many, Math.ceil(many.xs.length / 15_000)));
  let best = sharpest((degrees) => sharpness(few, degrees) * (1 - Math.abs(degrees) / 60), 0, widest, 0.5);
  for (const fineness of [0.1, 0.02, 0.01]) {
    best = sharpest((degrees) => sharpness(many, degrees), best, fineness * 5, fineness);
  }
  return Math.max(-widest, Math.min(widest, best));
}

/** A third of the size: lines blur into each other and can be seen from half a degree off. */
const coarse = ({ xs, ys, width, height }: Points): Points => ({
  xs: xs.map((x) => x / 3),
  ys: ys.map((y) => y / 3),
  width: Math.ceil(width / 3),
  height: Math.ceil(height / 3),
});

/** Of the angles around `center`, the one with the highest score; `center` itself unless another is clearly better. */
export function sharpest(
  score: (degrees: number) => number,
  center: number,
  reach: number,
  step: number,
): number {
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

/** Pixels of ink in a picture of that size. */
export interface Points {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** How unlike each other neighboring rows of ink are, looked at along lines that lean by `degrees`. */
export function sharpness({ xs, ys, width, height }: Points, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const shift = Math.ceil(Math.abs(slope) * width) + 2;
  const rows = new Float32Array(height + 2 * shift + 2);
  for (let i = 0; i < xs.length; i += 1) {
    const at = (ys[i] as number) - slope * (xs[i] as number) + shift;
    const low = at | 0;
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

/** At most so many pixels of ink, evenly taken, all but the outermost, where scanners leave edges. */
function inkOf({ width, height, data }: Bitmap, most: number): Points {
  let count = 0;
  for (let y = 2; y < height - 2; y += 1) {
    for (let i = y * width + 2, end = y * width + width - 2; i < end; i += 1) count += data[i] as number;
  }
  const k = Math.max(1, Math.ceil(count / most));
  const xs = new Float32Array(Math.ceil(count / k));
  const ys = new Float32Array(xs.length);
  for (let y = 2, seen = 0, o = 0; y < height - 2; y += 1) {
    for (let x = 2, i = y * width + 2; x < width - 2; x += 1, i += 1) {
      if (data[i] === 0) continue;
      if (seen % k === 0) {
        xs[o] = x;
        ys[o] = offGrid(y, o);
        o += 1;
      }
      seen += 1;
    }
  }
  return { xs, ys, width, height };
}

/** Ink is spread over its pixels: left on whole rows, it would look sharpest at 0° whatever the page. */
export const offGrid = (at: number, i: number): number => at + ((i * 0.618034) % 1) - 0.5;

/** Every k-th pixel says the same in less time. */
export function every({ xs, ys, width, height }: Points, k: number): Points {
  if (k <= 1) return { xs, ys, width, height };
  const count = Math.ceil(xs.length / k);
  const some = { xs: new Float32Array(count), ys: new Float32Array(count), width, height };
  for (let o = 0; o < count; o += 1) {
    some.xs[o] = xs[o * k] as number;
    some.ys[o] = ys[o * k] as number;
  }
  return some;
}
