import { characterErrors } from '../evaluate/character-errors.ts';

/** How well lines were read; shares are 0 to 1. */
export interface Score {
  readonly lines: number;
  /** Wrong letters by letters that stand there. */
  readonly cer: number;
  /** Lines without any wrong letter. */
  readonly exact: number;
  /** Lines that hold ỵ or Ỵ, and in how many all of them were read, none elsewhere. */
  readonly yDotLines: number;
  readonly yDotRead: number;
}

/** Holds what was read against what stands there, pair by pair; NFC, white space joined, letter case counts. */
export function scoreOf(pairs: readonly { readonly read: string; readonly text: string }[]): Score {
  let [errors, letters, exact, yDotLines, yDotRead] = [0, 0, 0, 0, 0];
  for (const pair of pairs) {
    const [read, text] = [pair.read.normalize('NFC').trim(), pair.text.normalize('NFC').trim()];
    const wrong = characterErrors(read, text);
    errors += wrong;
    letters += [...text].length;
    if (wrong === 0) exact += 1;
    const stands = dotted(text);
    if (stands === 0) continue;
    yDotLines += 1;
    if (dotted(read) === stands) yDotRead += 1;
  }
  const lines = pairs.length;
  return {
    lines,
    cer: errors / Math.max(1, letters),
    exact: exact / Math.max(1, lines),
    yDotLines,
    yDotRead,
  };
}

const dotted = (text: string): number => text.match(/[ỵỴ]/gu)?.length ?? 0;
