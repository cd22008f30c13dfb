import { ExpectedError } from '#schemas/errors.ts';
import { RecordEvent } from '#schemas/events.ts';
import type { RecordId } from '#schemas/ids.ts';
import type { Db } from './open.ts';

/** Everything that happened to a record, in order. */
export async function eventsOf(db: Db, recordId: RecordId): Promise<RecordEvent[]> {
  const rows = await db
    .selectFrom('event')
    .select('body')
    .where('record_id', '=', recordId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => RecordEvent.parse(row.body));
}

/** Adds an event at its place. Throws `record.changed` when another event took the place meanwhile. */
export async function appendEvent(db: Db, event: RecordEvent): Promise<void> {
  const { recordId, seq, kind, at, by } = event;
  const inserted = await db
    .insertInto('event')
    .values({ record_id: recordId, seq, kind, at, by, body: JSON.stringify(event) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) throw new ExpectedError('record.changed', { recordId, seq });
}
