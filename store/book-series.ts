import { sql } from 'kysely';
import { BookLedger } from '#schemas/steps.ts';
import type { Db } from './open.ts';

/** By book. */
export async function entryCounts(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('entry')
    .select(['book_id', ({ fn }) => fn.countAll<number>().as('entries')])
    .groupBy('book_id')
    .execute();
  return new Map(rows.map((row) => [row.book_id, Number(row.entries)]));
}

/**
 * When people last changed what a book's ledger is made of (records, closings, what they saw on the paper), of those books
 * where that was after `since`.
 */
export async function changesSince(db: Db, since: Date): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ book_id: string; at: Date }>`
    select book_id, max(at) as at from (
      select entry.book_id, event.at from event join entry on entry.record_id = event.record_id
      union all select entry.book_id, strike.at from entry_strike strike join entry on entry.id = strike.entry_id
      union all select page.book_id, number.at from page_number number join page on page.id = number.page_id
      union all select book_id, at from book_closing
    ) changed where at > ${since} group by book_id`.execute(db);
  return new Map(rows.map((row) => [row.book_id, row.at]));
}

/** A ledger as a machine made it, and when. Without its findings. */
export interface StoredLedger {
  readonly ledger: BookLedger;
  readonly madeAt: Date;
}

/** The newest of every book. */
export async function storedLedgers(db: Db, step: string): Promise<ReadonlyMap<string, StoredLedger>> {
  const rows = await db
    .selectFrom('step_output')
    .distinctOn('subject_id')
    .select(['subject_id', 'finished_at', sql<object>`output - 'findings'`.as('output')])
    .where('step', '=', step)
    .orderBy('subject_id')
    .orderBy('finished_at', 'desc')
    .execute();
  return new Map(
    rows.map((row) => [row.subject_id, { ledger: BookLedger.parse(row.output), madeAt: row.finished_at }]),
  );
}
