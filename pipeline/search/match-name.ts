import { syllableRarity } from '../match/name-rarity.ts';
import type { Answer, Compare, KeptWord, Likeness } from './compare-words.ts';
import type { AskedWord } from './search-query.ts';

/** Words typed in a row, as one name. */
export interface AskedName {
  readonly words: readonly AskedWord[];
  /** Bits of each by where it stands: a surname says little, a given name much. */
  readonly weights: readonly number[];
  /** Bits if all of it were answered. */
  readonly most: number;
}

/** How a person's name answers words typed in a row. */
export interface NameMatch {
  /** Bits for it, less what was typed and is not there. */
  readonly score: number;
  /** The loosest likeness among the words that answer; `swapped`: they stand in another order. */
  readonly how: Likeness | 'swapped';
  /** Positions of the record's words that answer, in its order. */
  readonly at: readonly number[];
  /** Words answered by another spelling, marks aside; one that nothing answers counts twice. */
  readonly off: number;
  readonly isGivenOnly: boolean;
}

/** What of a typed word's weight is taken off when nothing answers it. */
const missed = 0.6;
/** Bits off for each word of the record that was not typed: the shorter of two names answers the better. */
const untyped = 0.35;
/** Share kept of words that answer in another order. */
const swapped = 0.8;

/** Most bits of one word: a name of no list is often a misreading, not a rarity. And fewest: even Thị says something. */
const mostBits = 10;
const leastBits = 0.8;

const bitsAt = (key: string, at: number, last: number): number => {
  const place = at === last ? 'given' : at === 0 ? 'surname' : 'middle';
  return Math.max(leastBits, Math.min(mostBits, syllableRarity(place, key)));
};

export function askedName(words: readonly AskedWord[]): AskedName {
  const weights = words.map(({ key }, at) => bitsAt(key, at, words.length - 1));
  return { words, weights, most: weights.reduce((sum, weight) => sum + weight, 0) };
}

/** Words in their order first; else each where it stands. Null when not even one answers. */
export function matchName(
  { words: asked, weights }: AskedName,
  kept: readonly KeptWord[],
  compare: Compare,
): NameMatch | null {
  const taken = new Array<number>(asked.length).fill(-1);
  const isUsed = new Array<boolean>(kept.length).fill(false);
  const best = new Array<Answer | null>(asked.length).fill(null);
  // the last word, the given name, chooses first: it must not lose its place to a middle name
  for (let at = asked.length - 1; at >= 0; at--) {
    const word = asked[at];
    if (!word) continue;
    for (let to = kept.length - 1; to >= 0; to--) {
      const other = kept[to];
      if (!other || isUsed[to]) continue;
      const likeness = compare(word, other);
      if (likeness && likeness.worth > (best[at]?.worth ?? 0)) {
        best[at] = likeness;
        taken[at] = to;
      }
    }
    if (taken[at] !== -1) isUsed[taken[at] ?? 0] = true;
  }
  const matched = taken.filter((to) => to !== -1);
  if (matched.length === 0) return null;
  const isInOrder = matched.every((to, nth) => nth === 0 || to > (matched[nth - 1] ?? 0));
  const endsAlike = taken.at(-1) === kept.length - 1;
  let score = 0;
  let loosest: Likeness = 'exact';
  let off = 0;
  for (const [at, likeness] of best.entries()) {
    const weight = weights[at] ?? 0;
    const to = taken[at] ?? -1;
    if (likeness === null) {
      score -= weight * missed;
      off += 2;
    } else {
      // a word typed as a given name and found as a surname says no more than a surname
      const found = bitsAt(kept[to]?.key ?? '', to, kept.length - 1);
      score += Math.min(weight, found) * likeness.worth;
      if (looseness[likeness.how] > looseness[loosest]) loosest = likeness.how;
      if (looseness[likeness.how] > looseness.tones) off += 1;
    }
  }
  if (!isInOrder || !endsAlike) score *= score > 0 ? swapped : 1;
  return {
    score: score - untyped * (kept.length - matched.length),
    how: isInOrder ? loosest : 'swapped',
    at: isInOrder ? matched : matched.toSorted((a, b) => a - b),
    off,
    isGivenOnly: matched.length === 1 && matched[0] === kept.length - 1 && kept.length > 1,
  };
}

const looseness = { exact: 0, tones: 1, part: 2, near: 3 } as const satisfies Record<Likeness, number>;
