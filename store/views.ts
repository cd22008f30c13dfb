import type { OfficerId } from '#schemas/ids.ts';
import type { Db } from './open.ts';

/** Notes that an officer saw personal data of a subject (an entry or an extract); once a minute is enough. */
export async function noteView(db: Db, officerId: OfficerId, subjectId: string, now: Date): Promise<void> {
  const minuteAgo = new Date(now.getTime() - 60_000);
  const seen = await db
    .selectFrom('view')
    .select('at')
    .where('subject_id', '=', subjectId)
    .where('officer_id', '=', officerId)
    .where('at', '>', minuteAgo)
    .executeTakeFirst();
  if (!seen)
    await db.insertInto('view').values({ officer_id: officerId, subject_id: subjectId, at: now }).execute();
}

export async function viewsOf(
  db: Db,
  subjectId: string,
): Promise<readonly { officerId: string; times: number; last: Date }[]> {
  const rows = await db
    .selectFrom('view')
    .select((eb) => ['officer_id', eb.fn.countAll<number>().as('times'), eb.fn.max('at').as('last')])
    .where('subject_id', '=', subjectId)
    .groupBy('officer_id')
    .execute();
  return rows.map((row) => ({ officerId: row.officer_id, times: Number(row.times), last: row.last }));
}
