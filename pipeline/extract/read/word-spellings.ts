import { nearWords } from '../near-words.ts';
import { dateWords } from './number-words.ts';

/** A text as words of a closed list; `cost` in letters that had to change. */
export interface WordSpelling {
  readonly words: readonly string[];
  readonly cost: number;
}

/** Of a whole text, for each of its words: .5 lets every word lose its marks. */
const mostCostPerWord = 0.5;
const mostSpellings = 300;
const mostPerWord = 4;

interface WordList {
  readonly has: (word: string) => boolean;
  readonly near: ReturnType<typeof nearWords>;
}
const lists = new Map<readonly string[], WordList>();
const noMore: readonly string[] = [];

function listOf(more: readonly string[]): WordList {
  const known = lists.get(more);
  if (known) return known;
  const words = new Set([...dateWords, ...more]);
  const list = { has: (word: string) => words.has(word), near: nearWords(words) };
  lists.set(more, list);
  return list;
}

/** Listed words near a written one with their distance; the word itself when none is near. */
function nearTo(word: string, list: WordList): { word: string; cost: number }[] {
  const found = list
    .near(word, Math.max(0.6, word.length * 0.4))
    .slice(0, mostPerWord)
    .map((near) => ({ word: near.word, cost: near.distance }));
  return found.length > 0 ? found : [{ word, cost: word.length }];
}

/** `haimươi` → `hai mươi`: a word that is two listed words run together. */
function unstick(word: string, { has }: WordList): string[] {
  if (has(word)) return [word];
  for (let i = 2; i <= word.length - 2; i++) {
    const [left, right] = [word.slice(0, i), word.slice(i)];
    if (has(left) && has(right)) return [left, right];
  }
  return [word];
}

/** Ways to read a text as words of dates and numbers, and of `more` (one constant list), nearest first. */
export function nearestSpellings(text: string, more: readonly string[] = noMore): WordSpelling[] {
  const list = listOf(more);
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .flatMap((word) => unstick(word, list));
  const mostCost = words.length * mostCostPerWord;
  let found: WordSpelling[] = [{ words: [], cost: 0 }];
  for (const word of words) {
    const choices = /^\d+$/.test(word) ? [{ word, cost: 0 }] : nearTo(word, list);
    found = found
      .flatMap((so) =>
        choices.map((choice) => ({ words: [...so.words, choice.word], cost: so.cost + choice.cost })),
      )
      .filter(({ cost }) => cost <= mostCost)
      .sort((a, b) => a.cost - b.cost)
      .slice(0, mostSpellings);
  }
  return found;
}
