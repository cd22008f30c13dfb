import type { ComparisonLevel } from '#schemas/match.ts';

/** Said of two values that say nothing of each other, though both are there. Blanks never come here. */
export const missing = 255;

/**
 * How two values of one column stand to each other. Pure and symmetric: each value is prepared once, then held against
 * others; millions of pairs a run. Equal values are of level 0.
 */
export interface Comparator<P> {
  /** The nearest first; what `compare` returns counts in here. */
  readonly levels: readonly ComparisonLevel[];
  /** Null: the value says nothing. Values of several columns come joined by U+0000. */
  readonly prepare: (value: string) => P | null;
  readonly compare: (a: P, b: P) => number;
}
