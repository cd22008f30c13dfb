import type { ComparisonLevel } from '#schemas/match.ts';
import { type Comparator, missing } from './comparator.ts';
import { dateComparator } from './date.ts';
import { entryNumberComparator } from './entry-number.ts';

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

interface Registration {
  readonly number: string | null;
  readonly date: NonNullable<ReturnType<typeof dateComparator.prepare>> | null;
}

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
export const registrationComparator: Comparator<Registration> = {
  levels,
  prepare: (value) => {
    const [written = '', day = ''] = value.split('\u0000');
    const [number, date] = [entryNumberComparator.prepare(written), dateComparator.prepare(day)];
    return number === null && date === null ? null : { number, date };
  },
  compare: (a, b) => {
    const days = a.date === null || b.date === null ? missing : dateComparator.compare(a.date, b.date);
    const isMisread = misreadDates.has(days);
    if (a.number === null || b.number === null) {
      if (days === missing) return missing;
      return days === 0 || isMisread ? at.shortened : at.differs;
    }
    if (a.number === b.number) {
      if (days === 0) return at.exact;
      if (days === missing) return at.contained;
      return isMisread ? at.digit : at.near;
    }
    if (days !== 0 && days !== missing && !isMisread) return at.differs;
    if (Math.abs(Number(a.number) - Number(b.number)) <= mostBetween) return at.close;
    const isOneDigit = entryNumberComparator.compare(a.number, b.number) === misreadNumber;
    return days === 0 && isOneDigit ? at.digit : at.part;
  },
};

const misreadNumber = entryNumberComparator.levels.indexOf('digit');
