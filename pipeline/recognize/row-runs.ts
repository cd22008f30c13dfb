import type { Bitmap } from '../clean/picture.ts';

/** The horizontal runs of ink of a picture, row by row: `starts[rows[y]] … starts[rows[y + 1] − 1]` belong to row y. */
export interface RowRuns {
  readonly rows: Int32Array;
  readonly starts: Int32Array;
  /** First pixel after each run. */
  readonly ends: Int32Array;
}

export function rowRuns({ width, height, data }: Bitmap): RowRuns {
  const rows = new Int32Array(height + 1);
  const starts: number[] = [];
  const ends: number[] = [];
  for (let y = 0; y < height; y += 1) {
    rows[y] = starts.length;
    const row = y * width;
    for (let x = 0; x < width; x += 1) {
      if (data[row + x] !== 1) continue;
      const from = x;
      while (x < width && data[row + x] === 1) x += 1;
      starts.push(from);
      ends.push(x);
    }
  }
  rows[height] = starts.length;
  return { rows, starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

/** The pen's width in pixels: the median run, since most strokes are crossed sideways. 1 where there is no ink. */
export function strokeWidth({ starts, ends }: RowRuns): number {
  const lengths = ends.map((end, i) => end - (starts[i] as number)).sort();
  return lengths[lengths.length >> 1] ?? 1;
}
