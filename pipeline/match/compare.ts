import { fold } from '#schemas/fold.ts';
import type { ComparisonLevel } from '#schemas/match.ts';
import type { Reader } from '#schemas/record/fields.ts';
import { letterDistance } from '../extract/letter-distance.ts';
import { fromIso } from '../extract/partial-date.ts';
import { spellingKey } from '../extract/spelling-key.ts';

/** How two values of one field stand to each other; the same either way round. Absent values say nothing. */
export function compare(reader: Reader, a: string | undefined, b: string | undefined): ComparisonLevel {
  if (a === undefined || b === undefined) return 'missing';
  switch (reader) {
    case 'name':
      return compareNames(a, b);
    case 'date':
    case 'date-in-words':
    case 'year':
      return compareDates(a, b);
    case 'place':
      return comparePlaces(a, b);
    case 'entry-number':
      return compareNumbers(a, b);
    default:
      return compareTexts(a, b);
  }
}

/** How far syllables of one name may be apart, and all of them together; An and Anh, Lan and Mai are other people. */
const perShortSyllable = 0.7;
const perSyllable = 1;
const perName = 1.6;

/** Near: a mark or a letter apart here and there, or one lacks the middle names of the other. */
function compareNames(a: string, b: string): ComparisonLevel {
  if (a === b || spellingKey(a) === spellingKey(b)) return 'exact';
  if (fold(a) === fold(b)) return 'near';
  const [as, bs] = [syllablesOf(a), syllablesOf(b)];
  if (as.length !== bs.length) {
    const lacksMiddle = Math.min(as.length, bs.length) === 2;
    return lacksMiddle && as[0] === bs[0] && as.at(-1) === bs.at(-1) ? 'near' : 'differs';
  }
  let apart = 0;
  for (const [i, syllable] of as.entries()) {
    const other = bs[i] ?? '';
    const limit = Math.max(syllable.length, other.length) <= 3 ? perShortSyllable : perSyllable;
    apart += letterDistance(syllable, other, limit);
    if (apart > perName) return 'differs';
  }
  return 'near';
}

const syllablesOf = (name: string): string[] =>
  name
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s-]+/);

/** Near: one is part of the other, day and month changed places, or one digit apart. */
function compareDates(a: string, b: string): ComparisonLevel {
  if (a === b) return 'exact';
  const [dateA, dateB] = [fromIso(a), fromIso(b)];
  if (dateA === null || dateB === null) return 'differs';
  if (a.startsWith(b) || b.startsWith(a)) return 'near';
  if (dateA.year === dateB.year && dateA.day === dateB.month && dateA.month === dateB.day) return 'near';
  const apart = [...a].filter((digit, i) => digit !== b[i]).length;
  return a.length === b.length && apart === 1 ? 'near' : 'differs';
}

/** Near: half of the words of the shorter are in the longer. */
function comparePlaces(a: string, b: string): ComparisonLevel {
  const [foldA, foldB] = [fold(a), fold(b)];
  if (foldA === foldB) return 'exact';
  const [wordsA, wordsB] = [new Set(foldA.split(' ')), new Set(foldB.split(' '))];
  const shared = [...wordsA].filter((word) => wordsB.has(word)).length;
  return shared * 2 >= Math.min(wordsA.size, wordsB.size) ? 'near' : 'differs';
}

/** Exact: the same number, however many zeros lead it. Never near: the next number is the next person. */
function compareNumbers(a: string, b: string): ComparisonLevel {
  return a.replace(/^0+/, '') === b.replace(/^0+/, '') ? 'exact' : 'differs';
}

/** Near: one sign apart in ten. */
function compareTexts(a: string, b: string): ComparisonLevel {
  const [foldA, foldB] = [fold(a), fold(b)];
  if (foldA === foldB) return 'exact';
  const limit = Math.max(foldA.length, foldB.length) / 10;
  return letterDistance(foldA, foldB, limit) <= limit ? 'near' : 'differs';
}
