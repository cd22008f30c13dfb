import { sql } from 'kysely';
import type { OfficerId } from '#schemas/ids.ts';
import type { Db } from './open.ts';

/** Notes that an officer saw personal data of a subject (an entry or an extract); once a minute is enough. */
export async function noteView(db: Db, officerId: OfficerId, subjectId: string, now: Date): Promise<void> {
  await sql`
    insert into view (officer_id, subject_id, at)
    select ${officerId}, ${subjectId}, ${now}
    where not exists (
      select from view
      where subject_id = ${subjectId} and officer_id = ${officerId} and at > ${new Date(now.getTime() - 60_000)}
    )`.execute(db);
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
