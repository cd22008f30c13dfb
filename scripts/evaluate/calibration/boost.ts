import type { CalibrationTree } from '#schemas/calibration.ts';
import { leafOf } from '#pipeline/extract/calibrate.ts';

export interface Example {
  readonly values: readonly number[];
  readonly wrong: boolean;
}

export interface Boosted {
  readonly base: number;
  readonly trees: readonly CalibrationTree[];
}

/**
 * Gradient boosting of two-deep trees on the log-odds of being wrong (Friedman 2001; Newton leaves). Small on purpose: a few
 * thousand examples, of which few are wrong. The same examples in the same order give the same trees.
 */
export function boost(
  examples: readonly Example[],
  how: { rounds: number; rate: number; leastInLeaf: number },
): Boosted {
  const wrong = examples.filter((one) => one.wrong).length;
  const base = Math.log((wrong + 0.5) / (examples.length - wrong + 0.5));
  const scores = new Float64Array(examples.length).fill(base);
  const columns = columnsOf(examples);
  const trees: CalibrationTree[] = [];
  for (let round = 0; round < how.rounds; round += 1) {
    const risk = scores.map((score) => 1 / (1 + Math.exp(-score)));
    const gradient = examples.map((one, i) => (one.wrong ? 1 : 0) - (risk[i] ?? 0));
    const curvature = Array.from(risk, (p) => Math.max(1e-4, p * (1 - p)));
    const all = examples.map((_, i) => i);
    const cut = bestCut(all, columns, gradient, curvature, how.leastInLeaf);
    if (cut === null) break;
    const below = all.filter((i) => valueAt(columns, cut.feature, i) < cut.at);
    const above = all.filter((i) => valueAt(columns, cut.feature, i) >= cut.at);
    const side = (some: readonly number[]) => {
      const next = bestCut(some, columns, gradient, curvature, how.leastInLeaf);
      const leaf = (i: readonly number[]) => round6(how.rate * newton(i, gradient, curvature));
      if (next === null) return { feature: cut.feature, at: cut.at, below: leaf(some), above: leaf(some) };
      return {
        feature: next.feature,
        at: next.at,
        below: leaf(some.filter((i) => valueAt(columns, next.feature, i) < next.at)),
        above: leaf(some.filter((i) => valueAt(columns, next.feature, i) >= next.at)),
      };
    };
    const tree = { feature: cut.feature, at: cut.at, left: side(below), right: side(above) };
    trees.push(tree);
    for (const [i, one] of examples.entries()) scores[i] = (scores[i] ?? 0) + leafOf(tree, one.values);
  }
  return { base: round6(base), trees };
}

interface Column {
  readonly values: Float64Array;
  /** Places to cut at, rising; at most 24, by quantile. */
  readonly cuts: readonly number[];
}

function columnsOf(examples: readonly Example[]): Column[] {
  const count = examples[0]?.values.length ?? 0;
  return Array.from({ length: count }, (_, feature) => {
    const values = Float64Array.from(examples, (one) => one.values[feature] ?? 0);
    const different = [...new Set(values)].sort((a, b) => a - b);
    const sorted = Float64Array.from(values).sort();
    const candidates =
      different.length <= 25
        ? different.slice(1)
        : Array.from({ length: 24 }, (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / 25)] ?? 0);
    return { values, cuts: [...new Set(candidates)].map(round6) };
  });
}

const valueAt = (columns: readonly Column[], feature: number, i: number): number =>
  columns[feature]?.values[i] ?? 0;

interface Cut {
  readonly feature: number;
  readonly at: number;
}

/** The cut that lowers the loss most; null when none leaves enough on both sides. */
function bestCut(
  some: readonly number[],
  columns: readonly Column[],
  gradient: readonly number[],
  curvature: readonly number[],
  least: number,
): Cut | null {
  const gain = (g: number, h: number): number => (g * g) / (h + 1);
  let [allG, allH] = [0, 0];
  for (const i of some) {
    allG += gradient[i] ?? 0;
    allH += curvature[i] ?? 0;
  }
  let best: Cut | null = null;
  let most = gain(allG, allH) + 1e-9;
  for (const [feature, { values, cuts }] of columns.entries()) {
    if (cuts.length === 0) continue;
    // Sums of the parts between cuts, then running from below.
    const g = new Float64Array(cuts.length + 1);
    const h = new Float64Array(cuts.length + 1);
    const n = new Int32Array(cuts.length + 1);
    for (const i of some) {
      const value = values[i] ?? 0;
      let part = 0;
      while (part < cuts.length && value >= (cuts[part] ?? 0)) part += 1;
      g[part] = (g[part] ?? 0) + (gradient[i] ?? 0);
      h[part] = (h[part] ?? 0) + (curvature[i] ?? 0);
      n[part] = (n[part] ?? 0) + 1;
    }
    let [belowG, belowH, belowN] = [0, 0, 0];
    for (const [k, at] of cuts.entries()) {
      belowG += g[k] ?? 0;
      belowH += h[k] ?? 0;
      belowN += n[k] ?? 0;
      if (belowN < least || some.length - belowN < least) continue;
      const worth = gain(belowG, belowH) + gain(allG - belowG, allH - belowH);
      if (worth <= most) continue;
      most = worth;
      best = { feature, at };
    }
  }
  return best;
}

function newton(some: readonly number[], gradient: readonly number[], curvature: readonly number[]): number {
  let [g, h] = [0, 0];
  for (const i of some) {
    g += gradient[i] ?? 0;
    h += curvature[i] ?? 0;
  }
  return Math.max(-4, Math.min(4, g / (h + 1)));
}

const round6 = (value: number): number => Math.round(value * 1e6) / 1e6;
