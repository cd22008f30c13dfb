import type { Bitmap, Gray } from './picture.ts';

/** Sauvola's k: more leaves thinner strokes. Measured on synthetic forms: 0.3. */
const k = 0.3;
/** No threshold of Sauvola's rule with k = 0.3 comes out above this, whatever the neighborhood. */
const surelyPaper = 205;

/**
 * Ink by Sauvola's rule, mean · (1 + k · (deviation / 128 − 1)) over a square of `windowPx` (odd; 61 at 300 dpi).
 * The page must be evened out and stretched before.
 */
export function binarize(page: Gray, windowPx: number): Bitmap {
  const { width, height } = page;
  const half = windowPx >> 1;
  const out = new Uint8Array(width * height);
  const sums = new Int32Array(width);
  const squares = new Int32Array(width);
  for (let y = 0; y < Math.min(half, height); y += 1) slideDown(page, y, -1, sums, squares);
  for (let y = 0; y < height; y += 1) {
    slideDown(page, y + half, y - half - 1, sums, squares);
    const rows = Math.min(height - 1, y + half) - Math.max(0, y - half) + 1;
    thresholdRow(page, y, half, rows, sums, squares, out);
  }
  return { width, height, data: out };
}

/** Takes row `enter` into the columns' sums and row `leave` out of them; rows outside the page are nothing. */
function slideDown(
  { width, height, data }: Gray,
  enter: number,
  leave: number,
  sums: Int32Array,
  squares: Int32Array,
): void {
  if (enter < height) {
    for (let x = 0, i = enter * width; x < width; x += 1, i += 1) {
      const v = data[i] as number;
      sums[x] = (sums[x] as number) + v;
      squares[x] = (squares[x] as number) + v * v;
    }
  }
  if (leave >= 0) {
    for (let x = 0, i = leave * width; x < width; x += 1, i += 1) {
      const v = data[i] as number;
      sums[x] = (sums[x] as number) - v;
      squares[x] = (squares[x] as number) - v * v;
    }
  }
}

/** The rule for one row. Sums of a window fit 32 bits: 61 · 61 · 255². No root is drawn, both sides are squared instead. */
function thresholdRow(
  { width, data }: Gray,
  y: number,
  half: number,
  rows: number,
  sums: Int32Array,
  squares: Int32Array,
  out: Uint8Array,
): void {
  let sum = 0;
  let square = 0;
  for (let x = 0; x < Math.min(half, width); x += 1) {
    sum += sums[x] as number;
    square += squares[x] as number;
  }
  for (let x = 0, i = y * width; x < width; x += 1, i += 1) {
    if (x + half < width) {
      sum += sums[x + half] as number;
      square += squares[x + half] as number;
    }
    const v = data[i] as number;
    if (v < surelyPaper) {
      const count = rows * (Math.min(width - 1, x + half) - Math.max(0, x - half) + 1);
      const mean = sum / count;
      const variance = square / count - mean * mean;
      const above = v - mean * (1 - k);
      const slack = (mean * k) / 128;
      if (above <= 0 || above * above <= slack * slack * variance) out[i] = 1;
    }
    if (x >= half) {
      sum -= sums[x - half] as number;
      square -= squares[x - half] as number;
    }
  }
}
