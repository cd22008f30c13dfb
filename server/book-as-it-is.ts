import type { Book, YearClosing } from '#schemas/book.ts';
import type { ReadBook } from '#schemas/steps.ts';
import { closingsOf } from '#store/book-closings.ts';
import { type LedgerEntry, type LedgerPageRow, ledgerEntries, ledgerPages } from '#store/ledger-entries.ts';
import type { Db } from '#store/open.ts';

/** A book with its entries as they are now, what people verified before what was read. */
export interface BookAsItIs {
  readonly read: ReadBook;
  readonly entries: readonly LedgerEntry[];
  readonly pages: readonly LedgerPageRow[];
  readonly closings: readonly YearClosing[];
}

const settled: readonly string[] = ['verified', 'approved', 'revoked'];

export async function bookAsItIs(db: Db, book: Book, now: Date): Promise<BookAsItIs> {
  const [entries, pages, typed] = await Promise.all([
    ledgerEntries(db, book.id, now),
    ledgerPages(db, book.id),
    closingsOf(db, book.id),
  ]);
  const closings = closingsOfBook(book, typed.get(book.id) ?? []);
  const read: ReadBook = {
    bookId: book.id,
    registerBody: book.registerBody,
    year: book.year,
    closing: closings,
    pages: pages.map(({ id, isSetAside, printedNo }, ordinal) => ({
      pageId: id,
      ordinal,
      setAside: isSetAside,
      ...(printedNo === null ? {} : { printedNo }),
    })),
    entries: entries.map(({ entryId, pageId, entryNo, registrationDate, status, isStruck }) => ({
      entryId,
      pageId,
      entryNo,
      values: { registrationDate },
      settled: settled.includes(status),
      ...(isStruck ? { struck: true } : {}),
    })),
  };
  return { read, entries, pages, closings };
}

/** What was typed counts for more than what came with the book; a year whose figures were taken back has none. */
export function closingsOfBook(book: Book, typed: readonly YearClosing[]): YearClosing[] {
  const byYear = new Map((book.closing ?? []).map((closing) => [closing.year, closing]));
  for (const closing of typed) byYear.set(closing.year, closing);
  return [...byYear.values()]
    .filter(({ entries, pages }) => entries !== null || pages !== null)
    .sort((a, b) => a.year - b.year);
}
