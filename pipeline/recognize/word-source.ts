import { spellingKey } from '../extract/spelling-key.ts';

/** How likely words are in texts of one kind, alone and after one another. Words are spelling keys. */
export interface WordSource {
  likely(word: string): number;
  /** After `previous`, within a phrase or at the start of the next one; after none, at the start. */
  following(previous: string | null, word: string): number;
}

/** So often a word must have been followed for what followed it to count half. */
const halfTrusted = 3;
/** Share of texts that begin as phrases do; the others begin in the middle of one. */
const atStart = 0.7;

export const wordsOf = (text: string): string[] =>
  (text.normalize('NFC').match(/[\p{L}\p{M}]+/gu) ?? []).map(spellingKey);

/** Counts words, and pairs of words, of phrases with how often each is written. */
export function wordSource(phrases: Iterable<readonly [string, number]>): WordSource {
  const counts = new Map<string, number>();
  const starts = new Map<string, number>();
  const pairs = new Map<string, { total: number; ends: number; readonly next: Map<string, number> }>();
  let [total, phraseTotal] = [0, 0];
  for (const [phrase, count] of phrases) {
    const words = wordsOf(phrase);
    for (const [i, word] of words.entries()) {
      add(counts, word, count);
      total += count;
      const after = pairs.get(word) ?? { total: 0, ends: 0, next: new Map<string, number>() };
      pairs.set(word, after);
      after.total += count;
      const next = words[i + 1];
      if (next === undefined) after.ends += count;
      else add(after.next, next, count);
    }
    const [first] = words;
    if (first === undefined) continue;
    add(starts, first, count);
    phraseTotal += count;
  }
  const likely = (word: string): number => (counts.get(word) ?? 0) / total;
  const starting = (word: string): number =>
    (atStart * (starts.get(word) ?? 0)) / phraseTotal + (1 - atStart) * likely(word);
  return {
    likely,
    following(previous, word) {
      const start = starting(word);
      const after = previous === null ? undefined : pairs.get(previous);
      if (after === undefined) return start;
      const trust = after.total / (after.total + halfTrusted);
      const seen = ((after.next.get(word) ?? 0) + after.ends * start) / after.total;
      return trust * seen + (1 - trust) * start;
    },
  };
}

function add(counts: Map<string, number>, word: string, count: number): void {
  counts.set(word, (counts.get(word) ?? 0) + count);
}
