import { fold, foldPlacement, foldSound } from '#schemas/fold.ts';
import { isOneOff } from './is-one-off.ts';
import type { AskedWord } from './search-query.ts';

/** How a word of a record answers one that was typed. */
export type Likeness = 'exact' | 'tones' | 'near' | 'part';

/** A word of a record in the forms that are compared. */
export interface KeptWord {
  /** As it stands in the record. */
  readonly written: string;
  readonly key: string;
  readonly spelled: string;
}

/** A name's words; the same few thousand syllables come again and again. */
export function keptWords(name: string): readonly KeptWord[] {
  const found = known.get(name);
  if (found) return found;
  const words = name
    .normalize('NFC')
    .split(/\s+/)
    .filter((written) => fold(written) !== '')
    .map((written) => ({ written, key: foldSound(written), spelled: foldPlacement(written) }));
  if (known.size >= mostKnown) known.clear();
  known.set(name, words);
  return words;
}
const known = new Map<string, readonly KeptWord[]>();
/** Some ten megabytes. */
const mostKnown = 20_000;

/**
 * What each is worth of the word's weight. Set 2026-11-22 on queries of other seeds than those that `npm run bench -- search`
 * reports: a letter wrong worth more, and strangers with near names come before the person; less, and a misread entry falls away.
 */
const worth = {
  exact: 1,
  /** Marks were typed elsewhere in the query, none in this word, and the record has some. */
  unmarked: 0.85,
  /** Marks were typed in this word, and the record has others. */
  otherMarks: 0.6,
  near: 0.5,
  /** From, and by how much more when nearly all of the word was typed. */
  part: [0.4, 0.4],
  /** `N.` */
  initial: 0.3,
} as const;

/**
 * How a word answers, and what share of its weight that is worth; null: not at all. `hasMarks`: marks were typed in the
 * query, so a word without any means one without any.
 */
export function compareWords(
  asked: AskedWord,
  kept: KeptWord,
  hasMarks: boolean,
): { how: Likeness; worth: number } | null {
  if (asked.spelled === kept.spelled) return { how: 'exact', worth: worth.exact };
  if (asked.key === kept.key) {
    if (!hasMarks) return { how: 'tones', worth: worth.exact };
    return { how: 'tones', worth: asked.spelled === asked.key ? worth.unmarked : worth.otherMarks };
  }
  if (kept.key.startsWith(asked.key)) {
    const [from, more] = worth.part;
    const share = asked.key.length / kept.key.length;
    return { how: 'part', worth: asked.key.length === 1 ? worth.initial : from + more * share };
  }
  if (asked.key.length >= 2 && kept.key.length >= 2 && isOneOff(asked.key, kept.key))
    return { how: 'near', worth: worth.near };
  return null;
}
