import type { LinkComparison, LinkModel } from '#schemas/link-model.ts';
import { remembering } from '../extract/remembering.ts';
import type { Columns } from './columns-of.ts';
import { type Comparator, missing } from './compare/comparator.ts';
import { comparatorOf } from './compare/comparators.ts';
import { nameRarity } from './name-rarity.ts';
import { oncePer } from './once-per.ts';
import { rarityBits } from './rarity-bits.ts';

/** How a pair stands in one comparison of a model. */
export interface LevelOfPair {
  /** Counts in the comparison's levels; `missing` says nothing. */
  readonly level: number;
  /** −log2 of the share of the commoner of the two values; 0 where the comparison has no use for it. */
  readonly rarity: number;
}

/** What a pair weighs for each class of its model. */
export interface WeighedPair {
  /** By class, bits against being unrelated: the prior and everything in `bits`. */
  readonly weights: readonly number[];
  /** By comparison, then class. */
  readonly bits: readonly (readonly number[])[];
  /** By class, 0 to 1; they add up to 1. */
  readonly probabilities: readonly number[];
  /** The likeliest class. */
  readonly best: number;
}

/** Rarity of values where there is no table to count in. */
export type RarityOf = (comparison: LinkComparison, value: string) => number;
export const rarityByLexicon: RarityOf = ({ frequency }, value) =>
  frequency?.of === 'names' ? rarityOfName(value) : (frequency?.mean ?? 0);
const rarityOfName = remembering(nameRarity, 20_000);

/** Neighbors of one entry share many values; each is prepared once. */
const preparing = new Map<string, Comparator<unknown>['prepare']>();
function prepared(comparison: LinkComparison, value: string): unknown {
  let prepare = preparing.get(comparison.comparator);
  if (!prepare) {
    prepare = remembering(comparatorOf(comparison.comparator).prepare, 20_000);
    preparing.set(comparison.comparator, prepare);
  }
  return prepare(value);
}

/** The value a comparison looks at, its columns joined by U+0000; undefined where all are blank. */
export function comparedValue({ columns }: LinkComparison, record: Columns): string | undefined {
  const [first = ''] = columns;
  // a place without its year is a place, a year without a place says nothing
  if (columns.length === 1) return record[first] || undefined;
  const values = columns.map((column) => record[column] ?? '');
  return values.some((value) => value !== '') ? values.join('\u0000') : undefined;
}

interface Compared {
  readonly value: string;
  readonly prepared: unknown;
}

/** What a model compares of a record, by comparison; null where that is blank or says nothing. */
const comparedBy = oncePer((model: LinkModel) =>
  oncePer((record: Columns): readonly (Compared | null)[] =>
    model.comparisons.map((comparison) => {
      const value = comparedValue(comparison, record);
      const known = value === undefined ? null : prepared(comparison, value);
      return value === undefined || known === null ? null : { value, prepared: known };
    }),
  ),
);
const nothing: LevelOfPair = { level: missing, rarity: 0 };

/** How two records stand to each other, comparison by comparison. Symmetric. */
export function levelsOf(
  model: LinkModel,
  a: Columns,
  b: Columns,
  rarityOf: RarityOf = rarityByLexicon,
): readonly LevelOfPair[] {
  const compared = comparedBy(model);
  const [those, others] = [compared(a), compared(b)];
  return model.comparisons.map((comparison, c) => {
    const [one, other] = [those[c], others[c]];
    if (!one || !other) return nothing;
    const level = comparatorOf(comparison.comparator).compare(one.prepared, other.prepared);
    const rarity =
      comparison.frequency === null
        ? 0
        : Math.min(rarityOf(comparison, one.value), rarityOf(comparison, other.value));
    return { level, rarity };
  });
}

/** Adds up the bits of a pair's levels by class. `prior` by class, for the number of records at hand (`priorOf`). */
export function weighLevels(
  model: LinkModel,
  levels: readonly LevelOfPair[],
  prior: readonly number[],
): WeighedPair {
  const bits = model.comparisons.map((comparison, c) => {
    const { level, rarity } = levels[c] as LevelOfPair;
    return model.classes.map((_, k) =>
      level === missing ? 0 : (comparison.bits[k]?.[level] ?? 0) + rarityBits(comparison, k, level, rarity),
    );
  });
  const weights = model.classes.map((_, k) => bits.reduce((sum, row) => sum + (row[k] ?? 0), prior[k] ?? 0));
  const probabilities = posterior(weights);
  return { weights, bits, probabilities, best: probabilities.indexOf(Math.max(...probabilities)) };
}

/** Probabilities of classes whose log2 odds against one of them are given. */
export function posterior(weights: readonly number[]): readonly number[] {
  const most = Math.max(...weights);
  const odds = weights.map((weight) => 2 ** (weight - most));
  const all = odds.reduce((sum, one) => sum + one, 0);
  return odds.map((one) => one / all);
}
