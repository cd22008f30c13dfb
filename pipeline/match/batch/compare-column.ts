import type { LinkComparison } from '#schemas/link-model.ts';
import { unsure } from '../compare/comparator.ts';
import { comparatorOf } from '../compare/comparators.ts';
import { levelMemory } from './level-memory.ts';
import { ownSpelling, type PackedColumn, recordHead } from './pack-column.ts';
import type { LinkPlan } from './plan-link.ts';

/** A comparison's column as it is compared, by the places of values' records. */
export interface ComparedColumn {
  /** A bound on how near two values are, at next to no cost. */
  readonly nearestOf: (a: number, b: number) => number;
  /** Level of two values, `missing` when they say nothing of each other. */
  readonly levelOf: (a: number, b: number) => number;
  /** −log2 of the share of the commoner of two values; 0 where rarity does not count. */
  readonly rarityOf: (a: number, b: number) => number;
}

/** The columns of a plan as they are compared. What texts they prepare they keep, for whoever asks next. */
export const comparedColumns = ({
  model,
  columns,
}: Pick<LinkPlan, 'model' | 'columns'>): readonly ComparedColumn[] =>
  model.comparisons.map((comparison, at) => compareColumn(comparison, columns[at] as PackedColumn));

function compareColumn({ comparator }: LinkComparison, { records, values }: PackedColumn): ComparedColumn {
  const { prepare, compare, packing } = comparatorOf(comparator);
  const prepared = new Map<number, unknown>();
  const preparedAt = (place: number): unknown => {
    const known = prepared.get(place);
    if (known !== undefined) return known;
    const value = prepare(values[records[place + 2] as number] as string);
    prepared.set(place, value);
    return value;
  };
  const compareValues = (a: number, b: number): number => compare(preparedAt(a), preparedAt(b));
  const memory = levelMemory();
  const compareTwo = packing
    ? (a: number, b: number): number => {
        const level = packing.compareAt(records, a + recordHead, records, b + recordHead);
        return level === unsure ? compareValues(a, b) : level;
      }
    : (a: number, b: number): number => memory.of(a, b, compareValues);
  const rarities = new Float32Array(records.buffer);
  return {
    nearestOf: (a, b) => {
      const [one, other] = [records[a] as number, records[b] as number];
      const apart = a === b || (one & other & ownSpelling) === 0 ? 0 : 1;
      return Math.max(apart, one & 0xff, other & 0xff);
    },
    levelOf: (a, b) => (a === b ? (records[a] as number) & 0xff : compareTwo(a, b)),
    rarityOf: (a, b) => Math.min(rarities[a + 1] as number, rarities[b + 1] as number),
  };
}
