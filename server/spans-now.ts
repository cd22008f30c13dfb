import type { Book } from '#schemas/book.ts';
import type { LedgerFault, LedgerYear } from '#schemas/steps.ts';
import { alignBook } from '#pipeline/ledger/align-book.ts';
import { isExplained } from '#pipeline/ledger/judge-ledger.ts';
import { bookLedger, ledgerBook } from '#pipeline/ledger/ledger-book.ts';
import type { BookSpan } from '#pipeline/ledger/series.ts';
import { closingsOf } from '#store/book-closings.ts';
import { changesSince, entryCounts, storedLedgers } from '#store/book-series.ts';
import { marksOf } from '#store/ledger-marks.ts';
import type { Db } from '#store/open.ts';
import { allBooks } from '#store/pages.ts';
import { bookAsItIs, closingsOfBook } from './book-as-it-is.ts';

interface Known {
  /** When records of each book were last changed, and up to when that was looked at. */
  readonly changed: Map<string, Date>;
  upTo: Date;
  /** Ledgers made here, each of so many entries as they were at a moment. */
  readonly made: Map<string, { entries: number; at: Date; years: LedgerYear[]; faults: LedgerFault[] }>;
}

const known = new WeakMap<Db, Known>();

/** Clocks of several servers may differ by so much, and a transaction may be that long. */
const overlapMs = 60_000;

/**
 * What every book has of each year, as of now: the ledger a machine made where nobody changed the book since, another one
 * where somebody did. Those stay in memory until the book changes again: a list of hundreds of books reads none of them.
 */
export async function spansNow(db: Db, now: Date): Promise<BookSpan[]> {
  const memory = known.get(db) ?? { changed: new Map(), upTo: new Date(0), made: new Map() };
  known.set(db, memory);
  const [books, counts, changes, stored, closings, marks] = await Promise.all([
    allBooks(db),
    entryCounts(db),
    changesSince(db, memory.upTo),
    storedLedgers(db, ledgerBook.name),
    closingsOf(db),
    marksOf(db),
  ]);
  for (const [bookId, at] of changes) memory.changed.set(bookId, at);
  memory.upTo = new Date(now.getTime() - overlapMs);
  const marked = new Set(marks.map(({ bookId, year, number }) => `${bookId}/${year}/${number}`));
  const spans: BookSpan[] = [];
  for (const book of books) {
    const entries = counts.get(book.id) ?? 0;
    const { years, faults } = await ledgerOf(db, book, entries, memory, stored.get(book.id), now);
    const isMarked = (year: number, number: number): boolean => marked.has(`${book.id}/${year}/${number}`);
    spans.push({
      book,
      years: entries === 0 ? [] : years,
      closed: closingsOfBook(book, closings.get(book.id) ?? []).map(({ year }) => year),
      faults: faults.filter((fault) => !isExplained(fault, isMarked)).length,
    });
  }
  return spans;
}

type Stored = Awaited<ReturnType<typeof storedLedgers>> extends ReadonlyMap<string, infer One> ? One : never;

async function ledgerOf(
  db: Db,
  book: Book,
  entries: number,
  { changed, made }: Known,
  stored: Stored | undefined,
  now: Date,
): Promise<{ years: readonly LedgerYear[]; faults: readonly LedgerFault[] }> {
  const since = changed.get(book.id) ?? new Date(0);
  // a machine's ledger knows nothing of closings
  const isOfMachine = (book.closing ?? []).length === 0;
  if (isOfMachine && stored?.ledger.years && stored.ledger.entries === entries && stored.madeAt > since)
    return { years: stored.ledger.years, faults: stored.ledger.faults ?? [] };
  const kept = made.get(book.id);
  if (kept && kept.entries === entries && kept.at.getTime() >= since.getTime()) return kept;
  if (entries === 0) return { years: [], faults: [] };
  const { read } = await bookAsItIs(db, book, now);
  const { years = [], faults = [] } = bookLedger(read, alignBook(read));
  const fresh = { entries, at: since, years, faults };
  made.set(book.id, fresh);
  return fresh;
}
