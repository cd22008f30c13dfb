/** Number words of dates, as written in registers north and south. @source domain §5.2 */

const units: Readonly<Record<string, number>> = {
  không: 0,
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  nhăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
};
/** Only after a ten: hai mươi mốt, mười lăm. */
const afterTen = ['mốt', 'lăm', 'nhăm'];

const unit = (word: string | undefined): number | null =>
  word === undefined ? null : /^\d$/.test(word) ? Number(word) : (units[word] ?? null);
const plainUnit = (word: string | undefined): number | null =>
  word === undefined || afterTen.includes(word) ? null : unit(word);

/** 0–99 in words or digits: `mười lăm`, `hai mươi tư`, `hai tư`, `hăm mốt`, `không tám`, `15`. Null if it is none. */
export function smallNumber(words: readonly string[]): number | null {
  const [first, second] = words;
  if (first === undefined || words.length > 3) return null;
  if (words.length === 1) {
    if (/^\d{1,2}$/.test(first)) return Number(first);
    return first === 'mười' ? 10 : plainUnit(first);
  }
  const last = unit(words.at(-1));
  if (words.length === 2) {
    if (first === 'mười') return second === 'mốt' || last === null || last === 0 ? null : 10 + last;
    if (first === 'hăm' || first === 'băm')
      return last === null || last === 0 ? null : (first === 'hăm' ? 20 : 30) + last;
    const tens = plainUnit(first);
    if (tens === null) return null;
    if (second === 'mươi') return tens >= 2 ? tens * 10 : null;
    if (last === null) return null;
    if (tens === 0) return plainUnit(second);
    return tens >= 2 && last > 0 ? tens * 10 + last : null;
  }
  const tens = plainUnit(first);
  return tens !== null && tens >= 2 && second === 'mươi' && last !== null && last > 0
    ? tens * 10 + last
    : null;
}

const isZeroWord = (word: string | undefined): boolean => word === 'linh' || word === 'lẻ';

/** `một chín tám bảy`, `một chín bảy lăm`, `một chín linh năm`, `hai lẻ tám`, `hai không mười sáu`: without nghìn and trăm. */
function shortYearNumber(words: readonly string[]): number | null {
  const [first, second, ...rest] = words;
  const [thousands, hundreds] = [plainUnit(first), plainUnit(second)];
  if (thousands !== 1 && thousands !== 2) return null;
  if (isZeroWord(second)) {
    const last = thousands === 2 && rest.length === 1 ? plainUnit(rest[0]) : null;
    return last === null || last === 0 ? null : 2000 + last;
  }
  const digits = words.map(plainUnit);
  if (words.length === 4 && digits.every((digit) => digit !== null)) return Number(digits.join(''));
  if (hundreds === null || !((thousands === 1 && hundreds >= 8) || (thousands === 2 && hundreds === 0)))
    return null;
  const base = thousands * 1000 + hundreds * 100;
  if (isZeroWord(rest[0])) {
    const last = rest.length === 2 ? plainUnit(rest[1]) : null;
    return last === null || last === 0 ? null : base + last;
  }
  const small = smallNumber(rest);
  return small !== null && small >= 10 ? base + small : null;
}

/**
 * A year in words or digits: `một nghìn chín trăm tám mươi tư`, `một ngàn chín trăm tám tư`, `hai nghìn (không trăm) linh
 * tám`, `một chín tám bảy`. Null also where people mean different years by it: `hai nghìn tám`, `một nghìn chín trăm bảy`.
 */
export function yearNumber(words: readonly string[]): number | null {
  if (words.length === 1 && /^\d{4}$/.test(words[0] ?? '')) return Number(words[0]);
  const thousandAt = words.findIndex((word) => word === 'nghìn' || word === 'ngàn');
  if (thousandAt < 0) return shortYearNumber(words);
  if (thousandAt > 1) return null;
  const thousands = thousandAt === 0 ? 1 : plainUnit(words[0]);
  if (thousands !== 1 && thousands !== 2) return null;
  let rest = words.slice(thousandAt + 1);
  let year = thousands * 1000;
  if (rest[1] === 'trăm') {
    const hundreds = plainUnit(rest[0]);
    if (hundreds === null) return null;
    year += hundreds * 100;
    rest = rest.slice(2);
    // nobody says "hai nghìn không trăm": the end of the line is missing
    if (hundreds === 0 && rest.length === 0) return null;
  }
  if (rest.length === 0) return year;
  if (isZeroWord(rest[0])) {
    const last = rest.length === 2 ? plainUnit(rest[1]) : null;
    return last === null || last === 0 ? null : year + last;
  }
  const small = smallNumber(rest);
  return small !== null && small >= 10 ? year + small : null;
}

/** 0–199 in words or digits, as ages are said: `ba mươi lăm`, `một trăm`, `một trăm lẻ hai`. Null if it is none. */
export function ageNumber(words: readonly string[]): number | null {
  if (words.length === 1 && /^\d{1,3}$/.test(words[0] ?? '')) return Number(words[0]);
  if (words[0] !== 'một' || words[1] !== 'trăm') return smallNumber(words);
  const rest = words.slice(isZeroWord(words[2]) ? 3 : 2);
  if (rest.length === 0) return words.length === 2 ? 100 : null;
  const small = smallNumber(rest);
  return small === null || small === 0 || (small < 10 && !isZeroWord(words[2])) ? null : 100 + small;
}

/** Every word that dates in words are made of. */
export const dateWords: readonly string[] = [
  ...Object.keys(units),
  ...['mười', 'mươi', 'hăm', 'băm', 'linh', 'lẻ', 'trăm', 'nghìn', 'ngàn'],
  ...['ngày', 'tháng', 'năm', 'mồng', 'mùng', 'rằm', 'giêng', 'chạp', 'giờ', 'phút', 'sinh'],
];
