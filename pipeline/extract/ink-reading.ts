import type { InkLog } from './ink-log.ts';

/** One machine's reading of a cell, tidied, with the other texts it thought of. */
export interface InkReading {
  /** Empty where it is not known. */
  readonly model: string;
  readonly written: string;
  readonly confidence: number;
  readonly others: readonly { readonly text: string; readonly confidence: number }[];
}

/** The ink of a cell as one model saw it, letter by letter. */
export interface InkOf {
  readonly model: string;
  readonly log: InkLog;
  /** What that model read by letters alone. */
  readonly written: string;
}

/**
 * What a nat of the ink counts beside a nat of words, and what another machine's word counts: a line model is too sure of its
 * letters. Of four pairs tried on 41 tune pages the one with most fields right: 84.2 %; with 1 and .5 83.5 %.
 */
export const inkWeight = 0.7;
