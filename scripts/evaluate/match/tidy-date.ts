import { fromIso } from '#pipeline/extract/partial-date.ts';

/** Which of the two numbers before the year comes first. */
export type DateOrder = 'day-first' | 'month-first';

const two = (text: string): string => text.padStart(2, '0');
const yearLast = /^(\d{1,2})[-/.\s](\d{1,2})[-/.\s](\d{4}|\d{2})(?:[T ].*)?$/;
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** `99` is 1999, `26` 2026: two figures of a year are no later than this one. */
const latest = 26;

/**
 * The order in which a column has day and month: month first where more values can only be read so than can only be read the other way
 * round; else day first, as in Vietnam.
 */
export function dateOrderOf(values: Iterable<string>): DateOrder {
  let [dayFirst, monthFirst] = [0, 0];
  for (const value of values) {
    const [, a, b] = yearLast.exec(value.trim()) ?? [];
    if (Number(a) > 12 && Number(b) <= 12) dayFirst += 1;
    if (Number(b) > 12 && Number(a) <= 12) monthFirst += 1;
  }
  return monthFirst > dayFirst ? 'month-first' : 'day-first';
}

/**
 * Dates of other people's tables as ISO: `19560409`, `1956-04-09`, `1956/4/9`, `09/04/1956` (in the order of the column, or the other
 * where that is no day), `9.4.56`, `04/1956`, `9 Apr 1956`, `April 9, 1956`, `ngày 9 tháng 4 năm 1956`, `1956`. A day that
 * never was stays as its digits, `1956-19-09`: it may be a misread or turned one. Null for anything else.
 */
export function tidyDate(text: string, order: DateOrder = 'day-first'): string | null {
  const plain = text.trim().normalize('NFC').toLowerCase();
  if (/^\d{4}$/.test(plain)) return plain;
  const last = yearLast.exec(plain);
  if (last) return yearLastDate(last, order);
  const solid = /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  const yearFirst = /^(\d{4})[-/.\s](\d{1,2})(?:[-/.\s](\d{1,2}))?(?:[T ].*)?$/i.exec(plain);
  const parts = solid ?? yearFirst;
  if (parts) return isoOf(parts[1] ?? '', parts[2] ?? '', parts[3]);
  const monthYear = /^(\d{1,2})[-/.](\d{4})$/.exec(plain);
  if (monthYear) return isoOf(monthYear[2] ?? '', monthYear[1] ?? '');
  return inWords(plain);
}

function yearLastDate([, a = '', b = '', short = '']: RegExpExecArray, order: DateOrder): string {
  const year = short.length === 4 ? short : `${Number(short) > latest ? 19 : 20}${short}`;
  const [first, other] = [isoOf(year, b, a), isoOf(year, a, b)];
  const [own, turned] = order === 'day-first' ? [first, other] : [other, first];
  return fromIso(own) === null && fromIso(turned) !== null ? turned : own;
}

/** The month in letters, English short or in full; or Vietnamese, `tháng` before it, where the day may be missing. */
function inWords(plain: string): string | null {
  const vietnamese = /^(?:(?:ngày )?(\d{1,2}) )?tháng (\d{1,2}),?(?: năm)? (\d{4})$/.exec(plain);
  if (vietnamese) return isoOf(vietnamese[3] ?? '', vietnamese[2] ?? '', vietnamese[1]);
  const dayFirst = /^(\d{1,2})[-\s.]*([a-z]{3})[a-z]*[-\s.,]*(\d{4})$/.exec(plain);
  const monthFirst = /^([a-z]{3})[a-z]*[-\s.]*(\d{1,2})[-\s.,]+(\d{4})$/.exec(plain);
  const [day, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = months.indexOf(name ?? '') + 1;
  return month === 0 ? null : isoOf(year ?? '', String(month), day);
}

const isoOf = (year: string, month: string, day?: string): string =>
  day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
