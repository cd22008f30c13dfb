import type { LinkModel } from '#schemas/link-model.ts';
import type { LinkTable } from '../batch/link-table.ts';
import { type LinkPlan, planLink } from '../batch/plan-link.ts';
import { type ComparedColumn, comparedColumns } from '../batch/compare-column.ts';
import { type Draw, type LevelRows, sampleLevels } from '../batch/sample-levels.ts';
import { nameRarity } from '../name-rarity.ts';
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
  return fitSamples(spec, plan, drawn, options, columns);
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
  columns: readonly ComparedColumn[],
): LinkModel {
  const [random, ...blocks] = samples as [LevelRows, ...LevelRows[]];
  const learning = { ...spec, blocks: spec.blocks.filter((one) => isLearnedIn(spec, one)) };
  const equal = spec.comparisons.map((_, c) =>
    equalShare(columns[c] as ComparedColumn, plan.columns[c] as LinkPlan['columns'][number]),
  );
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
      frequency === null ? null : meanRarity(plan.columns[c] as LinkPlan['columns'][number], frequency),
    ),
  });
}

/** By class, how many pairs there are: the most that any one block holds. Those that meet in no block are not counted. */
const pairsOfClasses = (spec: LinkSpec, { shares }: Learned, pairs: readonly number[]): number[] =>
  spec.classes.map((_, k) => Math.max(0, ...shares.map((of, b) => (of[k] ?? 0) * (pairs[b] ?? 0))));

/** Rarity that makes strangers' agreement come out as it is on the whole: −log2 of the mean share over all rows, bits. */
function meanRarity(
  { values, counts }: { readonly values: readonly string[]; readonly counts: Int32Array },
  of: 'names' | 'table',
): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  for (const { id, times } of drawn(counts)) {
    const share = (counts[id] as number) / all;
    sum += times * share * (of === 'table' ? share : 2 ** -nameRarity(values[id] as string));
  }
  return sum > 0 ? -Math.log2(sum) : 0;
}

/** Chance that two rows have the very same value at level 0; too rare for a sample to count. */
function equalShare({ levelOf }: ComparedColumn, { counts }: { readonly counts: Int32Array }): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  for (const { id, times } of drawn(counts)) {
    const count = counts[id] as number;
    if (count > 1 && levelOf(id, id) === 0) sum += times * (count / all) * ((count - 1) / (all - 1));
  }
  return sum;
}

const few = 20_000;
const oneIn = 8;
/** Values, all that are frequent and, where there are many, every eighth of the others, which then counts for eight. */
function drawn(counts: Int32Array): readonly { readonly id: number; readonly times: number }[] {
  const values: { id: number; times: number }[] = [];
  let others = 0;
  for (const [id, count] of counts.entries()) {
    if (counts.length <= few || count >= oneIn) values.push({ id, times: 1 });
    else if (others++ % oneIn === 0) values.push({ id, times: oneIn });
  }
  return values;
}
