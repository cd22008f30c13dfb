import { type RowRuns, strokeWidth } from './row-runs.ts';

/** Beyond this the writing is taken as it is: no hand leans further, but a row of dashes seems to. */
const most = 1.2;
const step = 0.05;

/**
 * How far the upright strokes lean, as sideways pixels for each pixel up: positive leans right, 0 for upright ones and
 * where there is too little ink to tell. The lean that gathers the strokes' ink in the fewest columns (Σ column²), over runs
 * as short as a stroke crossed sideways is.
 */
export function slantOf(runs: RowRuns, size: { width: number; height: number }): number {
  const longest = strokeWidth(runs) * 3;
  const reach = Math.ceil(size.height * most);
  const columns = new Int32Array(size.width + 2 * reach + 2);
  const gathered = (lean: number): number => {
    columns.fill(0);
    for (let y = 0; y < size.height; y += 1) {
      const shift = reach + Math.round(lean * (y - size.height / 2));
      for (let i = runs.rows[y] as number; i < (runs.rows[y + 1] as number); i += 1) {
        const [start, end] = [runs.starts[i] as number, runs.ends[i] as number];
        if (end - start > longest) continue;
        const [from, to] = [start + shift, end + shift];
        columns[from] = (columns[from] ?? 0) + 1;
        columns[to] = (columns[to] ?? 0) - 1;
      }
    }
    let [sum, depth] = [0, 0];
    for (const change of columns) {
      depth += change;
      sum += depth * depth;
    }
    return sum;
  };
  const upright = gathered(0);
  let [best, at] = [upright, 0];
  const scores = new Map<number, number>();
  for (let k = Math.round(-most / step); k <= most / step; k += 1) {
    const score = gathered(k * step);
    scores.set(k, score);
    if (score > best) [best, at] = [score, k];
  }
  // Writing without upright strokes gathers about as well at any lean.
  if (best < upright * 1.03) return 0;
  const [below, above] = [scores.get(at - 1) ?? best, scores.get(at + 1) ?? best];
  const bend = below - 2 * best + above;
  const peak = bend < 0 ? at + (0.5 * (below - above)) / bend : at;
  return peak * step;
}
