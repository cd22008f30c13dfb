import { BookLedger, type LedgerYear, ReadBook } from '#schemas/steps.ts';
import { defineStage } from '../stage.ts';
import { type AlignedBook, alignBook, type NumberRun } from './align-book.ts';
import { nameFaults } from './name-faults.ts';
import { datesInOrder, dittosAbove, placesInArea, sameOfficer } from './neighbor-rules.ts';
import { numberDoubts } from './number-doubts.ts';

const neighborRules = [datesInOrder, sameOfficer, placesInArea, dittosAbove];

/** Which entry numbers of a book are missing, there twice, misread or out of order, and what else only its entries together tell. */
export const ledgerBook = defineStage({
  name: 'ledger-book' as const,
  version: 4,
  input: ReadBook,
  output: BookLedger,
  blocksLoop: false,
  run: async (book) => {
    const aligned = alignBook(book);
    return {
      ...bookLedger(book, aligned),
      findings: [...numberDoubts(aligned), ...neighborRules.flatMap((rule) => rule(book))],
    };
  },
});

/** Without its findings. */
export function bookLedger(book: ReadBook, aligned: AlignedBook): Omit<BookLedger, 'findings'> {
  const { runs, cells } = aligned;
  const numbersOf = (state: string): number[] => [
    ...new Set(cells.flatMap((cell) => (cell.state === state ? (cell.number ?? []) : []))),
  ];
  return {
    bookId: book.bookId,
    pages: book.pages.length,
    pagesSetAside: book.pages.filter((page) => page.setAside).map((page) => page.pageId),
    entries: book.entries.length,
    numbersMissing: numbersOf('missing'),
    numbersDoubled: numbersOf('doubled'),
    numbersUnread: cells.flatMap(({ state, entry }) =>
      entry && (state === 'unread' || state === 'misread') ? [entry.entryId] : [],
    ),
    years: runs.map((run, i) => yearOf(run, i, aligned)),
    faults: nameFaults(book, aligned),
  };
}

function yearOf({ year, from, to, days }: NumberRun, run: number, { cells }: AlignedBook): LedgerYear {
  const own = cells.filter((cell) => cell.run === run);
  const missing = own.filter(({ entry }) => entry === null).length;
  return {
    year,
    from,
    to,
    entries: own.length - missing,
    missing,
    firstDay: days && isoDay(days[0]),
    lastDay: days && isoDay(days[1]),
  };
}

const isoDay = (day: number): string => String(day).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
