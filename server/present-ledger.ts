import type {
  BookLedgerView,
  BookSeries,
  CellProgress,
  LedgerCell,
  LedgerMark,
  SeriesGapView,
} from '#schemas/api/ledger.ts';
import type { Book } from '#schemas/book.ts';
import type { BookId, EntryId } from '#schemas/ids.ts';
import { type AlignedBook, alignBook, type NumberCell } from '#pipeline/ledger/align-book.ts';
import { closingAgrees } from '#pipeline/ledger/closing-agrees.ts';
import { isExplained, openPoints } from '#pipeline/ledger/judge-ledger.ts';
import { bookLedger } from '#pipeline/ledger/ledger-book.ts';
import { markOfNumber } from '#pipeline/ledger/mark-of-gap.ts';
import { type BookSpan, goesOnIn, seriesKey, startOf } from '#pipeline/ledger/series.ts';
import { bookById } from '#store/book-of.ts';
import type { LedgerEntry } from '#store/ledger-entries.ts';
import { type KeptMark, marksOf } from '#store/ledger-marks.ts';
import { officerNames } from '#store/officers.ts';
import type { Db } from '#store/open.ts';
import { bookAsItIs } from './book-as-it-is.ts';
import { seriesNow } from './series-now.ts';
import { spansNow } from './spans-now.ts';

type Ledger = Omit<BookLedgerView, 'mayExplain'>;

/** A book's numbers as its entries tell them now, with what people said of them. Throws `id.not-found`. */
export async function presentLedger(
  db: Db,
  bookId: BookId,
  now: Date,
): Promise<{ book: Book; ledger: Ledger }> {
  const book = await bookById(db, bookId);
  const [found, marks, spans] = await Promise.all([
    bookAsItIs(db, book, now),
    marksOf(db, bookId),
    spansNow(db, now),
  ]);
  const names = await officerNames(
    db,
    marks.map(({ by }) => by),
  );
  const alone = alignBook(found.read);
  const { years: ownYears = [], entries: count } = bookLedger(found.read, alone);
  const span = { book, years: count === 0 ? [] : ownYears, closed: [], faults: 0 };
  const startsAt = startOf(span, spans);
  const key = seriesKey(book);
  const around = await seriesNow(
    db,
    spans.filter((one) => seriesKey(one.book) === key),
  );
  const said = around.said.get(key) ?? [];
  const read = startsAt === null ? found.read : { ...found.read, startsAt };
  const aligned = startsAt === null ? alone : alignBook(read);
  const { years = [], faults = [] } = bookLedger(read, aligned);
  const markAt = new Map(marks.map((mark) => [`${mark.year}/${mark.number}`, mark]));
  const ownMark = (year: number, number: number): LedgerMark | null => {
    const mark = markAt.get(`${year}/${number}`);
    return mark ? sayMark(mark, names.get(mark.by) ?? '') : null;
  };
  // what no book of the year has may be explained of its series
  const markOfMissing = (year: number, number: number): LedgerMark | null =>
    ownMark(year, number) ?? markOfNumber(year, number, said);
  const cellOf = cellMaker(found, (year, number, state) =>
    (state === 'missing' ? markOfMissing : ownMark)(year, number),
  );
  const yearViews = years.flatMap((year, run) => {
    const cells = cellsOf(aligned, run).map((cell) => cellOf(year.year, cell));
    const closing = found.closings.find((one) => one.year === year.year) ?? null;
    const missing = cells.filter(({ state }) => state === 'missing');
    return cells.length === 0
      ? []
      : [
          {
            year: year.year,
            from: year.from,
            to: year.to,
            entries: year.entries,
            missing: missing.length,
            explained: missing.filter(({ mark }) => mark !== null).length,
            closing,
            closingAgrees: closingAgrees(year, closing),
            goesOnIn: goesOnIn(span, year, spans)?.title ?? null,
            cells,
          },
        ];
  });
  const faultViews = faults.map((fault) => {
    const markOf = fault.entries.length === 0 ? markOfMissing : ownMark;
    return { ...fault, isExplained: isExplained(fault, (...at) => markOf(...at) !== null) };
  });
  const first = years[0];
  const before =
    startsAt === null && first?.from
      ? numbersUpTo(first.from - 1).map((number) => markOfMissing(first.year, number))
      : [];
  const open = openPoints({
    isLoaded: book.loadedAt !== null,
    pagesOpen: found.pages.filter(({ isOpen }) => isOpen).length,
    pagesSetAside: found.pages.filter(({ isSetAside }) => isSetAside).length,
    entries: found.entries.length,
    unread: yearViews
      .flatMap(({ cells }) => cells)
      .filter(({ state, mark }) => state === 'unread' && mark === null).length,
    faults: faultViews.filter((fault) => !fault.isExplained).length,
    toScan: [
      ...yearViews.flatMap(({ cells }) =>
        cells.filter(({ state }) => state === 'missing').map(({ mark }) => mark),
      ),
      ...before,
    ].filter((mark) => mark?.mark === 'not-scanned').length,
    beginsLate: before.includes(null),
    years: yearViews.map((year) => ({
      goesOn: year.goesOnIn !== null,
      hasClosing: year.closing !== null,
      agrees: year.closingAgrees,
    })),
  });
  return {
    book,
    ledger: {
      bookId,
      code: book.code,
      title: book.title,
      kind: book.kind,
      bookNo: book.bookNo,
      registerBody: book.registerBody,
      pages: found.pages.map(({ id, fileName, scan, gray, isSetAside, printedNo }, i) => ({
        id,
        number: i + 1,
        fileName,
        scan,
        gray,
        isSetAside,
        printedNo,
      })),
      years: yearViews,
      faults: faultViews,
      gaps: gapsAround(span, around.series),
      open,
    },
  };
}

const numbersUpTo = (last: number): number[] => Array.from({ length: Math.max(0, last) }, (_, i) => i + 1);

/** What a book's series lacks in the years that it has and in those next to them. */
function gapsAround({ book, years }: BookSpan, series: readonly BookSeries[]): SeriesGapView[] {
  const own = years.length === 0 ? [book.year] : years.map(({ year }) => year);
  return series
    .flatMap((one) => one.years)
    .filter(({ year }) => own.some((one) => Math.abs(one - year) <= 1))
    .flatMap(({ gaps }) => gaps);
}

const cellsOf = ({ cells }: AlignedBook, run: number): NumberCell[] =>
  cells.filter((cell) => cell.run === run);

const sayMark = ({ mark, note, at }: KeptMark, by: string): LedgerMark => ({
  ...{ mark, note, by, at },
  isOfSeries: false,
});

function cellMaker(
  { entries, pages }: Awaited<ReturnType<typeof bookAsItIs>>,
  markOf: (year: number, number: number, state: NumberCell['state']) => LedgerMark | null,
): (year: number, cell: NumberCell) => LedgerCell {
  const byId = new Map<EntryId, LedgerEntry>(entries.map((entry) => [entry.entryId, entry]));
  const pageAt = new Map(pages.map(({ id }, at) => [id, at]));
  return (year, { number, state, entry }) => {
    const own = entry ? byId.get(entry.entryId) : undefined;
    return {
      number,
      state,
      entryId: own?.entryId ?? null,
      recordId: own?.recordId ?? null,
      written: own?.entryNo ?? null,
      progress: own ? progressOf(own) : null,
      page: own ? (pageAt.get(own.pageId) ?? null) : null,
      mark: number === null ? null : markOf(year, number, state),
    };
  };
}

function progressOf({ status, isTouched }: LedgerEntry): CellProgress {
  if (status === 'verified' || status === 'approved' || status === 'revoked') return status;
  return isTouched || status === 'sent-back' ? 'keying' : 'read';
}
