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

/** When the records of each book were last changed by a person, of those that were after `since`. */
export async function changesSince(db: Db, since: Date): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ book_id: string; at: Date }>`
    select entry.book_id, max(event.at) as at from event join entry on entry.record_id = event.record_id
    where event.at > ${since} group by entry.book_id`.execute(db);
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
