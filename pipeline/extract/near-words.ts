import { letterDistance } from './letter-distance.ts';

export interface NearWord {
  readonly word: string;
  readonly distance: number;
}

/** One bit a plain letter: words that differ by one letter differ in at most two bits. */
function lettersOf(word: string): number {
  let bits = 0;
  for (const letter of word.normalize('NFD')) {
    const code = letter === 'đ' ? 100 : letter.charCodeAt(0);
    if (code >= 97 && code <= 122) bits |= 1 << (code - 97);
  }
  return bits;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** What is remembered of a list's answers before it starts anew: pages repeat their words. */
const mostRemembered = 4000;

/**
 * Finds the words of a list that lie within `limit` letters of another (`letterDistance`, lower case), nearest first. Letters
 * are compared as sets first: the list may be tens of thousands long.
 */
export function nearWords(words: Iterable<string>): (written: string, limit: number) => readonly NearWord[] {
  const byLength = new Map<number, { word: string; lower: string; letters: number }[]>();
  for (const word of words) {
    const lower = word.toLowerCase();
    const same = byLength.get(lower.length) ?? [];
    same.push({ word, lower, letters: lettersOf(lower) });
    byLength.set(lower.length, same);
  }
  const remembered = new Map<string, readonly NearWord[]>();
  return (written, limit) => {
    const lower = written.toLowerCase();
    const key = `${limit}:${lower}`;
    const known = remembered.get(key);
    if (known) return known;
    const letters = lettersOf(lower);
    // a letter often confused with another costs .6, so that more of them fit under a limit than whole letters do
    const bits = 2 * Math.max(1, Math.floor(limit / 0.6));
    const found: NearWord[] = [];
    for (let length = lower.length - Math.floor(limit); length <= lower.length + limit; length++)
      for (const one of byLength.get(length) ?? []) {
        if (bitCount(one.letters ^ letters) > bits) continue;
        const distance = letterDistance(lower, one.lower, limit);
        if (distance !== Number.POSITIVE_INFINITY) found.push({ word: one.word, distance });
      }
    found.sort((a, b) => a.distance - b.distance);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(key, found);
    return found;
  };
}
