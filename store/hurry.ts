import type { EntryId, OfficerId } from '#schemas/ids.ts';
import type { Db } from './open.ts';

/** A citizen waits for this entry from now on. */
export async function noteHurry(db: Db, entryId: EntryId, by: OfficerId, at: Date): Promise<void> {
  await db
    .insertInto('hurry')
    .values({ entry_id: entryId, by, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** When it was last asked to be hurried; null: never. */
export async function hurriedAt(db: Db, entryId: EntryId): Promise<Date | null> {
  const row = await db
    .selectFrom('hurry')
    .select('at')
    .where('entry_id', '=', entryId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}
