import { fold } from '#schemas/fold.ts';
import { against, type Syllable, syllablesOf } from './syllable.ts';

/** A text that may be meant. */
export interface Meant<Item> {
  readonly item: Item;
  /** Which of its syllables the typed text begins at, from 0. */
  readonly from: number;
  /** Marks typed that it has not. */
  readonly against: number;
  /** Typed to its end, but for marks. */
  readonly isWhole: boolean;
}

/** Every text by the folded beginning of each of its words. */
export interface FoldedIndex<Item> {
  find(typed: string): Meant<Item>[];
}

interface Indexed<Item> {
  readonly item: Item;
  readonly text: string;
  /** Made when first found. */
  syllables: readonly Syllable[] | null;
}

/** `wordsFrom`: of how many words, from the first, the beginnings count; all where it is not said. */
export function foldedIndex<Item>(
  items: Iterable<{ readonly text: string; readonly item: Item; readonly wordsFrom?: number }>,
): FoldedIndex<Item> {
  const starts: { key: string; from: number; of: Indexed<Item> }[] = [];
  for (const { text, item, wordsFrom = Number.POSITIVE_INFINITY } of items) {
    const of: Indexed<Item> = { item, text, syllables: null };
    let rest = fold(text);
    for (let from = 0; from < wordsFrom && rest !== ''; from++) {
      starts.push({ key: rest, from, of });
      const space = rest.indexOf(' ');
      rest = space < 0 ? '' : rest.slice(space + 1);
    }
  }
  starts.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return {
    find(typed) {
      const key = fold(typed);
      if (key === '') return [];
      const syllables = syllablesOf(typed);
      const hasMarks = syllables.some(
        ({ letters, plain, tone }) => tone !== '' || letters.join('') !== plain,
      );
      const marksAgainst = (of: Indexed<Item>, from: number): number => {
        if (!hasMarks) return 0;
        of.syllables ??= syllablesOf(of.text);
        let marks = 0;
        for (const [i, one] of syllables.entries()) {
          const meant = of.syllables[from + i];
          if (meant) marks += against(one, meant);
        }
        return marks;
      };
      const found: Meant<Item>[] = [];
      for (let i = firstNotBefore(starts, key); i < starts.length; i++) {
        const start = starts[i];
        if (!start?.key.startsWith(key)) break;
        const { of, from } = start;
        found.push({ item: of.item, from, against: marksAgainst(of, from), isWhole: start.key === key });
      }
      return found;
    },
  };
}

/** Index of the first key that is not before another, in order. */
function firstNotBefore(starts: readonly { readonly key: string }[], key: string): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle]?.key ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those that the marks typed speak against the least: others come only where nothing fits, for then one mark was mistyped. */
export function leastAgainst<Found extends { readonly against: number }>(found: readonly Found[]): Found[] {
  const least = found.reduce((so, { against }) => Math.min(so, against), Number.POSITIVE_INFINITY);
  return found.filter(({ against }) => against === least);
}

/** The best ones in order, `most` of them; `order` as of `Array.sort`. Quick where thousands are found and few are wanted. */
export function bestOf<Found>(
  found: readonly Found[],
  order: (a: Found, b: Found) => number,
  most: number,
): Found[] {
  const best: Found[] = [];
  for (const one of found) {
    const last = best.at(-1);
    if (best.length === most && last !== undefined && order(one, last) >= 0) continue;
    const before = best.findIndex((other) => order(one, other) < 0);
    best.splice(before < 0 ? best.length : before, 0, one);
    if (best.length > most) best.pop();
  }
  return best;
}
