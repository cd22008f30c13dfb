import type { ComparisonLevel } from '#schemas/match.ts';
import { missing, packed } from './comparator.ts';
import { dateComparator } from './date.ts';
import { apartBy, isOneDigitOff, isSameNumber, noNumber, numberIn } from './entry-number.ts';

const levels = [
  'exact',
  'digit',
  'contained',
  'near',
  'close',
  'part',
  'shortened',
  'differs',
] as const satisfies readonly ComparisonLevel[];
const at = Object.fromEntries(levels.map((name, i) => [name, i])) as Record<(typeof levels)[number], number>;

/** Entries of twins follow each other; with the last digit misread they are up to nine apart. */
const mostBetween = 9;
const dateLevel = (name: ComparisonLevel): number => levelsOfDates.indexOf(name);
const levelsOfDates: readonly ComparisonLevel[] = dateComparator.levels;
const misreadDates = new Set((['contained', 'day-month', 'digit', 'close', 'near'] as const).map(dateLevel));

/**
 * Registrations by number and day together (two columns), since one says little without the other: the second copy of a book
 * has both, twins the day and numbers that follow each other, who registers again has neither. A day may be misread or missing
 * unless said otherwise. `exact`: number and day. `digit`: number and a day misread, or the day and a number misread but in its
 * last digit; `contained`: the number, a day is missing; `near`: the number, not the day. `close`: numbers up to nine apart, not the
 * same; `part`: another number, no other day; `shortened`: the day, a number is missing.
 */
export const registrationComparator = packed(
  levels,
  (value) => {
    const [written = '', day = ''] = value.split('\u0000');
    const [number, date] = [numberIn(written), dateComparator.prepare(day)];
    if (number[0] === noNumber && date === null) return null;
    return [...number, ...Array.from(date ?? noDate)];
  },
  (x, a, y, b) => {
    const areDates = x[a + dateFrom] !== noDate[0] && y[b + dateFrom] !== noDate[0];
    const days = areDates ? dateComparator.packing.compareAt(x, a + dateFrom, y, b + dateFrom) : missing;
    const isMisread = misreadDates.has(days);
    if (x[a] === noNumber || y[b] === noNumber) {
      if (days === missing) return missing;
      return days === 0 || isMisread ? at.shortened : at.differs;
    }
    if (isSameNumber(x, a, y, b)) {
      if (days === 0) return at.exact;
      if (days === missing) return at.contained;
      return isMisread ? at.digit : at.near;
    }
    if (days !== 0 && days !== missing && !isMisread) return at.differs;
    if (apartBy(x, a, y, b) <= mostBetween) return at.close;
    // one apart is close, and was said above
    return days === 0 && isOneDigitOff(x, a, y, b) ? at.digit : at.part;
  },
);
/** Three numbers of the entry's number (`numberIn`), then the date's three. */
const dateFrom = 3;
const noDate: readonly number[] = [0, 0, 0];
