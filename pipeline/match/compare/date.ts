import type { ComparisonLevel } from '#schemas/match.ts';
import { fromLunar } from '../../extract/lunar.ts';
import { fromIso, type PartialDate } from '../../extract/partial-date.ts';
import type { Comparator } from './comparator.ts';

const levels = [
  'exact',
  'contained',
  'day-month',
  'digit',
  'lunar',
  'close',
  'near',
  'part',
  'differs',
] as const satisfies readonly ComparisonLevel[];
const level = (name: (typeof levels)[number]): number => levels.indexOf(name);
const at = Object.fromEntries(levels.map((name) => [name, level(name)])) as Record<
  (typeof levels)[number],
  number
>;

interface DateValue {
  /** As many digits as are known: `1987`, `198705`, `19870512`; also of a day that never was. */
  readonly digits: string;
  /** Eight digits, four bits each; 0 where fewer are known. */
  readonly packed: number;
  readonly year: number;
  /** Days since 1970; null where the day is not known or never was. */
  readonly day: number | null;
  readonly date: PartialDate | null;
  /** Years the year may be off: 1 where it was worked out from an age. */
  readonly off: number;
  /** Days since 1970 of the sun's, were it written in the moon's calendar; worked out when first asked for. */
  suns: readonly number[] | null;
}

/** Digits that machines and people take for each other. @source domain §5.6 */
const confused = new Set([
  '17',
  '71',
  '06',
  '60',
  '38',
  '83',
  '49',
  '94',
  '56',
  '65',
  '14',
  '41',
  '08',
  '80',
]);
const mostDaysClose = 10;
/** A day of the moon's calendar read as one of the sun's lies this far before it, a day either way for the old time zone. */
const lunarLag = { least: 17, most: 82 };

/**
 * Dates as far as they are known (ISO partial; `~1931`: year worked out from an age). `contained`: they agree as far as both
 * are known, and one or both lack the day. `digit`: one digit that is easily misread; `near`: one other digit, or two beside each other changed
 * places. `close`: at most ten days apart. `part`: the year alone agrees. The calendar that a date was written in is doubted
 * (`lunar`) where one is the other's day in the moon's.
 */
export const dateComparator: Comparator<DateValue> = {
  levels,
  prepare: (value) => {
    const parts = /^(~?)(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?$/.exec(value.trim());
    if (!parts) return null;
    const [, about, year = '', month = '', day = ''] = parts;
    const date = fromIso([year, month, day].filter((part) => part !== '').join('-'));
    const isDay = date !== null && date.month !== null && date.day !== null;
    return {
      digits: year + month + day,
      packed: day === '' ? 0 : Number.parseInt(year + month + day, 16),
      year: Number(year),
      day: isDay ? dayNumber(date) : null,
      date,
      off: about === '' ? 0 : 1,
      suns: null,
    };
  },
  compare: (a, b) => {
    const off = a.off + b.off;
    if (off > 0) return Math.abs(a.year - b.year) <= off ? at.contained : at.differs;
    const [x, y] = [a.digits, b.digits];
    if (x === y) return x.length === 8 ? at.exact : at.contained;
    if (a.packed === 0 || b.packed === 0) {
      if (x.startsWith(y) || y.startsWith(x)) return at.contained;
      return oneDigit(x.slice(0, 4), y.slice(0, 4)) ?? at.differs;
    }
    if (a.year === b.year && (a.packed & 0xffff) === turned(b.packed & 0xffff)) return at['day-month'];
    const apart = a.day === null || b.day === null ? Number.POSITIVE_INFINITY : Math.abs(a.day - b.day);
    const digit = areTwoDigitsApart(a.packed, b.packed) ? oneDigit(x, y) : null;
    if (digit === at.digit) return digit;
    if (apart >= lunarLag.least && apart <= lunarLag.most && isLunar(a, b)) return at.lunar;
    if (apart <= mostDaysClose) return at.close;
    return digit ?? (a.year === b.year ? at.part : at.differs);
  },
};

const dayNumber = ({ year, month, day }: PartialDate): number =>
  Date.UTC(year, (month ?? 1) - 1, day ?? 1) / 86_400_000;

/** Month and day changed places. */
const turned = (monthAndDay: number): number => ((monthAndDay & 0xff) << 8) | (monthAndDay >>> 8);

/** Whether two packed dates differ in two digits at most; nearly all do in more. */
function areTwoDigitsApart(a: number, b: number): boolean {
  const bits = a ^ b;
  let digits = (bits | (bits >>> 1) | (bits >>> 2) | (bits >>> 3)) & 0x11111111;
  digits &= digits - 1;
  return (digits & (digits - 1)) === 0;
}

/** The level of two numbers of equal length that differ in one digit or by two that changed places; null for others. */
function oneDigit(x: string, y: string): number | null {
  if (x.length !== y.length) return null;
  let [first, count, last] = [-1, 0, -1];
  for (let i = 0; i < x.length; i += 1)
    if (x[i] !== y[i]) {
      if (first < 0) first = i;
      last = i;
      count += 1;
    }
  if (count === 1) return confused.has(`${x[first]}${y[first]}`) ? at.digit : at.near;
  const isTurned = count === 2 && last === first + 1 && x[first] === y[last] && x[last] === y[first];
  return isTurned ? at.near : null;
}

function isLunar(a: DateValue, b: DateValue): boolean {
  const [moon, sun] = (a.day as number) < (b.day as number) ? [a, b] : [b, a];
  moon.suns ??= sunsOf(moon.date as PartialDate);
  return moon.suns.some((day) => Math.abs(day - (sun.day as number)) <= 1);
}

/** Of the month itself, and of the leap month of its number where there is one. */
function sunsOf({ year, month, day }: PartialDate): readonly number[] {
  if (month === null || day === null || day > 30) return [];
  return [false, true].flatMap((leap) => {
    const solar = fromLunar({ year, month, day }, leap);
    return solar === null ? [] : [dayNumber(solar)];
  });
}
