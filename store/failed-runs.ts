import { sql } from 'kysely';
import { z } from 'zod';
import type { FailedRun } from '#schemas/api/overview.ts';
import { type BookId, PageId } from '#schemas/ids.ts';
import type { Db } from './open.ts';

const Details = z.record(z.string(), z.union([z.string(), z.number()]));

/** Runs that failed for good in these books (null: in all, and outside of books), the newest first. */
export async function failedRuns(
  db: Db,
  books: readonly BookId[] | null,
  limit: number,
): Promise<FailedRun[]> {
  const rows = await db
    .selectFrom('outbox')
    .leftJoin('page', 'page.id', 'outbox.page_id')
    .leftJoin('book', 'book.id', 'outbox.book_id')
    .selectAll('outbox')
    .select(['page.file_name', sql<string | null>`book.manifest ->> 'code'`.as('book_code')])
    .where('outbox.state', '=', 'failed')
    .$if(books !== null, (runs) => runs.where('outbox.book_id', '=', sql<string>`any(${[...(books ?? [])]})`))
    .orderBy('outbox.settled_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: String(row.id),
    step: row.step,
    subjectId: row.subject_id,
    bookCode: row.book_code,
    fileName: row.file_name,
    pageId: row.page_id === null ? null : PageId.parse(row.page_id),
    code: row.error_code ?? 'bug',
    details: Details.catch({}).parse(row.error_details ?? {}),
    attempts: row.attempts,
    failedAt: (row.settled_at ?? row.created_at).toISOString(),
  }));
}
