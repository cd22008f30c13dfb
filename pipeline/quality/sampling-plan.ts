import type { Aql, SamplingLevel } from '#schemas/policy.ts';
import type { SamplingPlan } from '#schemas/quality.ts';

/** Code letters in order, each with its sample size. @source ISO 2859-1:1999 Table 2-A */
const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'Q', 'R'] as const;
const sizes = [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000] as const;

/** Largest lot of each row, and its letter at the general levels I, II, III. @source ISO 2859-1:1999 Table 1 */
const rows: readonly [upTo: number, letters: string][] = [
  [8, 'AAB'],
  [15, 'ABC'],
  [25, 'BCD'],
  [50, 'CDE'],
  [90, 'CEF'],
  [150, 'DFG'],
  [280, 'EGH'],
  [500, 'FHJ'],
  [1_200, 'GJK'],
  [3_200, 'HKL'],
  [10_000, 'JLM'],
  [35_000, 'KMN'],
  [150_000, 'LNP'],
  [500_000, 'MPQ'],
  [Number.POSITIVE_INFINITY, 'NQR'],
];

const levels: readonly SamplingLevel[] = ['I', 'II', 'III'];

const aqls: readonly Aql[] = [10, 6.5, 4, 2.5, 1.5, 1, 0.65, 0.4, 0.25, 0.15, 0.1];

/**
 * Acceptance numbers of one AQL from the letter that takes none wrong downwards; null is an arrow, up right below the zero
 * and then down. Every AQL has the same column, one letter later than the next worse AQL.
 * @source ISO 2859-1:1999 Table 2-A (normal inspection)
 */
const column: readonly (number | null)[] = [0, null, null, 1, 2, 3, 5, 7, 10, 14, 21];

/** Where in the letters the column of an AQL begins; for AQL 10 it would begin above A. */
const beginOf = (aql: Aql): number => aqls.indexOf(aql) - 1;

/** The letter whose plan is used, arrows followed. */
function follow(letter: number, begin: number): number {
  if (letter < begin) return begin;
  if (letter === begin + 1 && begin >= 0) return begin;
  return Math.min(Math.max(letter, letter > begin ? begin + 3 : begin), begin + column.length - 1);
}

/**
 * Single sampling by attributes, normal inspection: how many of `lot` fields are drawn and with how many wrong ones among
 * them the lot is still accepted. An arrow of the table leads to another letter with its own sample. A sample as large
 * as the lot is the whole lot, judged by the same number.
 */
export function samplingPlan(lot: number, level: SamplingLevel, aql: Aql): SamplingPlan {
  const row = rows.find(([upTo]) => lot <= upTo)?.[1] ?? '';
  const letter = (letters as readonly string[]).indexOf(row[levels.indexOf(level)] ?? '');
  const begin = beginOf(aql);
  const used = follow(letter, begin);
  return {
    lot,
    codeLetter: letters[used] ?? 'A',
    sample: Math.min(lot, sizes[used] ?? 0),
    accept: column[used - begin] ?? 0,
    aql,
  };
}
