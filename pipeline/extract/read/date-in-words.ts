import { letterDistance } from '../letter-distance.ts';
import { date } from './date.ts';
import { dateWords } from './number-words.ts';
import type { FieldReader, Read, ReadContext } from './reader.ts';

interface Spelling {
  readonly words: readonly string[];
  readonly cost: number;
}

const vocabulary = [...new Set(dateWords)];
/** Of a whole text, for each of its words: .5 lets every word lose its marks. */
const mostCostPerWord = 0.5;
const mostSpellings = 300;

/** Date words near a written one with their distance; the word itself when none is near. */
function near(word: string): { word: string; cost: number }[] {
  const limit = Math.max(0.6, word.length * 0.4);
  const found = vocabulary
    .map((known) => ({ word: known, cost: letterDistance(word, known, limit) }))
    .filter(({ cost }) => cost <= limit)
    .sort((a, b) => a.cost - b.cost)
    .slice(0, 4);
  return found.length > 0 ? found : [{ word, cost: word.length }];
}

/** `haimươi` → `hai mươi`: a word that is two date words run together. */
function unstick(word: string): string[] {
  if (vocabulary.includes(word)) return [word];
  for (let i = 2; i <= word.length - 2; i++) {
    const [left, right] = [word.slice(0, i), word.slice(i)];
    if (vocabulary.includes(left) && vocabulary.includes(right)) return [left, right];
  }
  return [word];
}

/** Ways to read a text as date words, nearest first. */
function spellings(text: string): Spelling[] {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .flatMap(unstick);
  const mostCost = words.length * mostCostPerWord;
  let found: Spelling[] = [{ words: [], cost: 0 }];
  for (const word of words) {
    const choices = /^\d+$/.test(word) ? [{ word, cost: 0 }] : near(word);
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

/** The reading nearest to the text that is a date; others as near are offered beside it. */
function repair(text: string, context: ReadContext): Read | null {
  let best: { read: Read; cost: number } | null = null;
  const alternatives: string[] = [];
  for (const { words, cost } of spellings(text)) {
    if (best && cost > best.cost + 0.3) break;
    const said = words.join(' ');
    const read = date.read(said, context);
    if (read.value === null) continue;
    if (best === null) best = { read, cost };
    if (!alternatives.includes(said)) alternatives.push(said);
  }
  if (best === null) return null;
  const fit = Math.max(0.1, 1 - best.cost / 4) / Math.max(1, alternatives.length);
  return { ...best.read, doubts: [...best.read.doubts, 'near-lexicon'], fit, alternatives };
}

/** Dates in words, as said north and south; digits are taken too. Value: ISO partial date. */
export const dateInWordsReader: FieldReader = {
  read: date.read,
  guess(text, context) {
    const plain = date.read(text, context);
    if (plain.value !== null || plain.doubts.includes('impossible-date')) return plain;
    return repair(text, context) ?? plain;
  },
};
