import type { Doubt } from '#schemas/field.ts';

/** Years that stand in books or in extracts from them. */
const [firstYear, lastYear] = [1800, 2100];

const isYear = (year: number): boolean => year >= firstYear && year <= lastYear;
const isMonth = (month: number): boolean => month >= 1 && month <= 12;
/** Proleptic Gregorian, as the calendar in use. */
const isDay = (day: number, month: number, year: number): boolean =>
  day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();

const figures = /^(?:(\d{2})(\d{2})(\d{4})|(\d{2})(\d{4})|(\d{4}))$/;
const separated = /^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})$/;

function isPossible(day: string | undefined, month: string | undefined, year: string | undefined): boolean {
  if (!isYear(Number(year))) return false;
  if (month === undefined) return true;
  if (!isMonth(Number(month))) return false;
  return day === undefined || isDay(Number(day), Number(month), Number(year));
}

/**
 * A date typed as figures alone, written out: `27102008` → `27/10/2008`, `102008` → `10/2008`, `2008` stays. Any other text
 * is left as it is. A day that never was is not moved but stays as typed, with a doubt.
 */
export function dateShortcut(typed: string): { readonly text: string; readonly doubts: readonly Doubt[] } {
  const text = typed.trim();
  const short = figures.exec(text);
  if (short) {
    const [day, month, year] = [short[1], short[2] ?? short[4], short[3] ?? short[5] ?? short[6]];
    return isPossible(day, month, year)
      ? { text: [day, month, year].filter(Boolean).join('/'), doubts: [] }
      : { text: typed, doubts: ['impossible-date'] };
  }
  const long = separated.exec(text);
  const doubts: readonly Doubt[] = long && !isPossible(long[1], long[2], long[3]) ? ['impossible-date'] : [];
  return { text: typed, doubts };
}
