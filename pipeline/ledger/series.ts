import type { BookSeries, LedgerMark, SeriesBook, SeriesGap } from '#schemas/api/ledger.ts';
import type { Book } from '#schemas/book.ts';
import type { LedgerYear } from '#schemas/steps.ts';

/** A book with what its ledger says of each year. */
export interface BookSpan {
  readonly book: Book;
  readonly years: readonly LedgerYear[];
  /** Years whose closing is known. */
  readonly closed: readonly number[];
  /** Faults nobody explained. */
  readonly faults: number;
}

/** The series that a book belongs to: of one body and kind. */
export const seriesKey = ({ registerBody, kind }: BookSpan['book']): string =>
  JSON.stringify([registerBody.name, registerBody.within, kind]);

/**
 * The books of each body and kind by year, and what is missing among them; `markOf`: why, where a person said it, by the
 * series' key. Two copies of a book fill the same numbers.
 */
export function seriesOf(
  spans: readonly BookSpan[],
  markOf: (series: string, gap: SeriesGap) => LedgerMark | null,
): BookSeries[] {
  const groups = new Map<string, BookSpan[]>();
  for (const span of spans) {
    const key = seriesKey(span.book);
    groups.set(key, [...(groups.get(key) ?? []), span]);
  }
  return [...groups]
    .map(([key, own]) => oneSeries(own, (gap) => markOf(key, gap)))
    .sort((a, b) => a.registerBody.localeCompare(b.registerBody, 'vi') || a.kind.localeCompare(b.kind));
}

function oneSeries(spans: readonly BookSpan[], markOf: (gap: SeriesGap) => LedgerMark | null): BookSeries {
  const [first] = spans as [BookSpan];
  const parts = spans.flatMap(partsOf);
  const covered = parts.map(({ year }) => year);
  const earliest = Math.min(...covered);
  const years = Array.from({ length: Math.max(...covered) - earliest + 1 }, (_, i) => earliest + i).map(
    (year) => {
      const own = parts.filter((part) => part.year === year);
      const isLast = !covered.includes(year + 1);
      const gaps = gapsOf(year, own, isLast).map((gap) => ({ ...gap, mark: markOf(gap) }));
      return { year, books: own.map(({ shown }) => shown), gaps };
    },
  );
  const faults = spans.reduce((sum, span) => sum + span.faults, 0);
  return {
    bookId: first.book.id,
    kind: first.book.kind,
    registerBody: first.book.registerBody.name,
    years,
    books: spans.length,
    faults,
  };
}

/** What a book has of one year. */
interface Part {
  readonly year: number;
  readonly shown: SeriesBook;
  readonly lastDay: string | null;
  readonly firstDay: string | null;
  readonly isClosed: boolean;
}

function partsOf({ book, years, closed, faults }: BookSpan): Part[] {
  const known = years.filter(({ year }) => year > 0);
  const parts =
    known.length > 0
      ? known
      : [{ year: book.year, from: null, to: null, entries: 0, firstDay: null, lastDay: null }];
  return parts.map(({ year, from, to, entries, firstDay, lastDay }) => ({
    year,
    shown: { bookId: book.id, bookNo: book.bookNo, title: book.title, from, to, entries, faults },
    firstDay,
    lastDay,
    isClosed: closed.includes(year),
  }));
}

function gapsOf(year: number, parts: readonly Part[], isLast: boolean): SeriesGap[] {
  const gap = (more: Partial<SeriesGap> & Pick<SeriesGap, 'kind'>): SeriesGap => ({
    year,
    from: null,
    to: null,
    bookNo: null,
    ...more,
  });
  if (parts.length === 0) return [gap({ kind: 'year' })];
  const gaps: SeriesGap[] = [];
  let next = 1;
  const numbered = parts.flatMap((part) =>
    part.shown.from === null || part.shown.to === null
      ? []
      : [{ ...part, from: part.shown.from, to: part.shown.to }],
  );
  for (const { from, to } of numbered.toSorted((a, b) => a.from - b.from)) {
    if (from > next) gaps.push(gap({ kind: 'numbers', from: next, to: from - 1 }));
    next = Math.max(next, to + 1);
  }
  gaps.push(...bookNumbersLeftOut(parts).map((bookNo) => gap({ kind: 'book-no', bookNo })));
  const last = numbered.toSorted((a, b) => b.to - a.to)[0];
  if (last && !isLast && !parts.some(({ isClosed }) => isClosed) && endsEarly(last))
    gaps.push(gap({ kind: 'early-end', from: last.to + 1 }));
  return gaps;
}

/** `01/2016`, `03/2016` → `02`. A book that begins with another year's number is left alone. */
function bookNumbersLeftOut(parts: readonly Part[]): string[] {
  const numbers = parts.flatMap(({ shown, year }) => {
    const [, number, of] = /^\s*(\d{1,3})(?:\s*\/\s*(\d{4}))?\s*$/.exec(shown.bookNo) ?? [];
    return number !== undefined && (of === undefined || Number(of) === year) ? [Number(number)] : [];
  });
  if (numbers.length === 0) return [];
  return Array.from({ length: Math.max(...numbers) }, (_, i) => i + 1)
    .filter((number) => !numbers.includes(number))
    .map((number) => String(number).padStart(2, '0'));
}

/** Days of silence at a year's end that are no wonder however much was registered before. */
const quietDays = 45;

/** Nothing for much longer than between any two entries of the year, up to its end. */
function endsEarly({ firstDay, lastDay, shown }: Part): boolean {
  if (firstDay === null || lastDay === null || shown.entries < 5) return false;
  const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
  const usual = days(firstDay, lastDay) / (shown.entries - 1);
  return days(lastDay, `${lastDay.slice(0, 4)}-12-31`) > Math.max(quietDays, 10 * usual);
}

/**
 * The number a book's first year should begin with: after the books of that year with lower numbers, or 1 where it is the
 * year's first book; null where nobody can say.
 */
export function startOf(span: BookSpan, all: readonly BookSpan[]): number | null {
  const [first] = span.years;
  if (!first || first.from === null) return null;
  const before = all
    .filter(({ book }) => book.id !== span.book.id && isSameSeries(book, span.book))
    .flatMap(({ years }) => years.filter(({ year }) => year === first.year))
    .flatMap(({ from, to }) => (from !== null && to !== null && from < (first.from ?? 0) ? [to] : []));
  if (before.length > 0) return Math.min(first.from, Math.max(...before) + 1);
  return /^\s*0*1(?:\s*\/|\s*$)/.test(span.book.bookNo) ? 1 : null;
}

/** The book of the same year that goes on with the number after a book's last, or null. */
export function goesOnIn(
  span: BookSpan,
  year: LedgerYear,
  all: readonly BookSpan[],
): BookSpan['book'] | null {
  const next = all.find(
    ({ book, years }) =>
      book.id !== span.book.id &&
      isSameSeries(book, span.book) &&
      years.some((one) => one.year === year.year && year.to !== null && one.from === year.to + 1),
  );
  return next?.book ?? null;
}

const isSameSeries = (a: BookSpan['book'], b: BookSpan['book']): boolean => seriesKey(a) === seriesKey(b);
