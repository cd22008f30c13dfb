/** How well a set of pairs was found. Shares 0–1; 0 where there is nothing to divide by. */
export interface PairScore {
  /** Pairs there are, proposed, and both. */
  readonly truth: number;
  readonly found: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function pairScore(truth: number, found: number, right: number): PairScore {
  const precision = found === 0 ? 0 : right / found;
  const recall = truth === 0 ? 0 : right / truth;
  const f1 = truth + found === 0 ? 0 : (2 * right) / (truth + found);
  return { truth, found, right, precision, recall, f1 };
}

/** Pairs within groups of these sizes. */
export const pairsWithin = (sizes: Iterable<number>): number => {
  let pairs = 0;
  for (const size of sizes) pairs += (size * (size - 1)) / 2;
  return pairs;
};
