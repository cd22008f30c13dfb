import { date } from './date.ts';
import type { FieldReader, Read, ReadContext } from './reader.ts';
import { nearestSpellings } from './word-spellings.ts';

/** Doubts that say a text was understood for what it is, though it is no day of the solar calendar. */
const settled: readonly string[] = [
  'impossible-date',
  'lunar-date',
  'can-chi-year',
  'age-not-date',
  'approximate-date',
];

/** The reading nearest to the text that is a date; others as near are offered beside it. */
function repair(text: string, context: ReadContext): Read | null {
  let best: { read: Read; cost: number } | null = null;
  const alternatives: string[] = [];
  for (const { words, cost } of nearestSpellings(text)) {
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
    if (plain.value !== null || plain.doubts.some((doubt) => settled.includes(doubt))) return plain;
    return repair(text, context) ?? plain;
  },
};
