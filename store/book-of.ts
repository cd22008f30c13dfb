import { sql } from 'kysely';
import { Book, BookManifest } from '#schemas/book.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { BookId } from '#schemas/ids.ts';
import type { Db } from './open.ts';

const found = (row: { id: string; manifest: object; title: string; loaded_at: Date | null }): Book =>
  Book.parse({
    ...BookManifest.parse(row.manifest),
    id: row.id,
    title: row.title,
    loadedAt: row.loaded_at?.toISOString() ?? null,
  });

/** Throws `id.not-found`. */
export async function bookById(db: Db, id: BookId): Promise<Book> {
  const row = await db.selectFrom('book').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new ExpectedError('id.not-found', { id });
  return found(row);
}

/** A book by its short name. Throws `id.not-found`. */
export async function bookByCode(db: Db, code: string): Promise<Book> {
  const row = await db
    .selectFrom('book')
    .selectAll()
    .where(sql<string>`manifest ->> 'code'`, '=', code)
    .executeTakeFirst();
  if (!row) throw new ExpectedError('id.not-found', { id: code });
  return found(row);
}
