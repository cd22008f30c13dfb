import { isPossible, type PartialDate } from '../partial-date.ts';
import { smallNumber, yearNumber } from './number-words.ts';

/** `impossible`: parts are there but no such day was. `shortYear`: two digits of the year, the century unknown. */
export type ParsedDate =
  | { readonly is: 'date'; readonly date: PartialDate; readonly century: 'written' | 'inferred' }
  | { readonly is: 'impossible' }
  | { readonly is: 'short-year'; readonly shortYear: number }
  | { readonly is: 'unknown' };

const unknown: ParsedDate = { is: 'unknown' };
const firstYear = 1700;
const lastYear = 2199;

/** 0h20' ngày 25/9/2000, lúc 7 giờ sáng ngày 5/3/1972: a time of day goes before. */
const timeBefore =
  /^.*?(?:giờ|phút|\d\s*h\s*\d*\s*['’]?|rưỡi)[^\p{L}\d]*(?:(?:rạng\s+)?(?:sáng|trưa|chiều|tối|đêm|khuya)[^\p{L}\d]*)?(?=ngày|mồng|mùng|hôm|\d{1,2}\s*[/.-])(?:hôm\s+)?/u;

/** That a day is of the solar calendar goes without saying. */
const solarMark = /\(?\s*(?:(?:theo )?dương lịch|(?<!\p{L})d\.?l\.?(?!\p{L}))\s*\)?/gu;

/**
 * Reads a day of the solar calendar, as far as it is written, from digits, words or both; nothing is invented, nothing
 * moved. `latestYear` settles two-digit years only.
 */
export function parseDate(text: string, latestYear: number | null): ParsedDate {
  const whole = text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
  const plain = whole.replace(solarMark, ' ').replace(timeBefore, '').trim();
  const digits = fromDigits(plain, latestYear);
  return digits.is === 'unknown' ? fromWords(plain, latestYear) : digits;
}

const unwritten = '(?:0{1,2}|[.…_\\s]+)';
const separator = '\\s*[/.,\\-–:|\\s]\\s*';
const threeParts = new RegExp(
  `^(\\d{1,2}|${unwritten})${separator}(\\d{1,2}|${unwritten})${separator}(\\d{4}|\\d{2})$`,
);
const twoParts = new RegExp(`^(\\d{1,2})${separator}(\\d{4})$`);
/** 12-V-1957, 3/XII/57: months were numbered so in older papers. */
const romanMonth = new RegExp(
  `^(\\d{1,2})${separator}(i{1,3}|iv|vi{0,3}|ix|xi{0,2})${separator}(\\d{4}|\\d{2})$`,
);
const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

function fromDigits(text: string, latestYear: number | null): ParsedDate {
  const digits = text
    .replace(/^(?:ngày|sinh ngày|sinh năm|năm sinh|năm|sinh)\s*:?\s*(?=[\d.…_])/u, '')
    .replace(/\s*[-/.,]\s*/g, (mark) => mark.trim())
    .replace(/(?<=\d)[.,;]+$/u, '')
    .trim();
  if (/^\d{4}$/.test(digits)) return make(Number(digits), null, null);
  const packed = /^(\d{2})(\d{2})(\d{4})$/.exec(digits);
  if (packed) return make(Number(packed[3]), Number(packed[2]), Number(packed[1]));
  const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(digits);
  if (iso) return make(Number(iso[1]), part(iso[2]), part(iso[3]));
  const monthYear = twoParts.exec(digits) ?? /^(\d{2})(\d{4})$/.exec(digits);
  if (monthYear) return make(Number(monthYear[2]), part(monthYear[1]), null);
  const roman = romanMonth.exec(digits);
  if (roman) return withYear(roman[3] ?? '', romans.indexOf(roman[2] ?? '') + 1, part(roman[1]), latestYear);
  const full = threeParts.exec(digits);
  if (!full) return unknown;
  return withYear(full[3] ?? '', part(full[2]), part(full[1]), latestYear);
}

/** A dotted or zero part is not written: null. */
const part = (text: string | undefined): number | null => (text && /[1-9]/.test(text) ? Number(text) : null);

function fromWords(text: string, latestYear: number | null): ParsedDate {
  let words = text
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
  if (words[0] === 'sinh') words = words.slice(1);
  const monthAt = words.indexOf('tháng');
  if (monthAt < 0) {
    const year = yearNumber(words[0] === 'năm' ? words.slice(1) : words);
    return year === null ? unknown : make(year, null, null);
  }
  const dayWords = words.slice(0, monthAt).filter((word) => !['ngày', 'mồng', 'mùng'].includes(word));
  const day = dayWords.length === 0 ? null : dayWords.join(' ') === 'rằm' ? 15 : smallNumber(dayWords);
  if (dayWords.length > 0 && day === null) return unknown;
  for (let taken = 0; taken <= 3; taken++) {
    const monthWords = words.slice(monthAt + 1, monthAt + 1 + taken);
    if (words[monthAt + 1 + taken] !== 'năm') continue;
    const month = taken === 0 ? null : monthNumber(monthWords);
    const yearWords = words.slice(monthAt + 2 + taken);
    const year = yearNumber(yearWords);
    if (taken > 0 && month === null) continue;
    if (year !== null) return make(year, month, day);
    const short = shortYear(yearWords);
    if (short !== null) return withYear(String(short).padStart(2, '0'), month, day, latestYear);
  }
  return unknown;
}

/** `87`, `tám mươi bảy`, `tám bảy`: a year without its century, in the nineties of a date only. */
function shortYear(words: readonly string[]): number | null {
  if (words.length === 1) return /^\d{2}$/.test(words[0] ?? '') ? Number(words[0]) : null;
  const small = smallNumber(words);
  return small !== null && small >= 20 ? small : null;
}

function monthNumber(words: readonly string[]): number | null {
  const text = words.join(' ');
  if (text === 'giêng') return 1;
  return text === 'chạp' ? 12 : smallNumber(words);
}

function withYear(
  year: string,
  month: number | null,
  day: number | null,
  latestYear: number | null,
): ParsedDate {
  if (year.length === 4) return make(Number(year), month, day);
  const short = Number(year);
  if (latestYear === null) return { is: 'short-year', shortYear: short };
  const century = Math.floor(latestYear / 100) * 100;
  const full = century + short > latestYear ? century - 100 + short : century + short;
  return make(full, month, day, 'inferred');
}

function make(
  year: number,
  month: number | null,
  day: number | null,
  century: 'written' | 'inferred' = 'written',
): ParsedDate {
  if (year < firstYear || year > lastYear) return { is: 'impossible' };
  // a day without its month says less than nothing: only the year stands
  const date = { year, month, day: month === null ? null : day };
  return isPossible(date) ? { is: 'date', date, century } : { is: 'impossible' };
}
