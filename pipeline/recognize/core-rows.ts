/** Rows that hold most of the writing: the small letters' height, without ascenders, descenders and marks. */
export interface CoreRows {
  readonly top: number;
  /** First row below. */
  readonly bottom: number;
}

/** Of all the ink; small letters keep about two thirds of it between their lines. */
const share = 0.6;

/** The shortest stretch of rows with 60 % of the ink. `rows`: pixels of ink in each row. */
export function coreRows(rows: ArrayLike<number>): CoreRows {
  let total = 0;
  for (let y = 0; y < rows.length; y += 1) total += rows[y] as number;
  let best: CoreRows = { top: 0, bottom: rows.length };
  let [top, held] = [0, 0];
  for (let bottom = 1; bottom <= rows.length; bottom += 1) {
    held += rows[bottom - 1] as number;
    while (held - (rows[top] as number) >= total * share) {
      held -= rows[top] as number;
      top += 1;
    }
    if (held >= total * share && bottom - top < best.bottom - best.top) best = { top, bottom };
  }
  return best;
}
