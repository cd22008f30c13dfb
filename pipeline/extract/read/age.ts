import type { Hint } from '#schemas/field.ts';
import { likelyDigits } from './likely-digits.ts';
import { ageNumber } from './number-words.ts';
import { type FieldReader, notUnderstood, type Read, type ReadContext, understood } from './reader.ts';
import { nearestSpellings } from './word-spellings.ts';

const oldest = 125;
const newborn = /^(?:mới sinh|sơ sinh|mới đẻ|lúc sinh)$/u;
const part = /^(.+?)\s*(tuổi|tháng|tuần|ngày|giờ|t)(?:\s+tuổi)?$/u;

interface Age {
  readonly count: number;
  readonly of: 'tuổi' | 'tháng' | 'tuần' | 'ngày' | 'giờ';
}

/** Null when the text is no age. */
function parseAge(text: string): Age | 'newborn' | null {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/^(?:được|khoảng|độ|chừng|mới)\s+(?=\S+ )/u, '')
    .trim();
  if (newborn.test(plain)) return 'newborn';
  const [, said = plain, unit = 'tuổi'] =
    part.exec(plain.replace(/^tuổi\s+/u, '').replace(/(?<=tuổi)\s.*$/u, '')) ?? [];
  const count = ageNumber(said.trim().split(' '));
  if (count === null || count > oldest) return null;
  return { count, of: unit === 't' ? 'tuổi' : (unit as Age['of']) };
}

/** Whole years as digits; under a year with its measure: `8 tháng`, `12 ngày`. */
const printAge = ({ count, of }: Age): string => (of === 'tuổi' ? String(count) : `${count} ${of}`);

/**
 * Years of birth that an age makes likely: first as older books count (tuổi ta: at birth one, one more each new year), then
 * as the law counts now. Suggestions: nobody wrote them. @source domain §5.2
 */
export function birthYearHints(text: string, { latestYear }: ReadContext): Hint[] {
  const age = parseAge(text);
  if (latestYear === null || age === null || age === 'newborn' || age.of !== 'tuổi') return [];
  return [latestYear - age.count + 1, latestYear - age.count].map((year) => ({
    kind: 'birth-year',
    text: String(year),
  }));
}

function read(text: string, context: ReadContext): Read {
  const age = parseAge(text);
  if (age === 'newborn') return understood('0 ngày');
  if (age !== null) return { ...understood(printAge(age)), hints: birthYearHints(text, context) };
  // a year of birth in the column of ages
  const year = /^\s*(?:sinh\s+)?(?:năm\s+)?(\d{4})\s*$/iu.exec(text)?.[1];
  return year !== undefined && /^(?:1[89]|20)/.test(year) ? understood(year) : notUnderstood();
}

const ageWords = ['tuổi', 'tháng', 'tuần', 'ngày', 'giờ', 'mới', 'sinh', 'trăm', 'linh', 'lẻ'];

/** Ages: `35`, `35 tuổi`, `ba mươi lăm tuổi`, `8 tháng`, `mới sinh`. Value: `35`, `8 tháng`, `12 ngày`; a birth year stays one. */
export const age: FieldReader = {
  read,
  guess(text, context) {
    const plain = read(text, context);
    if (plain.value !== null) {
      // ages above ninety are rare, and a stroke read as a figure is not
      const isRare = Number(plain.value) > 95 && Number(plain.value) < 1000;
      return isRare ? { ...plain, doubts: ['low-confidence'], fit: 0.5, prior: -3 } : plain;
    }
    const digits = likelyDigits(text);
    const repaired = digits === null ? null : read(digits, context);
    if (repaired && repaired.value !== null) return { ...repaired, doubts: ['low-confidence'], fit: 0.5 };
    for (const { words, cost } of nearestSpellings(text, ageWords)) {
      const near = read(words.join(' '), context);
      if (near.value !== null)
        return { ...near, doubts: ['near-lexicon'], fit: Math.max(0.1, 0.9 - cost / 4) };
    }
    return plain;
  },
};
