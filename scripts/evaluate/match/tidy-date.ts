import { fromIso } from '#pipeline/extract/partial-date.ts';

const two = (text: string): string => text.padStart(2, '0');

/**
 * Dates of other people's tables as ISO: `19560409`, `1956-04-09`, `1956/4/9`, `09/04/1956` (day first, as in Vietnam; month first
 * where the day would be over 12), `9.4.1956`, `1956`. A day that never was stays as its digits, `1956-19-09`: it may be a
 * misread or turned one. Null for anything else.
 */
export function tidyDate(text: string): string | null {
  const plain = text.trim();
  const solid = /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  const yearFirst = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?$/.exec(plain);
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(plain);
  if (/^\d{4}$/.test(plain)) return plain;
  if (yearLast) {
    const [, a = '', b = '', year = ''] = yearLast;
    const dayFirst = `${year}-${two(b)}-${two(a)}`;
    const monthFirst = `${year}-${two(a)}-${two(b)}`;
    return fromIso(dayFirst) === null && fromIso(monthFirst) !== null ? monthFirst : dayFirst;
  }
  const parts = solid ?? yearFirst;
  if (!parts) return null;
  const [, year = '', month = '', day] = parts;
  return day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
}
