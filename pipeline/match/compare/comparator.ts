import type { ComparisonLevel } from '#schemas/match.ts';

/** Said of two values that say nothing of each other, though both are there. Blanks never come here. */
export const missing = 255;

/**
 * How two values of one column stand to each other. Pure and symmetric: each value is prepared once, then held against
 * others; millions of pairs a run. A value held against itself comes nearer than to any other.
 */
export interface Comparator<P> {
  /** The nearest first; what `compare` returns counts in here. */
  readonly levels: readonly ComparisonLevel[];
  /** Null: the value says nothing. Values of several columns come joined by U+0000. */
  readonly prepare: (value: string) => P | null;
  readonly compare: (a: P, b: P) => number;
  /** For comparators of which there are millions of values. */
  readonly packing?: Packing<P>;
}

/** Whole numbers of 32 bits. */
export type Numbers = ArrayLike<number>;

/** Said by `compareAt` where numbers do not tell, and the values themselves are to be held against each other. */
export const unsure = 254;

/**
 * Prepared values as whole numbers, so that those of a table lie side by side in one array that threads share: no objects, and
 * one step into memory where there were six. Numbers of words hold in a thread that learned them (`words.ts`).
 */
export interface Packing<P> {
  readonly pack: (prepared: P) => Numbers;
  /** `compare` of the value that begins at `a` of `x` and the one that begins at `b` of `y`, or `unsure`. */
  readonly compareAt: (x: Numbers, a: number, y: Numbers, b: number) => number;
  /** Whether it may be `unsure`. */
  readonly asksValues: boolean;
}

/** A comparator whose prepared values are numbers to begin with. */
export const packed = (
  levels: readonly ComparisonLevel[],
  prepare: (value: string) => Numbers | null,
  compareAt: Packing<Numbers>['compareAt'],
): Comparator<Numbers> & { readonly packing: Packing<Numbers> } => ({
  levels,
  prepare,
  compare: (a, b) => compareAt(a, 0, b, 0),
  packing: { pack: (numbers) => numbers, compareAt, asksValues: false },
});
