import type { LinkModel } from '#schemas/link-model.ts';
import type { LinkTable } from '../batch/link-table.ts';
import { type LinkPlan, planLink } from '../batch/plan-link.ts';
import { comparedColumns } from '../batch/compare-column.ts';
import type { PackedColumn } from '../batch/pack-column.ts';
import { type Draw, type LevelRows, sampleLevels } from '../batch/sample-levels.ts';
import { fitEm, type Learned } from './fit-em.ts';
import type { LinkSpec } from './link-spec.ts';
import { blankModel, modelOf } from './model-of.ts';

export interface FitOptions {
  /** ISO day that the model carries. */
  readonly made: string;
  readonly note: string;
  readonly seed: number;
  /** Pairs drawn from each block, and five times as many of any two rows. */
  readonly pairs?: number;
  readonly version?: number;
}

/** Weights for a table from the table itself, without labels: pairs are drawn from each block of the spec and of any two rows. */
export const fitTable = (spec: LinkSpec, table: LinkTable, options: FitOptions): LinkModel =>
  fitPlan(spec, planLink(table, blankModel(spec)), options);

/** `fitTable` of a table that was planned with `blankModel(spec)` (`{ ...plan, model }` is then ready to be linked). */
export function fitPlan(spec: LinkSpec, plan: LinkPlan, options: FitOptions): LinkModel {
  const columns = comparedColumns(plan);
  const drawn = drawsFor(spec, options).map((draw) => sampleLevels(plan, draw, columns));
  return fitSamples(spec, plan, drawn, options);
}

const isLearnedIn = ({ learnsIn }: LinkSpec, { name }: { readonly name: string }): boolean =>
  learnsIn?.includes(name) ?? true;

/** The pairs that weights are learned from: of any two rows first, then of each block that is learned in. */
export const drawsFor = (spec: LinkSpec, { seed, pairs = 12_000 }: FitOptions): readonly Draw[] => [
  { from: 'random', most: 5 * pairs, seed },
  ...spec.blocks.flatMap((one, block) =>
    isLearnedIn(spec, one) ? [{ from: { block }, most: pairs, seed }] : [],
  ),
];

/** Weights from the pairs that `drawsFor` says, in its order, whoever drew them. */
export function fitSamples(
  spec: LinkSpec,
  plan: LinkPlan,
  samples: readonly LevelRows[],
  options: FitOptions,
): LinkModel {
  const [random, ...blocks] = samples as [LevelRows, ...LevelRows[]];
  const learning = { ...spec, blocks: spec.blocks.filter((one) => isLearnedIn(spec, one)) };
  const equal = plan.columns.map(equalShare);
  const learned = fitEm(learning, { ...random, equal }, blocks);
  return modelOf(spec, learned, {
    made: options.made,
    note: options.note,
    version: options.version ?? 1,
    source: 'em',
    records: plan.size,
    pairs: pairsOfClasses(
      spec,
      learned,
      blocks.map(({ of }) => of),
    ),
    meanRarity: spec.comparisons.map(({ frequency }, c) =>
      frequency === null ? null : meanRarity(plan.columns[c] as PackedColumn),
    ),
  });
}

/** By class, how many pairs there are: the most that any one block holds. Those that meet in no block are not counted. */
const pairsOfClasses = (spec: LinkSpec, { shares }: Learned, pairs: readonly number[]): number[] =>
  spec.classes.map((_, k) => Math.max(0, ...shares.map((of, b) => (of[k] ?? 0) * (pairs[b] ?? 0))));

/** Rarity that makes strangers' agreement come out as it is on the whole: −log2 of the mean share over all rows, bits. */
function meanRarity({ places, counts, records }: PackedColumn): number {
  const rarities = new Float32Array(records.buffer);
  const all = counts.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  for (const [id, place] of places.entries())
    if (place >= 0) sum += ((counts[id] as number) / all) * 2 ** -(rarities[place + 1] as number);
  return sum > 0 ? -Math.log2(sum) : 0;
}

/** Chance that two rows have the very same value at level 0; too rare for a sample to count. */
function equalShare({ places, counts, records }: PackedColumn): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  for (const [id, place] of places.entries()) {
    const count = counts[id] as number;
    if (place >= 0 && ((records[place] as number) & 0xff) === 0)
      sum += (count / all) * (Math.max(0, count - 1) / Math.max(1, all - 1));
  }
  return sum;
}
