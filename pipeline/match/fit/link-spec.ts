import type { ComparatorName, LinkBlock, LinkClass, LinkModel } from '#schemas/link-model.ts';
import type { ComparisonLevel } from '#schemas/match.ts';

/** Chances of levels; levels not named share what is left. */
export type Chances = Readonly<Partial<Record<ComparisonLevel, number>>>;

/**
 * How the levels of a comparison are spread in a class, before anything is learned. `start`: learned from here; `weighs` is how
 * many pairs' worth the start counts, `Infinity` is never moved; levels that are `held` keep their chance, the others are learned. `like`: the very spread of another class (tied), or of strangers.
 */
export type Spread =
  | { readonly start: Chances; readonly weighs: number; readonly held?: readonly ComparisonLevel[] }
  | { readonly like: LinkClass };

export interface SpecComparison {
  /** What people are told was compared; a FieldKey in models of records. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly comparator: ComparatorName;
  readonly frequency: 'names' | 'table' | null;
  /** For each class but `unrelated`. */
  readonly spread: Readonly<Partial<Record<LinkClass, Spread>>>;
  /**
   * Where strangers' levels are counted: among random pairs, or learned in the blocks, where what the block holds fixed makes strangers
   * more alike (registered in the year of birth, both).
   */
  readonly strangers: 'random' | 'blocks';
}

/** What a model is fitted from: everything but the figures. */
export interface LinkSpec {
  readonly id: string;
  readonly of: LinkModel['of'];
  readonly classes: readonly LinkClass[];
  readonly comparisons: readonly SpecComparison[];
  readonly blocks: readonly LinkBlock[];
  /** Names of blocks whose pairs are learned from: few that hold different columns; all when not said. */
  readonly learnsIn?: readonly string[];
  /** Pairs of each class that a record is in, before anything is learned; 0 for `unrelated`. */
  readonly pairsPerRecord: Readonly<Partial<Record<LinkClass, number>>>;
  /**
   * Bits added to the prior of a class, beyond how many of its pairs there are: to take it for the same is the worse
   * failure (nobody is to be asked about twins), so in doubt it is not.
   */
  readonly caution?: Readonly<Partial<Record<LinkClass, number>>>;
  readonly thresholds: LinkModel['thresholds'];
}
