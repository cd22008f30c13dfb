/** Days since 1 January 1970, below 0 before; from 1850 to 2049. */
export type Day = number;

const msOfDay = 86_400_000;
const first = Date.UTC(1850, 0, 1) / msOfDay;
const count = Date.UTC(2050, 0, 1) / msOfDay - first;
const texts: readonly string[] = Array.from({ length: count }, (_, n) =>
  new Date((first + n) * msOfDay).toISOString().slice(0, 10),
);
const years = Int16Array.from(texts, (text) => Number(text.slice(0, 4)));

export const dayOf = (year: number, month = 1, day = 1): Day => Date.UTC(year, month - 1, day) / msOfDay;

export const isKnownDay = (day: Day): boolean => day >= first && day < first + count;

/** `1975-04-30`; always the same string for a day. */
export const isoOf = (day: Day): string => texts[day - first] ?? outside(day);

export const yearOf = (day: Day): number => years[day - first] ?? outside(day);

function outside(day: Day): never {
  throw new Error(`day ${day} is not between 1850 and 2049`);
}
