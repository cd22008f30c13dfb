/** A date as far as it is known; a day never stands without its month. Proleptic Gregorian. */
export interface PartialDate {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** `1987`, `1987-05` or `1987-05-12`. */
export function toIso({ year, month, day }: PartialDate): string {
  if (month === null) return String(year);
  return day === null ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
}

/** Null for anything but the three forms above with a day that was. */
export function fromIso(iso: string): PartialDate | null {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso);
  if (!parts) return null;
  const [, year, month, day] = parts;
  const date = { year: Number(year), month: month ? Number(month) : null, day: day ? Number(day) : null };
  return isPossible(date) ? date : null;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysOf = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

export function isPossible({ year, month, day }: PartialDate): boolean {
  if (month === null) return day === null;
  if (month < 1 || month > 12) return false;
  return day === null || (day >= 1 && day <= daysOf(year, month));
}

/** First and last day it can mean, as yyyymmdd: numbers that compare as the days do. */
const earliest = (d: PartialDate): number => d.year * 10000 + (d.month ?? 1) * 100 + (d.day ?? 1);
const latest = (d: PartialDate): number => {
  const month = d.month ?? 12;
  return d.year * 10000 + month * 100 + (d.day ?? daysOf(d.year, month));
};

/** True when `a` is after `b` whatever the unknown parts are. */
export const isSurelyAfter = (a: PartialDate, b: PartialDate): boolean => earliest(a) > latest(b);

/** The most full years that can lie between two dates; negative when the second is surely earlier. */
export const mostYearsBetween = (from: PartialDate, to: PartialDate): number =>
  Math.floor((latest(to) - earliest(from)) / 10000);
