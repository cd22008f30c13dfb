import { sql } from 'kysely';
import { type BookId, EntryId } from '#schemas/ids.ts';
import { KnownFields } from '#schemas/quality.ts';
import type { Db } from './open.ts';

/** Keeps the known answers of an entry; new ones take the place of the old. `by`: who vouches for them. */
export async function keepGold(
  tx: Db,
  gold: { entryId: EntryId; bookId: BookId; fields: KnownFields; by: string },
): Promise<void> {
  const answer = { fields: JSON.stringify(gold.fields), by: gold.by };
  await tx
    .insertInto('gold')
    .values({ entry_id: gold.entryId, book_id: gold.bookId, ...answer })
    .onConflict((conflict) => conflict.column('entry_id').doUpdateSet({ ...answer, at: sql`now()` }))
    .execute();
}

/** Undefined for an entry nobody knows beforehand. */
export async function goldOf(db: Db, entryId: EntryId): Promise<KnownFields | undefined> {
  const row = await db.selectFrom('gold').select('fields').where('entry_id', '=', entryId).executeTakeFirst();
  return row && KnownFields.parse(row.fields);
}

/** The entries read from each page of a book, by the file name of its scan, in the order they stand on it. */
export async function entriesByFile(
  db: Db,
  bookId: BookId,
): Promise<ReadonlyMap<string, readonly { entryId: EntryId; isSettled: boolean }[]>> {
  const { rows } = await sql<{ file_name: string; entries: { id: string; status: string }[] | null }>`
    select page.file_name, (
      select json_agg(json_build_object('id', entry.id, 'status', entry.status) order by entry.ordinal)
      from entry where entry.page_id = page.id) as entries
    from page where page.book_id = ${bookId}`.execute(db);
  return new Map(
    rows.map((row) => [
      row.file_name,
      (row.entries ?? []).map(({ id, status }) => ({
        entryId: EntryId.parse(id),
        isSettled: status === 'verified' || status === 'approved',
      })),
    ]),
  );
}
