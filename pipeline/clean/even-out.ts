import type { Gray } from './picture.ts';

const cell = 64;

/** The paper's own brightness, one value for each 64 px cell. */
export interface Paper {
  readonly columns: number;
  readonly rows: number;
  readonly cells: Float32Array;
}

/** The 90th percentile of each cell, smoothed; dark cells among bright ones (a blot, a stamp) do not count. */
export function findPaper(page: Gray): Paper {
  const columns = Math.max(1, Math.ceil(page.width / cell));
  const rows = Math.max(1, Math.ceil(page.height / cell));
  return { columns, rows, cells: smooth(median(paperOf(page, columns, rows), columns, rows), columns, rows) };
}

/** Divides by the paper's brightness, so that yellowing, shadow and uneven light go: paper comes out near 255 everywhere. */
export function evenOut(page: Gray, { columns, rows, cells }: Paper): Gray {
  const out = new Uint8Array(page.data.length);
  const gains = new Float32Array(page.width);
  const line = new Float32Array(columns);
  for (let y = 0; y < page.height; y += 1) {
    const at = Math.min(rows - 1, Math.max(0, (y + 0.5) / cell - 0.5));
    const above = Math.floor(at) * columns;
    const below = Math.min(rows - 1, Math.floor(at) + 1) * columns;
    const part = at - Math.floor(at);
    for (let c = 0; c < columns; c += 1) {
      line[c] = 255 / ((cells[above + c] ?? 255) * (1 - part) + (cells[below + c] ?? 255) * part);
    }
    spread(line, gains);
    const from = y * page.width;
    for (let x = 0; x < page.width; x += 1) {
      const v = (page.data[from + x] as number) * (gains[x] as number);
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
function spread(cells: Float32Array, out: Float32Array): void {
  const last = cells.length - 1;
  for (let x = 0; x < out.length; x += 1) {
    const at = Math.min(last, Math.max(0, (x + 0.5) / cell - 0.5));
    const low = Math.floor(at);
    const a = cells[low] as number;
    const b = cells[Math.min(last, low + 1)] as number;
    out[x] = a + (b - a) * (at - low);
  }
}
