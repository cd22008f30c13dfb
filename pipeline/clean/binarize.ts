import type { Bitmap, Gray } from './picture.ts';

/** Sauvola's k: more leaves thinner strokes. Measured on synthetic forms: 0.3. */
const k = 0.3;
/** No threshold of Sauvola's rule with k = 0.3 comes out above this, whatever the neighborhood. */
const surelyPaper = 205;

/**
 * Ink by Sauvola's rule, mean · (1 + k · (deviation / 128 − 1)) over a square of about `windowPx` (odd; 61 at 300 dpi). Mean and
 * deviation are those of all pixels, the window moves by two. The page must be evened out and stretched before.
 */
export function binarize(page: Gray, windowPx: number): Bitmap {
  const { width, height } = page;
  const out = new Uint8Array(width * height);
  const half = windowPx >> 2;
  const blocks = blocksOf(page);
  const sums = new Int32Array(blocks.columns);
  const squares = new Int32Array(blocks.columns);
  for (let row = 0; row < Math.min(half, blocks.rows); row += 1) slideDown(blocks, row, -1, sums, squares);
  for (let row = 0; row < blocks.rows; row += 1) {
    slideDown(blocks, row + half, row - half - 1, sums, squares);
    const rows = Math.min(blocks.rows - 1, row + half) - Math.max(0, row - half) + 1;
    thresholdRow(page, row, half, rows, sums, squares, out);
  }
  return { width, height, data: out };
}

/** Sums over squares of 2 × 2 pixels; at an odd edge the last pixel counts twice. */
interface Blocks {
  readonly columns: number;
  readonly rows: number;
  readonly sums: Uint16Array;
  readonly squares: Uint32Array;
}

function blocksOf({ width, height, data }: Gray): Blocks {
  const [columns, rows] = [(width + 1) >> 1, (height + 1) >> 1];
  const sums = new Uint16Array(columns * rows);
  const squares = new Uint32Array(columns * rows);
  for (let row = 0, o = 0; row < rows; row += 1) {
    const below = 2 * row + 1 < height ? width : 0;
    let i = 2 * row * width;
    for (const end = i + (width & ~1); i < end; i += 2, o += 1) {
      const a = data[i] as number;
      const b = data[i + 1] as number;
      const c = data[i + below] as number;
      const d = data[i + below + 1] as number;
      sums[o] = a + b + c + d;
      squares[o] = a * a + b * b + c * c + d * d;
    }
    if ((width & 1) === 0) continue;
    const a = data[i] as number;
    const c = data[i + below] as number;
    sums[o] = 2 * (a + c);
    squares[o] = 2 * (a * a + c * c);
    o += 1;
  }
  return { columns, rows, sums, squares };
}

/** Takes row `enter` into the columns' sums and row `leave` out of them; rows outside the page are nothing. */
function slideDown(
  blocks: Blocks,
  enter: number,
  leave: number,
  sums: Int32Array,
  squares: Int32Array,
): void {
  const { columns, rows } = blocks;
  if (enter < rows) {
    for (let x = 0, i = enter * columns; x < columns; x += 1, i += 1) {
      sums[x] = (sums[x] as number) + (blocks.sums[i] as number);
      squares[x] = (squares[x] as number) + (blocks.squares[i] as number);
    }
  }
  if (leave >= 0) {
    for (let x = 0, i = leave * columns; x < columns; x += 1, i += 1) {
      sums[x] = (sums[x] as number) - (blocks.sums[i] as number);
      squares[x] = (squares[x] as number) - (blocks.squares[i] as number);
    }
  }
}

/** The rule for one row of blocks. Sums of a window fit 32 bits: 62 · 62 · 255². */
function thresholdRow(
  { width, height, data }: Gray,
  row: number,
  half: number,
  rows: number,
  sums: Int32Array,
  squares: Int32Array,
  out: Uint8Array,
): void {
  const columns = sums.length;
  let sum = 0;
  let square = 0;
  for (let x = 0; x < Math.min(half, columns); x += 1) {
    sum += sums[x] as number;
    square += squares[x] as number;
  }
  const below = 2 * row + 1 < height ? width : 0;
  for (let x = 0, i = 2 * row * width; x < columns; x += 1, i += 2) {
    if (x + half < columns) {
      sum += sums[x + half] as number;
      square += squares[x + half] as number;
    }
    const beside = 2 * x + 1 < width ? 1 : 0;
    const a = data[i] as number;
    const b = data[i + beside] as number;
    const c = data[i + below] as number;
    const d = data[i + below + beside] as number;
    if (a < surelyPaper || b < surelyPaper || c < surelyPaper || d < surelyPaper) {
      const count = 4 * rows * (Math.min(columns - 1, x + half) - Math.max(0, x - half) + 1);
      const mean = sum / count;
      const deviation = Math.sqrt(Math.max(0, square / count - mean * mean));
      const threshold = mean * (1 + k * (deviation / 128 - 1));
      if (a <= threshold) out[i] = 1;
      if (b <= threshold) out[i + beside] = 1;
      if (c <= threshold) out[i + below] = 1;
      if (d <= threshold) out[i + below + beside] = 1;
    }
    if (x >= half) {
      sum -= sums[x - half] as number;
      square -= squares[x - half] as number;
    }
  }
}
