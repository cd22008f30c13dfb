import { clusterRows } from '#pipeline/match/batch/cluster-rows.ts';
import { type PairScore, pairScore, pairsWithin } from './pair-score.ts';
import type { RowPairs } from './pick-pairs.ts';

/** Clusters held against the true groups. */
export interface ClusterScore {
  /** Pairs of rows that are in one cluster: what hangs together through others counts too. */
  readonly pairs: PairScore;
  /** Clusters of two rows and more that are a true group, no row more and none less. */
  readonly whole: PairScore;
}

/** `group`: the true group of each row. */
export function clusterScore(group: ArrayLike<number>, links: RowPairs): ClusterScore {
  const size = group.length;
  const { label } = clusterRows(size, links);
  const truth = countsOf(size, (row) => String(group[row]));
  const found = countsOf(size, (row) => String(label[row]));
  const both = countsOf(size, (row) => `${group[row]} ${label[row]}`);
  const large = (counts: ReadonlyMap<string, number>) =>
    [...counts.values()].filter((count) => count > 1).length;
  let whole = 0;
  for (const [key, count] of both) {
    const [group, cluster] = key.split(' ') as [string, string];
    if (count > 1 && truth.get(group) === count && found.get(cluster) === count) whole += 1;
  }
  return {
    pairs: pairScore(pairsWithin(truth.values()), pairsWithin(found.values()), pairsWithin(both.values())),
    whole: pairScore(large(truth), large(found), whole),
  };
}

function countsOf(size: number, keyOf: (row: number) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let row = 0; row < size; row += 1) {
    const key = keyOf(row);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
