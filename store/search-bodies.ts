import { sql } from 'kysely';
import { z } from 'zod';
import { BookManifest } from '#schemas/book.ts';
import { BookId } from '#schemas/ids.ts';
import type { Db, Store } from './open.ts';
import { bodyOfBook } from './scope.ts';

/** Who kept a book, its title and the year on its cover. */
export interface BookBody {
  readonly bookId: BookId;
  readonly title: string;
  /** The body and the units above it. */
  readonly bodies: readonly string[];
  readonly year: number;
}

const Kept = BookManifest.pick({ registerBody: true, year: true }).loose();

const known = new WeakMap<Store, { readonly books: ReadonlyMap<BookId, BookBody>; readonly at: number }>();
/** Books are loaded seldom, and what a manifest says of its body does not change. */
const keptMs = 60_000;

/** Of all books, as they are or were a minute ago; those of `needed` are in it if they exist. */
export async function bookBodies(
  store: Store,
  needed: Iterable<BookId> = [],
): Promise<ReadonlyMap<BookId, BookBody>> {
  const kept = known.get(store);
  if (kept && performance.now() - kept.at < keptMs && [...needed].every((id) => kept.books.has(id)))
    return kept.books;
  const rows = await store.db.selectFrom('book').select(['id', 'manifest', 'title']).execute();
  const books = new Map(
    rows.map((row) => {
      const { registerBody, year } = Kept.parse(row.manifest);
      const bookId = BookId.parse(row.id);
      return [
        bookId,
        { bookId, title: row.title, bodies: [registerBody.name, ...registerBody.within], year },
      ];
    }),
  );
  known.set(store, { books, at: performance.now() });
  return books;
}

const Counted = z.array(z.object({ name: z.string(), books: z.coerce.number() }));

/** Register bodies with how many books of each are here, in the order of their names; `of`: only those, null: all. */
export async function countBodies(
  db: Db,
  of: readonly string[] | null,
): Promise<readonly { name: string; books: number }[]> {
  const { rows } = await sql`
    select ${bodyOfBook} as name, count(*) as books from book
    where ${of === null ? sql`true` : sql`${bodyOfBook} = any(${[...of]})`}
    group by 1 order by 1`.execute(db);
  return Counted.parse(rows);
}

/** Books of a body by its name, of those in `scope` (null: all). */
export async function booksOfBody(
  db: Db,
  body: string,
  scope: readonly BookId[] | null,
): Promise<readonly BookId[]> {
  const rows = await db.selectFrom('book').select('id').where(bodyOfBook, '=', body).execute();
  const ids = rows.map((row) => BookId.parse(row.id));
  return scope === null ? ids : ids.filter((id) => scope.includes(id));
}
