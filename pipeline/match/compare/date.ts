import type { ComparisonLevel } from '#schemas/match.ts';
import { fromLunar } from '../../extract/lunar.ts';
import { fromIso, type PartialDate } from '../../extract/partial-date.ts';
import { packed } from './comparator.ts';

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

/** Digits that machines and people take for each other. @source domain §5.6 */
const confused = new Set(
  ['17', '06', '38', '49', '56', '14', '08'].flatMap((pair) => [pairOf(pair), turned(pairOf(pair))]),
);
const mostDaysClose = 10;
/** A day of the moon's calendar read as one of the sun's lies this far before it, a day either way for the old time zone. */
const lunarLag = { least: 17, most: 82 };

/**
 * Dates as far as they are known (ISO partial; `~1931`: year worked out from an age). `contained`: they agree as far as both
 * are known, and one or both lack the day. `digit`: one digit that is easily misread; `near`: one other digit, or two beside each other changed
 * places. `close`: at most ten days apart. `part`: the year alone agrees. The calendar that a date was written in is doubted
 * (`lunar`) where one is the other's day in the moon's.
 */
export const dateComparator = packed(
  levels,
  (value) => {
    const parts = /^(~?)(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?$/.exec(value.trim());
    if (!parts) return null;
    const [, about, year = '', month = '', day = ''] = parts;
    const date = fromIso([year, month, day].filter((part) => part !== '').join('-'));
    const isDay = date !== null && date.month !== null && date.day !== null;
    const digits = about === '' ? year + month + day : year;
    return [
      about === '' ? digits.length : aboutYear,
      Number.parseInt(digits, 16) | 0,
      isDay ? dayNumber(date) : noDay,
    ];
  },
  (x, a, y, b) => {
    const [of, other] = [x[a] as number, y[b] as number];
    const [digits, others] = [x[a + 1] as number, y[b + 1] as number];
    if (of === aboutYear || other === aboutYear) {
      const off = Number(of === aboutYear) + Number(other === aboutYear);
      return Math.abs(yearIn(of, digits) - yearIn(other, others)) <= off ? at.contained : at.differs;
    }
    if (of !== other) {
      const [long, short] = of > other ? [digits, others] : [others, digits];
      if (long >>> (4 * Math.abs(of - other)) === short) return at.contained;
    } else if (digits === others) return of === wholeDay ? at.exact : at.contained;
    const [years, otherYears] = [yearDigits(of, digits), yearDigits(other, others)];
    if (of < wholeDay || other < wholeDay) return oneDigit(years, otherYears) ?? at.differs;
    if (years === otherYears && (digits & 0xffff) === turned(others & 0xffff, 8)) return at['day-month'];
    const digit = oneDigit(digits, others);
    if (digit === at.digit) return digit;
    const [day, otherDay] = [x[a + 2] as number, y[b + 2] as number];
    const areDays = day !== noDay && otherDay !== noDay;
    const apart = areDays ? Math.abs(day - otherDay) : Number.POSITIVE_INFINITY;
    if (apart >= lunarLag.least && apart <= lunarLag.most) {
      const isEarlier = day < otherDay;
      if (isLunar(isEarlier ? digits : others, isEarlier ? otherDay : day)) return at.lunar;
    }
    if (apart <= mostDaysClose) return at.close;
    return digit ?? (years === otherYears ? at.part : at.differs);
  },
);

/** A date is: how many digits are known (4, 6, 8) or `aboutYear`, the digits, four bits each, and days since 1970 or `noDay`. */
const wholeDay = 8;
/** The year was worked out from an age, and may be off by one. */
const aboutYear = 1;
/** Not known, or never was. */
const noDay = -0x80000000;

const yearDigits = (of: number, digits: number): number =>
  of === aboutYear ? digits : digits >>> (4 * (of - 4));
function yearIn(of: number, digits: number): number {
  const year = yearDigits(of, digits);
  return (year >>> 12) * 1000 + ((year >>> 8) & 15) * 100 + ((year >>> 4) & 15) * 10 + (year & 15);
}

const dayNumber = ({ year, month, day }: PartialDate): number =>
  Date.UTC(year, (month ?? 1) - 1, day ?? 1) / 86_400_000;

/** Two digits, or by eight bits month and day, that changed places. */
function turned(digits: number, bits = 4): number {
  const mask = (1 << bits) - 1;
  return ((digits & mask) << bits) | (digits >>> bits);
}
function pairOf(digits: string): number {
  return Number.parseInt(digits, 16);
}

/** The level of numbers of equally many digits that differ in one, or by two beside each other that changed places; null for others. */
function oneDigit(x: number, y: number): number | null {
  const bits = x ^ y;
  const digits = (bits | (bits >>> 1) | (bits >>> 2) | (bits >>> 3)) & 0x11111111;
  const others = digits & (digits - 1);
  if (digits === 0 || (others & (others - 1)) !== 0) return null;
  // the place of the last digit that differs, in bits from the right
  const place = 31 - Math.clz32(digits & -digits);
  if (others === 0)
    return confused.has((((x >>> place) & 15) << 4) | ((y >>> place) & 15)) ? at.digit : at.near;
  const isBeside = others === (digits & -digits) << 4;
  return isBeside && ((x >>> place) & 0xff) === turned((y >>> place) & 0xff) ? at.near : null;
}

const isLunar = (moon: number, sun: number): boolean => sunsOf(moon).some((day) => Math.abs(day - sun) <= 1);

const suns = new Map<number, readonly number[]>();
const mostSuns = 50_000;
/** Days since 1970 that a date written in the moon's calendar may be: of its month, and of the leap month of that number. */
function sunsOf(digits: number): readonly number[] {
  const known = suns.get(digits);
  if (known) return known;
  if (suns.size >= mostSuns) suns.clear();
  const text = (digits >>> 0).toString(16).padStart(8, '0');
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number) as [
    number,
    number,
    number,
  ];
  const found =
    day > 30
      ? []
      : [false, true].flatMap((leap) => {
          const solar = fromLunar({ year, month, day }, leap);
          return solar === null ? [] : [dayNumber(solar)];
        });
  suns.set(digits, found);
  return found;
}
