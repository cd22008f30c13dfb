import { fromLunar } from '#pipeline/extract/lunar.ts';
import { fromIso } from '#pipeline/extract/partial-date.ts';
import type { Random } from '../samples/random.ts';
import { type Day, dayOf, isoOf } from './days.ts';

/** Digits that ink makes alike. @source domain §5.6 */
const alike: Readonly<Record<string, string>> = {
  '0': '6',
  '1': '74',
  '2': '7',
  '3': '85',
  '4': '91',
  '5': '63',
  '6': '05',
  '7': '12',
  '8': '39',
  '9': '47',
};
const digits = '0123456789';

export function misreadDigit(text: string, random: Random, from = 0): string {
  const places = [...text].flatMap((sign, at) => (at >= from && digits.includes(sign) ? [at] : []));
  const at = random.pick(places);
  const sign = text.charAt(at);
  const others = random.chance(0.7) ? (alike[sign] ?? digits) : digits.replace(sign, '');
  return text.slice(0, at) + random.pick([...others]) + text.slice(at + 1);
}

const isDay = (iso: string): boolean => fromIso(iso) !== null;
/** Figures that are not mistaken: the century; of a day of registering the year, which the book has. */
const sure = { century: 2, book: 4 } as const;

/**
 * A date as machines get it wrong: not understood (blank), a part not read, one figure another, day and month in each other's
 * place. What is no day is not understood either: the reader doubts it. ISO, perhaps partial.
 */
export function misreadDate(
  iso: string,
  random: Random,
  known: keyof typeof sure = 'century',
): string | null {
  const way = random.next();
  if (way < 0.38) return null;
  if (iso.length === 10 && way < 0.52) return random.chance(0.55) ? iso.slice(0, 4) : iso.slice(0, 7);
  if (iso.length === 10 && way < 0.56) {
    const turned = `${iso.slice(0, 4)}-${iso.slice(8)}-${iso.slice(5, 7)}`;
    return isDay(turned) ? turned : null;
  }
  for (let tries = 0; tries < 3; tries += 1) {
    const other = misreadDigit(iso, random, sure[known]);
    if (isDay(other)) return other;
  }
  return null;
}
/** A birth date as it is told or copied years later: the year alone, the moon's calendar, a day or a month beside it. */
export function retoldDate(day: Day, random: Random): string {
  const iso = isoOf(day);
  const way = random.next();
  if (way < 0.42) return iso.slice(0, 4);
  if (way < 0.62) return lunarOf(day) ?? iso;
  if (way < 0.74) return isoOf(day + random.pick([-30, -10, -3, -2, -1, 1, 2, 3, 10, 30]));
  if (way < 0.84) return isoOf(day + random.pick([-730, -365, -365, 365, 365, 730]));
  if (way < 0.92) return `${iso.slice(0, 4)}-01-01`;
  const turned = `${iso.slice(0, 4)}-${iso.slice(8)}-${iso.slice(5, 7)}`;
  return isDay(turned) && turned !== iso ? turned : isoOf(day + 1);
}

/** A copyist's slip: a day or a month beside it, a figure. */
export function miscopiedDate(day: Day, random: Random): string {
  if (random.chance(0.4)) return isoOf(day + random.pick([-1, 1, -10, 10]));
  const other = misreadDigit(isoOf(day), random, sure.century);
  return isDay(other) ? other : isoOf(day + 1);
}

/** The day and month that the moon's calendar has for a day, written as if it were the sun's; null where that is no day. */
export function lunarOf(day: Day): string | null {
  const [year = 0, month = 0] = isoOf(day).split('-').map(Number);
  for (const [y, m] of [
    [year, month],
    [month === 1 ? year - 1 : year, month === 1 ? 12 : month - 1],
    [month < 3 ? year - 1 : year, ((month + 9) % 12) + 1],
  ] as const) {
    const first = fromLunar({ year: y, month: m, day: 1 });
    if (first?.month == null || first.day == null) continue;
    const of = day - dayOf(first.year, first.month, first.day) + 1;
    if (of < 1 || of > 30) continue;
    const iso = `${y}-${String(m).padStart(2, '0')}-${String(of).padStart(2, '0')}`;
    return isDay(iso) ? iso : null;
  }
  return null;
}
