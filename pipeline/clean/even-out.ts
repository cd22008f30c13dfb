import type { Gray } from './picture.ts';
import { stretchTones } from './stretch.ts';

const cell = 64;

/** The paper's own brightness, one value for each cell of `cellPx` (64 at full size). */
export interface Paper {
  readonly cellPx: number;
  readonly columns: number;
  readonly rows: number;
  readonly cells: Float32Array;
}

/** The 90th percentile of each cell, smoothed; dark cells among bright ones (a blot, a stamp) do not count. */
export function findPaper(page: Gray): Paper {
  const columns = Math.max(1, Math.ceil(page.width / cell));
  const rows = Math.max(1, Math.ceil(page.height / cell));
  const cells = smooth(median(paperOf(page, columns, rows), columns, rows), columns, rows);
  return { cellPx: cell, columns, rows, cells };
}

/** How to light a picture evenly: by how much to multiply at a place (pixels), and what to make of the outcome (256 tones). */
export interface Light {
  readonly gainAt: (x: number, y: number) => number;
  readonly tones: Uint8Array;
}

/** No change. */
export const asItIs: Light = { gainAt: () => 1, tones: Uint8Array.from({ length: 256 }, (_, v) => v) };

/** Even light and full contrast for `page`, from a ninth of its pixels. */
export function lightOf(page: Gray, paper: Paper): Light {
  const gainAt = gains(paper);
  const counts = new Uint32Array(256);
  const run = 33;
  let seen = 0;
  for (let y = 1; y < page.height; y += 3) {
    for (let x = 1; x < page.width; x += run) {
      const gain = gainAt(x + run / 2, y);
      const end = y * page.width + Math.min(page.width, x + run);
      for (let i = y * page.width + x; i < end; i += 3) {
        const v = Math.min(255, (page.data[i] as number) * gain) | 0;
        counts[v] = (counts[v] as number) + 1;
        seen += 1;
      }
    }
  }
  return { gainAt, tones: stretchTones(counts, seen) };
}

function gains({ cellPx, columns, rows, cells }: Paper): (x: number, y: number) => number {
  return (x, y) => {
    const u = Math.max(0, Math.min(columns - 1, x / cellPx - 0.5));
    const v = Math.max(0, Math.min(rows - 1, y / cellPx - 0.5));
    const left = Math.floor(u);
    const step = left < columns - 1 ? 1 : 0;
    const above = Math.floor(v) * columns + left;
    const below = Math.floor(v) < rows - 1 ? above + columns : above;
    const a = u - left;
    const upper = (cells[above] as number) * (1 - a) + (cells[above + step] as number) * a;
    const lower = (cells[below] as number) * (1 - a) + (cells[below + step] as number) * a;
    return 255 / (upper + (lower - upper) * (v - Math.floor(v)));
  };
}

/** Divides by the paper's brightness, so that yellowing, shadow and uneven light go: paper comes out near 255 everywhere. */
export function evenOut(page: Gray, { cellPx, columns, rows, cells }: Paper): Gray {
  const out = new Uint8Array(page.data.length);
  const across = new Float32Array(page.width);
  const line = new Float32Array(columns);
  for (let y = 0; y < page.height; y += 1) {
    const at = Math.min(rows - 1, Math.max(0, (y + 0.5) / cellPx - 0.5));
    const above = Math.floor(at) * columns;
    const below = Math.min(rows - 1, Math.floor(at) + 1) * columns;
    const part = at - Math.floor(at);
    for (let c = 0; c < columns; c += 1) {
      line[c] = 255 / ((cells[above + c] ?? 255) * (1 - part) + (cells[below + c] ?? 255) * part);
    }
    spread(line, cellPx, across);
    const from = y * page.width;
    for (let x = 0; x < page.width; x += 1) {
      const v = (page.data[from + x] as number) * (across[x] as number);
      out[from + x] = Math.min(v, 255);
    }
  }
  return { width: page.width, height: page.height, data: out };
}

function paperOf(page: Gray, columns: number, rows: number): Float32Array {
  const out = new Float32Array(columns * rows);
  const counts = new Uint16Array(256);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      counts.fill(0);
      let seen = 0;
      const right = Math.min(page.width, (column + 1) * cell);
      const bottom = Math.min(page.height, (row + 1) * cell);
      for (let y = row * cell; y < bottom; y += 2) {
        for (let x = column * cell; x < right; x += 2) {
          const v = page.data[y * page.width + x] as number;
          counts[v] = (counts[v] as number) + 1;
          seen += 1;
        }
      }
      let left = seen * 0.1;
      let v = 255;
      for (; v > 0 && left > (counts[v] as number); v -= 1) left -= counts[v] as number;
      out[row * columns + column] = Math.max(24, v);
    }
  }
  return out;
}

/** Median of the 3×3 neighborhood: one dark cell (a blot, a stamp) does not count as dark paper. */
function median(cells: Float32Array, columns: number, rows: number): Float32Array {
  return cells.map((_, i) => {
    const around = neighbors(cells, columns, rows, i).sort((a, b) => a - b);
    return around[around.length >> 1] ?? 255;
  });
}

function smooth(cells: Float32Array, columns: number, rows: number): Float32Array {
  return cells.map((_, i) => {
    const around = neighbors(cells, columns, rows, i);
    return around.reduce((sum, v) => sum + v, 0) / around.length;
  });
}

function neighbors(cells: Float32Array, columns: number, rows: number, i: number): number[] {
  const out: number[] = [];
  const [x, y] = [i % columns, Math.floor(i / columns)];
  for (let v = Math.max(0, y - 1); v <= Math.min(rows - 1, y + 1); v += 1) {
    for (let u = Math.max(0, x - 1); u <= Math.min(columns - 1, x + 1); u += 1)
      out.push(cells[v * columns + u] ?? 255);
  }
  return out;
}

/** Linear between cell centers. */
function spread(cells: Float32Array, cellPx: number, out: Float32Array): void {
  const last = cells.length - 1;
  for (let x = 0; x < out.length; x += 1) {
    const at = Math.min(last, Math.max(0, (x + 0.5) / cellPx - 0.5));
    const low = Math.floor(at);
    const a = cells[low] as number;
    const b = cells[Math.min(last, low + 1)] as number;
    out[x] = a + (b - a) * (at - low);
  }
}
