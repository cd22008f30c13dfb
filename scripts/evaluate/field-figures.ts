import {
  isExact,
  isExactWithoutMarks,
  isOffered,
  isReadingRight,
  isWritten,
  isWrittenRight,
  textErrors,
} from './judge.ts';
import type { Outcome } from './outcome.ts';

/** Shares of the fields in which something is written, found or not. */
export interface FieldFigures {
  readonly fields: number;
  /** The value is right (see `judge.ts`). */
  readonly exact: number;
  readonly exactWithoutMarks: number;
  /** The text is right letter for letter. */
  readonly written: number;
  /** The right text or value is at least offered. */
  readonly offered: number;
  /** The engine's preferred reading is right, before readers and word lists. */
  readonly reading: number;
  /** Letters and words of that reading wrong, of those that stand there. */
  readonly cer: number;
  readonly wer: number;
}

export function fieldFigures(outcomes: readonly Outcome[]): FieldFigures {
  const written = outcomes.filter(isWritten);
  const share = (is: (one: Outcome) => boolean): number => ratio(written.filter(is).length, written.length);
  const [sum, wrong] = [
    { letters: 0, words: 0 },
    { letters: 0, words: 0 },
  ];
  for (const one of written) {
    const errors = textErrors(one.got?.text ?? '', one.truth.written ?? '');
    sum.letters += errors.letters;
    sum.words += errors.words;
    wrong.letters += errors.wrongLetters;
    wrong.words += errors.wrongWords;
  }
  return {
    fields: written.length,
    exact: share(isExact),
    exactWithoutMarks: share(isExactWithoutMarks),
    written: share(isWrittenRight),
    offered: share(isOffered),
    reading: share(isReadingRight),
    cer: ratio(wrong.letters, sum.letters),
    wer: ratio(wrong.words, sum.words),
  };
}

/** The figures of each group, by name. */
export function fieldFiguresBy(
  outcomes: readonly Outcome[],
  group: (one: Outcome) => string,
): Record<string, FieldFigures> {
  const groups = new Map<string, Outcome[]>();
  for (const one of outcomes) {
    const name = group(one);
    const known = groups.get(name);
    if (known) known.push(one);
    else groups.set(name, [one]);
  }
  return Object.fromEntries(
    [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, some]) => [name, fieldFigures(some)] as const)
      .filter(([, { fields }]) => fields > 0),
  );
}

/** To four places; 0 of nothing. */
export const ratio = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;
