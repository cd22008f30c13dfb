import type { PartialDate } from './partial-date.ts';

/**
 * Days of the traditional calendar by the rules of the sky: a month begins on the day of a new moon in Vietnam's time, the
 * eleventh holds the winter solstice, and of thirteen months between two solstices the first without a principal term is leap.
 * Positions of sun and moon by Meeus, Astronomical Algorithms, ch. 25 and 49, good to minutes. @source domain §5.2
 *
 * Books before 8/8/1967 (north) and 1975 (south) may follow UTC+8: a day, rarely a month, of difference. So what comes out is
 * only ever a suggestion.
 */
const hours = 7;

const rad = Math.PI / 180;
const sin = (degrees: number): number => Math.sin(degrees * rad);

/** Moment of the `k`-th new moon after that of 6/1/2000, as Julian day, universal time within a minute or two. */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const e = 1 - 0.002516 * t - 0.0000074 * t * t;
  const m = 2.5534 + 29.1053567 * k - 0.0000014 * t * t;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t;
  const f = 160.7108 + 390.67050284 * k - 0.0016118 * t * t;
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * t * t;
  const mean = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t;
  const correction =
    -0.4072 * sin(moon) +
    0.17241 * e * sin(m) +
    0.01608 * sin(2 * moon) +
    0.01039 * sin(2 * f) +
    0.00739 * e * sin(moon - m) -
    0.00514 * e * sin(moon + m) +
    0.00208 * e * e * sin(2 * m) -
    0.00111 * sin(moon - 2 * f) -
    0.00057 * sin(moon + 2 * f) +
    0.00056 * e * sin(2 * moon + m) -
    0.00042 * sin(3 * moon) +
    0.00042 * e * sin(m + 2 * f) +
    0.00038 * e * sin(m - 2 * f) -
    0.00024 * e * sin(2 * moon - m) -
    0.00017 * sin(node);
  // terrestrial to universal time: a minute at most in the years of the books
  return mean + correction - 0.0005;
}

/** Apparent longitude of the sun in degrees, 0–360, at a Julian day. */
function sunLongitude(julian: number): number {
  const t = (julian - 2451545) / 36525;
  const mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
  const m = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
  const center =
    (1.914602 - 0.004817 * t - 0.000014 * t * t) * sin(m) +
    (0.019993 - 0.000101 * t) * sin(2 * m) +
    0.000289 * sin(3 * m);
  const apparent = mean + center - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t);
  return ((apparent % 360) + 360) % 360;
}

/** The day, counted as Julian day at noon, on which a moment falls in Vietnam. */
const dayOf = (julian: number): number => Math.floor(julian + 0.5 + hours / 24);
/** The twelfth of the sun's way that a day begins in: 9 from the winter solstice on. */
const termAt = (day: number): number => Math.floor(sunLongitude(day - 0.5 - hours / 24) / 30);
const monthStart = (k: number): number => dayOf(newMoon(k));

/** Number of the new moon that begins the eleventh month of a solar year: the last on or before the winter solstice. */
function eleventhMonth(year: number): number {
  const end = Math.floor(365.2425 * (year - 2000)) + 2451545 + 365;
  let k = Math.floor((end - 2451550) / 29.530588861);
  while (monthStart(k) > end) k -= 1;
  return termAt(monthStart(k)) >= 9 ? k - 1 : k;
}

/** Julian day to a date of the Gregorian calendar. */
function fromDay(day: number): PartialDate {
  const at = new Date((day - 2440588) * 86_400_000);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

/**
 * The solar day of a day of the traditional calendar; `leap` for the second of two months of one number. Null where there is
 * no such day.
 */
export function fromLunar(
  { year, month, day }: { readonly year: number; readonly month: number; readonly day: number },
  leap = false,
): PartialDate | null {
  if (month < 1 || month > 12 || day < 1 || day > 30) return null;
  const eleventh = eleventhMonth(year - 1);
  const next = eleventhMonth(year);
  const leapAt = next - eleventh === 13 ? leapMonth(eleventh) : null;
  // the eleventh and twelfth month of a lunar year lie at its end, after the next solstice
  const isLate = month >= 11;
  const from = isLate ? next : eleventh;
  const lateLeap = isLate && eleventhMonth(year + 1) - next === 13 ? leapMonth(next) : null;
  let offset = isLate ? month - 11 : month + 1;
  const leapHere = isLate ? lateLeap : leapAt;
  if (leap) {
    if (leapHere === null || leapHere !== offset + 1) return null;
    offset += 1;
  } else if (leapHere !== null && offset >= leapHere) offset += 1;
  const start = monthStart(from + offset);
  return start + day - 1 < monthStart(from + offset + 1) ? fromDay(start + day - 1) : null;
}

/** Which month after the eleventh is leap: the first in which the sun enters no new twelfth. */
function leapMonth(eleventh: number): number {
  for (let i = 1; i < 13; i++)
    if (termAt(monthStart(eleventh + i)) === termAt(monthStart(eleventh + i + 1))) return i;
  return 12;
}
