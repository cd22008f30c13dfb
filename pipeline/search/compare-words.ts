import { fold, foldPlacement, foldSound } from '#schemas/fold.ts';
import { isOneOff } from './is-one-off.ts';
import type { AskedWord } from './search-query.ts';

/** How a word of a record answers one that was typed. */
export type Likeness = 'exact' | 'tones' | 'near' | 'part';

/** How, and what share of the typed word's weight that is worth. */
export interface Answer {
  readonly how: Likeness;
  readonly worth: number;
}

/** A word of a record in the forms that are compared. */
export interface KeptWord {
  /** As it stands in the record. */
  readonly written: string;
  readonly key: string;
  readonly spelled: string;
}

/** One and the same object for one spelling: names are many, their words some thousands. */
const known = new Map<string, KeptWord | null>();
const mostKnown = 50_000;

function keptWord(written: string): KeptWord | null {
  const found = known.get(written);
  if (found !== undefined) return found;
  const key = foldSound(written);
  const made = fold(written) === '' ? null : { written, key, spelled: foldPlacement(written) };
  if (known.size >= mostKnown) known.clear();
  known.set(written, made);
  return made;
}

/** A name's words, what is no letter or figure left out. */
export const keptWords = (name: string): readonly KeptWord[] =>
  name
    .normalize('NFC')
    .split(/\s+/)
    .map(keptWord)
    .filter((word) => word !== null);

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
  /** One letter off, marks as they were typed; and with other marks as well. */
  near: [0.55, 0.45],
  /** From, and by how much more when nearly all of the word was typed. */
  part: [0.4, 0.4],
  /** `N.` */
  initial: 0.3,
} as const;

/**
 * How a word answers; null: not at all. `hasMarks`: marks were typed in the query, so a word without any means one without
 * any.
 */
export function compareWords(asked: AskedWord, kept: KeptWord, hasMarks: boolean): Answer | null {
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
    return { how: 'near', worth: worth.near[!hasMarks || isOneOff(asked.spelled, kept.spelled) ? 0 : 1] };
  return null;
}

/** `compareWords` for one query: each pair is compared once, however many candidates share the word. */
export type Compare = (asked: AskedWord, kept: KeptWord) => Answer | null;

export function comparing(hasMarks: boolean): Compare {
  const compared = new Map<AskedWord, Map<KeptWord, Answer | null>>();
  let last: AskedWord | null = null;
  let ofLast = new Map<KeptWord, Answer | null>();
  return (asked, kept) => {
    if (asked !== last) {
      last = asked;
      ofLast = compared.get(asked) ?? new Map();
      compared.set(asked, ofLast);
    }
    const before = ofLast.get(kept);
    if (before !== undefined) return before;
    const answer = compareWords(asked, kept, hasMarks);
    ofLast.set(kept, answer);
    return answer;
  };
}
