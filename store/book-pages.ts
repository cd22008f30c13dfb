import { sql } from 'kysely';
import type { PageSummary } from '#schemas/api/overview.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { type BookId, EntryId, PageId, Sha256 } from '#schemas/ids.ts';
import type { Db } from './open.ts';

/** A book's pages in order, each with where it stands. Throws `id.not-found`. */
export async function bookPages(db: Db, bookId: BookId): Promise<PageSummary[]> {
  const book = await db.selectFrom('book').select('id').where('id', '=', bookId).executeTakeFirst();
  if (!book) throw new ExpectedError('id.not-found', { id: bookId });
  const { rows } = await sql<{
    id: string;
    ordinal: number;
    file_name: string;
    sha256: string;
    gray: string | null;
    open: number;
    started: number;
    failed: number;
    entries: string[];
  }>`
    select page.id, page.ordinal, page.file_name, page.sha256,
      (select output -> 'gray' ->> 'sha256' from step_output
        where subject_id = page.id and step = 'clean-page' order by finished_at desc limit 1) as gray,
      coalesce(jobs.open, 0) as open, coalesce(jobs.started, 0) as started, coalesce(jobs.failed, 0) as failed,
      array(select entry.id from entry where entry.page_id = page.id order by ordinal) as entries
    from page
    left join (
      select page_id, count(*) filter (where state in ('due', 'sent'))::int as open,
        count(*) filter (where state in ('sent', 'done'))::int as started,
        count(*) filter (where state = 'failed')::int as failed
      from outbox where book_id = ${bookId} group by page_id
    ) jobs on jobs.page_id = page.id
    where page.book_id = ${bookId} order by page.ordinal, page.id`.execute(db);
  return rows.map((row) => ({
    id: PageId.parse(row.id),
    ordinal: row.ordinal,
    fileName: row.file_name,
    state: row.open > 0 ? (row.started > 0 ? 'reading' : 'waiting') : row.failed > 0 ? 'set-aside' : 'read',
    scan: Sha256.parse(row.sha256),
    gray: row.gray === null ? null : Sha256.parse(row.gray),
    entries: row.entries.map((id) => EntryId.parse(id)),
  }));
}
