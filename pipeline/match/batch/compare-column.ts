import type { LinkComparison } from '#schemas/link-model.ts';
import { missing } from '../compare/comparator.ts';
import { comparatorOf } from '../compare/comparators.ts';
import { nameRarity } from '../name-rarity.ts';
import { levelMemory } from './level-memory.ts';

/** A comparison's column as it is compared: by numbers of distinct values, each prepared when it is first met. */
export interface ComparedColumn {
  /** Level of two values, `missing` when one of them says nothing. */
  readonly levelOf: (a: number, b: number) => number;
  /** −log2 of the share of the commoner of two values; 0 where rarity does not count. */
  readonly rarityOf: (a: number, b: number) => number;
}

const unknown = 254;

/** `counts`: how often each value stands in the table, for rarity within it. */
export function compareColumn(
  { comparator, frequency }: LinkComparison,
  values: readonly string[],
  counts: Int32Array,
): ComparedColumn {
  const { prepare, compare } = comparatorOf(comparator);
  const prepared: unknown[] = new Array(values.length);
  const self = new Uint8Array(values.length).fill(unknown);
  const isKnown = (id: number): boolean => {
    if (self[id] === unknown) {
      const value = prepare(values[id] as string);
      prepared[id] = value;
      self[id] = value === null ? missing : compare(value, value);
    }
    return self[id] !== missing;
  };
  const memory = levelMemory();
  const compared = (a: number, b: number): number =>
    isKnown(a) && isKnown(b) ? compare(prepared[a], prepared[b]) : missing;

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
    levelOf: (a, b) => {
      if (a !== b) return memory.of(a, b, compared);
      isKnown(a);
      return self[a] as number;
    },
    rarityOf: (a, b) => (frequency === null ? 0 : Math.min(rarity(a), rarity(b))),
  };
}
