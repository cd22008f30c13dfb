import type { LinkComparison } from '#schemas/link-model.ts';
import { missing } from '../compare/comparator.ts';
import { comparatorOf } from '../compare/comparators.ts';
import { nameRarity } from '../name-rarity.ts';
import { levelMemory } from './level-memory.ts';
import { hasOwnSpelling } from './own-spelling.ts';
import type { LinkPlan } from './plan-link.ts';
import { isDear } from './score-table.ts';

/** A comparison's column as it is compared: by numbers of distinct values, each prepared when it is first met. */
export interface ComparedColumn {
  /** A bound on how near two values are, cheaper than `levelOf`, where values are few or written as the pipeline writes them. */
  readonly nearestOf: (a: number, b: number) => number;
  /** Level of two values, `missing` when one of them says nothing. */
  readonly levelOf: (a: number, b: number) => number;
  /** −log2 of the share of the commoner of two values; 0 where rarity does not count. */
  readonly rarityOf: (a: number, b: number) => number;
}

const unknown = 254;
/** So many values are prepared in no time. */
const most = 50_000;

/** The columns of a plan as they are compared. What they prepare they keep, for whoever asks next. */
export const comparedColumns = ({ model, columns }: LinkPlan): readonly ComparedColumn[] =>
  model.comparisons.map((comparison, at) => {
    const { values, counts } = columns[at] as LinkPlan['columns'][number];
    return compareColumn(comparison, values, counts);
  });

/** `counts`: how often each value stands in the table, for rarity within it. */
function compareColumn(
  { comparator, frequency }: LinkComparison,
  values: readonly string[],
  counts: Int32Array,
): ComparedColumn {
  const { prepare, compare } = comparatorOf(comparator);
  const prepared: unknown[] = new Array(values.length);
  const self = new Uint8Array(values.length).fill(unknown);
  const nearest = (id: number): number => {
    if (self[id] === unknown) {
      const value = prepare(values[id] as string);
      prepared[id] = value;
      self[id] = value === null ? missing : compare(value, value);
    }
    return self[id] as number;
  };
  const ownSpelling = hasOwnSpelling[comparator];
  const isOwn = Uint8Array.from(values, (value) => Number(ownSpelling?.test(value)));
  const areFew = values.length < most;
  /** A value held against itself comes nearer than to any other: `~1931` is never exact. */
  const nearestOf = (a: number, b: number): number => {
    const apart = a !== b && isOwn[a] === 1 && isOwn[b] === 1 ? 1 : 0;
    return areFew ? Math.max(apart, nearest(a), nearest(b)) : apart;
  };
  const compared = (a: number, b: number): number =>
    nearest(a) === missing || nearest(b) === missing ? missing : compare(prepared[a], prepared[b]);

  const memory = isDear(comparator) ? levelMemory() : null;
  const levelOf = memory === null ? compared : (a: number, b: number): number => memory.of(a, b, compared);

  const bits = new Float64Array(values.length).fill(Number.NaN);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const rarity = (id: number): number => {
    if (Number.isNaN(bits[id]))
      bits[id] =
        frequency?.of === 'names'
          ? nameRarity(values[id] as string)
          : -Math.log2((counts[id] as number) / all);
    return bits[id] as number;
  };
  return {
    nearestOf,
    levelOf: (a, b) => (a === b ? nearest(a) : levelOf(a, b)),
    rarityOf: (a, b) => (frequency === null ? 0 : Math.min(rarity(a), rarity(b))),
  };
}
