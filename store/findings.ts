import { sql } from 'kysely';
import type { BookId } from '#schemas/ids.ts';
import { BookLedger } from '#schemas/steps.ts';
import type { Db } from './open.ts';

const Findings = BookLedger.shape.findings.unwrap();
export type Finding = NonNullable<BookLedger['findings']>[number];

/** What the newest ledger of a book found; `step` is the one that makes it. */
export async function findingsOf(db: Db, step: string, bookId: BookId): Promise<Finding[]> {
  const row = await db
    .selectFrom('step_output')
    .select(sql<unknown>`output -> 'findings'`.as('findings'))
    .where('subject_id', '=', bookId)
    .where('step', '=', step)
    .orderBy('finished_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return Findings.parse(row?.findings ?? []);
}
