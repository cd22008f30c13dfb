import { type EntryId, OfficerId } from '#schemas/ids.ts';
import type { Db } from './open.ts';

/** Who approved an entry last; undefined when nobody did. */
export async function approverOf(db: Db, entryId: EntryId): Promise<OfficerId | undefined> {
  const row = await db
    .selectFrom('event')
    .innerJoin('entry', 'entry.record_id', 'event.record_id')
    .select('event.by')
    .where('entry.id', '=', entryId)
    .where('event.kind', '=', 'entry-approved')
    .orderBy('event.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && OfficerId.parse(row.by);
}
