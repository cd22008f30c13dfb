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

/** Near: tones apart, a letter or two apart, or one lacks a middle name of the other. */
function compareNames(a: string, b: string): ComparisonLevel {
  const [keyA, keyB] = [spellingKey(a), spellingKey(b)];
  if (keyA === keyB) return 'exact';
  if (fold(a) === fold(b)) return 'near';
  const [as, bs] = [keyA.split(' '), keyB.split(' ')];
  const sameEnds = as[0] === bs[0] && as.at(-1) === bs.at(-1);
  if (sameEnds && as.length !== bs.length && Math.min(as.length, bs.length) === 2) return 'near';
  const limit = Math.max(keyA.length, keyB.length) < 7 ? 1 : 2;
  return letterDistance(keyA, keyB, limit) <= limit ? 'near' : 'differs';
}

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
