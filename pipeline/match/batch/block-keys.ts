import { foldWords } from './fold-words.ts';

/** Part of a block's key; null: the value has none, and its row is not in the block. */
type Key = (value: string) => string | null;

const words = (value: string): string[] => foldWords(value).split(' ');
const given = (value: string): string => words(value).at(-1) ?? '';
const surname = (value: string): string => words(value)[0] ?? '';

const dateParts = (value: string) => /^~?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(value);
/** The year that an ISO date or an age (`~1931`) begins with; null for anything else. */
export const yearOf = (value: string): number | null => {
  const year = dateParts(value)?.[1];
  return year === undefined ? null : Number(year);
};
const inYears = (value: string, key: (year: number) => number): string | null => {
  const year = yearOf(value);
  return year === null ? null : String(key(year));
};

/**
 * What rows of a block agree in. Names folded (tones, marks and case off): `fold` whole, `words` in any order, `given` last and
 * `surname` first syllable, `ends` both, `given-first` and `given-last` letter, `initials`, `sound` without vowels and doubled
 * letters, `first-3` and `last-3` letters. ISO dates: `day` (whole dates only), `day-turned` (the same with day and month
 * exchanged), `day-of-month`, `month-day`, `month`, `year`; years one apart meet in `year-even` or in
 * `year-odd`, years two or three apart in the `years-…`. `number` without zeros before it, `value` as it is.
 */
export const blockKeys: Readonly<Record<string, Key>> = {
  value: (value) => value,
  fold: foldWords,
  words: (value) => words(value).sort().join(' '),
  given,
  surname,
  ends: (value) => `${surname(value)} ${given(value)}`,
  'given-first': (value) => given(value).slice(0, 1),
  'given-last': (value) => given(value).slice(-1),
  initials: (value) =>
    words(value)
      .map((word) => word[0])
      .join(''),
  sound: (value) =>
    foldWords(value)
      .replace(/(?<=\S)[aeiouyh]+/g, '')
      .replace(/(.)\1+/g, '$1'),
  'first-3': (value) => foldWords(value).replaceAll(' ', '').slice(0, 3),
  'last-3': (value) => foldWords(value).replaceAll(' ', '').slice(-3),
  day: (value) => (dateParts(value)?.[3] ? value : null),
  'day-turned': (value) => {
    const [, year, month = '', day = ''] = dateParts(value) ?? [];
    return day === '' ? null : `${year} ${[month, day].sort().join(' ')}`;
  },
  'day-of-month': (value) => dateParts(value)?.[3] ?? null,
  'month-day': (value) => (dateParts(value)?.[3] ? value.slice(-5) : null),
  month: (value) => (dateParts(value)?.[2] ? value.slice(0, 7) : null),
  year: (value) => inYears(value, (year) => year),
  'year-even': (value) => inYears(value, (year) => Math.floor(year / 2)),
  'year-odd': (value) => inYears(value, (year) => Math.floor((year + 1) / 2)),
  'years-early': (value) => inYears(value, (year) => Math.floor(year / 6)),
  'years-late': (value) => inYears(value, (year) => Math.floor((year + 3) / 6)),
  number: (value) => /^\D*0*(\d+)/.exec(value)?.[1] ?? null,
};
