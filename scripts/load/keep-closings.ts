import type { BookManifest } from '#schemas/book.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { BookId } from '#schemas/ids.ts';
import { newClosings } from '#pipeline/ledger/new-closings.ts';
import { addClosing, closingsSaid, fileCloses } from '#store/book-closings.ts';
import { bookById } from '#store/book-of.ts';
import type { Db } from '#store/open.ts';

/**
 * Keeps what a book's book.json says of its closings and did not say when it was loaded first, beside what was known; returns
 * of how many years. Throws `load.closing-differs`, keeping nothing, where a person gave another figure.
 */
export const keepClosings = (db: Db, bookId: BookId, { code, closing = [] }: BookManifest): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const book = await bookById(tx, bookId);
    const atFirst = (book.closing ?? []).map((one) => ({ ...one, isFile: true }));
    const { added, contradicted } = newClosings(closing, [...atFirst, ...(await closingsSaid(tx, bookId))]);
    const [first] = contradicted;
    if (first) {
      const { given, said } = first;
      throw new ExpectedError('load.closing-differs', {
        book: code,
        year: given.year,
        ...known({ entries: given.entries, pages: given.pages }),
        ...known({ entriesSaid: said.entries, pagesSaid: said.pages }),
      });
    }
    for (const one of added) await addClosing(tx, bookId, one, fileCloses, new Date());
    return added.length;
  });

const known = (figures: Readonly<Record<string, number | null>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(figures).flatMap(([name, figure]) => (figure === null ? [] : [[name, figure]])),
  );
