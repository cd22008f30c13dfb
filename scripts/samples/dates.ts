import type { Random } from './random.ts';

/** A day of the calendar as ISO text, `2016-03-05`; also shortened to a month or a year. */
export type IsoDate = string;

export const parts = (iso: IsoDate): [number, number, number] => {
  const [y = 0, m = 1, d = 1] = iso.split('-').map(Number);
  return [y, m, d];
};

export function addDays(iso: IsoDate, days: number): IsoDate {
  const [y, m, d] = parts(iso);
  return new Date(Date.UTC(y, m - 1, d + days)).toISOString().slice(0, 10);
}

/** A day `years` before, give or take what `random` says within the year. */
export const yearsBefore = (iso: IsoDate, years: number, random: Random): IsoDate =>
  addDays(iso, -Math.round(years * 365.25) - random.int(0, 364));

export type DateStyle = 'slashes' | 'dots' | 'hyphens' | 'spelled' | 'bare-slashes' | 'short';
export const dateStyles: readonly DateStyle[] = ['slashes', 'dots', 'hyphens', 'spelled', 'bare-slashes'];
/** Where there is little room. */
export const tableStyles: readonly DateStyle[] = ['slashes', 'bare-slashes', 'hyphens', 'short', 'dots'];

const two = (n: number): string => String(n).padStart(2, '0');

/** A date as a clerk writes it in digits; a year alone stays a year. */
export function writeDate(iso: IsoDate, style: DateStyle): string {
  if (/^\d{4}$/.test(iso)) return iso;
  const [y, m, d] = parts(iso);
  switch (style) {
    case 'slashes':
      return `${two(d)}/${two(m)}/${y}`;
    case 'bare-slashes':
      return `${d}/${m}/${y}`;
    case 'short':
      return `${d}-${m}-${two(y % 100)}`;
    case 'dots':
      return `${two(d)}.${two(m)}.${y}`;
    case 'hyphens':
      return `${two(d)}-${two(m)}-${y}`;
    case 'spelled':
      return `${two(d)} tháng ${m < 3 ? two(m) : m} năm ${y}`;
  }
}

const ones = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const one = (n: number): string => ones[n] ?? '';

/** 1 to 99 in words, as the south or the north says it where they differ. */
function underHundred(n: number): string {
  if (n < 10) return one(n);
  const tens = Math.floor(n / 10);
  const unit = n % 10;
  const head = tens === 1 ? 'mười' : `${one(tens)} mươi`;
  if (unit === 0) return head;
  if (unit === 5) return `${head} lăm`;
  if (unit === 1 && tens > 1) return `${head} mốt`;
  if (unit === 4 && tens > 1) return `${head} tư`;
  return `${head} ${one(unit)}`;
}

export function yearInWords(year: number): string {
  const rest = year % 100;
  const hundreds = `${one(Math.floor(year / 1000))} nghìn ${one(Math.floor(year / 100) % 10)} trăm`;
  if (rest === 0) return hundreds;
  return rest < 10 ? `${hundreds} linh ${one(rest)}` : `${hundreds} ${underHundred(rest)}`;
}

/** "Ngày mười lăm, tháng tư, năm hai nghìn không trăm mười bảy". */
export function dateInWords(iso: IsoDate): string {
  const [y, m, d] = parts(iso);
  const month = m === 4 ? 'tư' : underHundred(m);
  const day = d <= 10 ? `mùng ${underHundred(d)}` : underHundred(d);
  return `Ngày ${day}, tháng ${month}, năm ${yearInWords(y)}`;
}
