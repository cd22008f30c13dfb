import type { YearClosing } from '#schemas/book.ts';
import type { BookId, OfficerId } from '#schemas/ids.ts';
import type { Db } from './open.ts';

/** Who says what a book's file says of it when it is loaded once more. */
export const fileCloses = 'book.json';

/** What somebody copied from the year-end closings of books, the newest word on each year. By book. */
export async function closingsOf(db: Db, bookId?: BookId): Promise<ReadonlyMap<string, YearClosing[]>> {
  const rows = await db
    .selectFrom('book_closing')
    .distinctOn(['book_id', 'year'])
    .select(['book_id', 'year', 'entries', 'pages'])
    .$if(bookId !== undefined, (query) => query.where('book_id', '=', bookId ?? ''))
    .orderBy('book_id')
    .orderBy('year')
    .orderBy('id', 'desc')
    .execute();
  const byBook = new Map<string, YearClosing[]>();
  for (const { book_id, ...closing } of rows) byBook.set(book_id, [...(byBook.get(book_id) ?? []), closing]);
  return byBook;
}

export async function addClosing(
  db: Db,
  bookId: BookId,
  closing: YearClosing,
  by: OfficerId | typeof fileCloses,
  at: Date,
): Promise<void> {
  await db
    .insertInto('book_closing')
    .values({ book_id: bookId, ...closing, by, at })
    .execute();
}

/** Everything that was said of a book's closings since it was loaded, oldest first. */
export async function closingsSaid(db: Db, bookId: BookId): Promise<(YearClosing & { isFile: boolean })[]> {
  const rows = await db
    .selectFrom('book_closing')
    .select(['year', 'entries', 'pages', 'by'])
    .where('book_id', '=', bookId)
    .orderBy('id')
    .execute();
  return rows.map(({ by, ...closing }) => ({ ...closing, isFile: by === fileCloses }));
}
