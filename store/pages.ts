import { Book, BookManifest } from '#schemas/book.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { canonicalJson } from '#schemas/canonical.ts';
import type { ImageRef } from '#schemas/geometry.ts';
import { BookId, type PageId } from '#schemas/ids.ts';
import type { Db } from './open.ts';

/**
 * Keeps a book's manifest; the same again is no change, nor are other closings: what is said of those later is kept beside it.
 * Throws `load.book-differs` when it says something else now.
 */
export async function keepBook(db: Db, id: BookId, manifest: BookManifest, title: string): Promise<void> {
  await db
    .insertInto('book')
    .values({ id, kind: manifest.kind, manifest: JSON.stringify(manifest), title })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { manifest: kept } = await db
    .selectFrom('book')
    .select('manifest')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const { closing: _, ...lasting } = BookManifest.parse(kept);
  const { closing: __, ...given } = manifest;
  if (canonicalJson(lasting) !== canonicalJson(given))
    throw new ExpectedError('load.book-differs', { book: manifest.code });
}

export interface NewPage {
  readonly id: PageId;
  readonly bookId: BookId;
  readonly ordinal: number;
  readonly fileName: string;
  readonly scan: ImageRef;
  readonly bytes: number;
}

/** Returns the file name under which this very scan was loaded before, or null when it is new. */
export async function keepPage(db: Db, page: NewPage): Promise<string | null> {
  const inserted = await db
    .insertInto('page')
    .values({
      id: page.id,
      book_id: page.bookId,
      ordinal: page.ordinal,
      file_name: page.fileName,
      scan: JSON.stringify(page.scan),
      sha256: page.scan.sha256,
      bytes: page.bytes,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return null;
  const kept = await db
    .selectFrom('page')
    .select('file_name')
    .where('id', '=', page.id)
    .executeTakeFirstOrThrow();
  return kept.file_name;
}

/** Code and file name of a scan loaded in another book, or null. */
export async function sameScanElsewhere(
  db: Db,
  sha256: string,
  bookId: BookId,
): Promise<{ book: string; file: string } | null> {
  const row = await db
    .selectFrom('page')
    .innerJoin('book', 'book.id', 'page.book_id')
    .select(['book.manifest', 'page.file_name'])
    .where('page.sha256', '=', sha256)
    .where('page.book_id', '!=', bookId)
    .executeTakeFirst();
  return row ? { book: BookManifest.parse(row.manifest).code, file: row.file_name } : null;
}

/** A book's folder was loaded to its end; from now on its book step may run. */
export async function bookLoaded(db: Db, bookId: BookId): Promise<void> {
  await db.updateTable('book').set({ loaded_at: new Date() }).where('id', '=', bookId).execute();
}

/** Every book, by kind, year and number. */
export async function allBooks(db: Db): Promise<Book[]> {
  const rows = await db.selectFrom('book').selectAll().orderBy('title').execute();
  return rows.map((row) =>
    Book.parse({
      ...BookManifest.parse(row.manifest),
      id: BookId.parse(row.id),
      title: row.title,
      loadedAt: row.loaded_at?.toISOString() ?? null,
    }),
  );
}
