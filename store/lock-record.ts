import { ExpectedError } from '#schemas/errors.ts';
import type { RecordId } from '#schemas/ids.ts';
import type { Db } from './open.ts';

/** Whoever adds an event to a record holds its entry's row until the end of the transaction. Throws `id.not-found`. */
export async function lockRecord(tx: Db, recordId: RecordId): Promise<void> {
  const row = await tx
    .selectFrom('entry')
    .select('id')
    .where('record_id', '=', recordId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new ExpectedError('id.not-found', { id: recordId });
}

/** Locks the record; the place of its next event. */
export async function nextSeq(tx: Db, recordId: RecordId): Promise<number> {
  await lockRecord(tx, recordId);
  const { last } = await tx
    .selectFrom('event')
    .select((eb) => eb.fn.max('seq').as('last'))
    .where('record_id', '=', recordId)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
