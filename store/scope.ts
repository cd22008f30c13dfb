import { sql } from 'kysely';
import { BookId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import type { Db } from './open.ts';

/** What an id in a path can name, and the column of the row that says whose book it is in. */
export const placed = {
  bookId: sql`select id as book_id from book where id = `,
  entryId: sql`select book_id from entry where id = `,
  recordId: sql`select book_id from entry where record_id = `,
  taskId: sql`select book_id from task where id = `,
  troubleId: sql`select book_id from trouble where id = `,
  extractId: sql`select entry.book_id from extract join entry using (record_id) where extract.id = `,
  runId: sql`select book_id from outbox where id = `,
  relationId: sql`select book_id from relation join entry on entry.id in (entry_a, entry_b) where relation.id = `,
} as const;

/** The name of the register body of a `book`, as its manifest has it. */
export const bodyOfBook = sql<string>`book.manifest #>> '{registerBody,name}'`;

/** The books an officer works with; null: all there are. */
export async function booksInScope(
  db: Db,
  officer: Pick<Officer, 'scope'>,
): Promise<readonly BookId[] | null> {
  if (officer.scope.length === 0) return null;
  const rows = await db
    .selectFrom('book')
    .select('id')
    .where(bodyOfBook, 'in', [...officer.scope])
    .execute();
  return rows.map((row) => BookId.parse(row.id));
}

/** Whether what an id names is in a book of the officer's, all of it. An id that names nothing is in none. */
export async function isInScope(
  db: Db,
  officer: Pick<Officer, 'scope'>,
  name: keyof typeof placed,
  id: string,
): Promise<boolean> {
  if (officer.scope.length === 0) return true;
  const { rows } = await sql<{ isTheirs: boolean | null }>`
    select bool_and(${bodyOfBook} = any(${[...officer.scope]})) as "isTheirs"
    from (${placed[name]} ${id}) placed join book on book.id = placed.book_id`.execute(db);
  return rows[0]?.isTheirs ?? false;
}
