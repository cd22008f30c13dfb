import { type ClusterScore, clusterScore } from './cluster-score.ts';
import type { LinkTable } from '#pipeline/match/batch/link-table.ts';
import { fitAndLink } from './link-table.ts';
import { type PairScore, pairScore, pairsWithin } from './pair-score.ts';
import { pickPairs } from './pick-pairs.ts';
import type { LabelledTable } from './table-of-csv.ts';
import { everybody, mostForAll, tableSpec } from './table-spec.ts';

export interface TableResult {
  readonly name: string;
  readonly rows: number;
  readonly pairs: PairScore;
  readonly clusters: ClusterScore;
  readonly falsePerRecord: number;
  readonly seconds: { readonly fit: number; readonly link: number };
}

/** Links a table of anybody's without labels, and counts by them. */
export async function evaluateTable(
  name: string,
  { table, columns, group }: LabelledTable,
  seed: number,
): Promise<TableResult> {
  const { fit, blocks } = tableSpec(columns, table.size);
  const how = { seed, threads: 1, blocks, pairs: 8000 };
  const { model, pairs, seconds } = await fitAndLink(withEverybody(table), fit, how);
  const found = pickPairs(pairs, model, 'same', model.thresholds.ask);
  let right = 0;
  for (const [n, a] of found.a.entries()) if (group[a] === group[found.b[n] as number]) right += 1;
  const sizes = new Map<number, number>();
  for (const one of group) sizes.set(one, (sizes.get(one) ?? 0) + 1);
  return {
    ...{ name, rows: table.size, seconds },
    pairs: pairScore(pairsWithin(sizes.values()), found.a.length, right),
    clusters: clusterScore(group, found),
    falsePerRecord: (found.a.length - right) / table.size,
  };
}

const withEverybody = ({ size, columns }: LinkTable): LinkTable =>
  size > mostForAll
    ? { size, columns }
    : { size, columns: { ...columns, [everybody]: new Array<string>(size).fill('1') } };
