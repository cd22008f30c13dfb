import { fold } from '#schemas/fold.ts';
import { characterErrors } from './character-errors.ts';
import type { Outcome } from './outcome.ts';

/** Something stands in the field. */
export const isWritten = (one: Outcome): boolean => one.truth.written !== null;

/**
 * Exact: the value that the whole chain gives is the true one, marks and all. Capitals do not count, nor how many spaces.
 * A written field taken for blank, or on a page whose form was not found, is not exact. Of a ditto mark it is asked that it was
 * known for one: what stands above is offered to people, never taken for the field's value.
 */
export const isExact = (one: Outcome): boolean => (one.truth.ditto ? isDitto(one) : isValueRight(one));

const isDitto = (one: Outcome): boolean => one.got?.field.doubts.includes('ditto') ?? false;

const isValueRight = (one: Outcome): boolean => same(valueRead(one), one.truth.value ?? one.truth.written);

/** The text, letter for letter, is the true one; dates not turned into ISO, abbreviations not spelled out. */
export const isWrittenRight = (one: Outcome): boolean =>
  same(one.got?.field.written ?? null, one.truth.written);

/** Exact but for marks on letters. */
export const isExactWithoutMarks = (one: Outcome): boolean =>
  isExact(one) || fold(valueRead(one) ?? '') === fold(one.truth.value ?? one.truth.written ?? '');

/** The engine's preferred reading is the true text, before readers and word lists. */
export const isReadingRight = (one: Outcome): boolean => same(one.got?.text ?? null, one.truth.written);

/** The right text is what was read or among what is offered beside it. */
export const isOffered = (one: Outcome): boolean =>
  isExact(one) ||
  isWrittenRight(one) ||
  (one.got?.field.alternatives ?? []).some(
    (text) => same(text, one.truth.written) || same(text, one.truth.value),
  );

/** Blank was called blank, and written written. */
export const isBlankRight = (one: Outcome): boolean => (one.got?.field.blank ?? true) === !isWritten(one);

/** Letters and words wrong in a text against the true one, and how many there are. */
export interface TextErrors {
  readonly letters: number;
  readonly wrongLetters: number;
  readonly words: number;
  readonly wrongWords: number;
}

export function textErrors(read: string, truth: string): TextErrors {
  const [a, b] = [read.normalize('NFC'), truth.normalize('NFC')];
  const [readWords, trueWords] = [wordsOf(a), wordsOf(b)];
  // Words as letters of an alphabet of their own, so that one distance serves both.
  const signs = new Map<string, string>();
  const sign = (word: string): string => {
    const known = signs.get(word) ?? String.fromCodePoint(0x10000 + signs.size);
    signs.set(word, known);
    return known;
  };
  return {
    letters: [...b].length,
    wrongLetters: characterErrors(a, b),
    words: trueWords.length,
    wrongWords: characterErrors(readWords.map(sign).join(''), trueWords.map(sign).join('')),
  };
}

const valueRead = (one: Outcome): string | null => one.got?.field.value ?? null;
const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
const plain = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
const same = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null ? plain(a) === plain(b) : a === b;
