import type { HitReason } from '#schemas/api/records.ts';
import { bits, type Findable, type Part, yearOf, yearOfBook } from './findable.ts';
import type { SearchQuery } from './search-query.ts';

/** Numbers, dates and papers. */
export function factParts(query: SearchQuery, entry: Findable): Part[] {
  const parts: Part[] = [];
  const add = (what: HitReason['what'], isIt: boolean, most: number, against: number, words: string | null) =>
    parts.push({
      score: isIt ? most : against,
      most,
      reason: isIt ? { what, how: 'exact', words: words ?? '' } : null,
    });
  const { paper, entryNo, bookNo, bookYear, date, year } = query;
  if (paper !== null) add('personal-id', entry.foundBy.papers.includes(paper), bits.paper, 0, paper);
  if (entryNo !== null)
    add('entry-number', isNumber(entryNo, entry.entryNo), bits.entryNo, bits.otherEntryNo, entry.entryNo);
  if (bookNo !== null) {
    const isIt = numberOf(entry.bookNo) === bookNo && (bookYear === null || bookYear === yearOfBook(entry));
    add('book-number', isIt, bits.bookNo, bits.otherBookNo, entry.bookNo);
  }
  if (date !== null) parts.push(datePart(date, entry));
  if (year !== null) parts.push(yearPart(year, entry));
  return parts;
}

/** `45` is that of `045/2016` and of `45bis`, `45bis` that of the second only. */
function isNumber(asked: string, written: string | null): boolean {
  const [, digits, letters = ''] = /^0*(\d+)([a-zđ]*)/i.exec(written ?? '') ?? [];
  return digits !== undefined && [digits, `${digits}${letters.toLowerCase()}`].includes(asked);
}

/** `045/2016` → `45`. */
const numberOf = (written: string | null): string | undefined => /^0*(\d+)/.exec(written ?? '')?.[1];

function datePart(asked: string, entry: Findable): Part {
  const of = (score: number, how: HitReason['how'], words: string): Part => ({
    score,
    most: bits.day,
    reason: { what: 'date', how, words },
  });
  const dates = [entry.eventDate, entry.registrationDate].filter((date) => date !== null);
  const same = dates.find((date) => date === asked || date.startsWith(`${asked}-`));
  if (same) return of(bits.day, 'exact', same);
  const known = dates.find((date) => asked.startsWith(`${date}-`));
  if (known) return of(bits.dayNear, 'part', known);
  const near = dates.find((date) => isNearDay(date, asked));
  if (near) return of(bits.dayNear, 'near', near);
  return { score: bits.otherDay, most: bits.day, reason: null };
}

/** One figure off, or day and month turned round. */
function isNearDay(date: string, asked: string): boolean {
  const [year, month, day] = date.split('-');
  if (day !== undefined && asked === `${year}-${day}-${month}`) return true;
  return date.length === asked.length && [...date].filter((figure, at) => figure !== asked[at]).length === 1;
}

/** Years in which whom a record is about were born; the parents' years are no year of a birth. */
const bornIn = ({ kind, foundBy }: Findable): readonly (number | null)[] =>
  kind === 'birth' ? [] : foundBy.names.map(({ born }) => born);

function yearPart(asked: number, entry: Findable): Part {
  const of = (score: number, how: HitReason['how'], year: number): Part => ({
    score,
    most: bits.year,
    reason: { what: 'year', how, words: String(year) },
  });
  const [event, registered] = [yearOf(entry.eventDate), yearOf(entry.registrationDate)];
  if (event === asked) return of(bits.year, 'exact', asked);
  if (registered === asked || yearOfBook(entry) === asked) return of(bits.registeredYear, 'exact', asked);
  if (bornIn(entry).includes(asked)) return of(bits.bornYear, 'exact', asked);
  const near = [event, registered].find((year) => year !== null && Math.abs(year - asked) === 1);
  if (near) return of(bits.yearOff, 'near', near);
  return { score: bits.otherYear, most: bits.year, reason: null };
}

/** False when a year was asked for, by itself or in a day, and the entry knows none that it may be. */
export function isOfYear({ year, yearSlack, date }: SearchQuery, entry: Findable): boolean {
  const asked = year ?? yearOf(date);
  if (asked === null) return true;
  const known = [
    ...[yearOf(entry.eventDate), yearOf(entry.registrationDate), yearOfBook(entry)],
    ...bornIn(entry),
  ];
  const slack = year === null ? 1 : yearSlack;
  return known.some((one) => one !== null && Math.abs(one - asked) <= slack);
}
