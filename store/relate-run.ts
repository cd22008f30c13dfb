import { sql } from 'kysely';
import { EntryId } from '#schemas/ids.ts';
import { RelateProgress, type RelateScope } from '#schemas/relate-run.ts';
import type { Db } from './open.ts';

const name = 'relate-run';

/** What was not finished of a run of this scope; null: nothing. */
export async function unfinishedRelating(db: Db, scope: RelateScope): Promise<RelateProgress | null> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  const progress = row ? RelateProgress.parse(row.value) : null;
  const isSame = progress?.scope.kind === scope.kind && progress.scope.since === scope.since;
  return isSame ? progress : null;
}

/** Notes how far it came; null: it is done. */
export async function noteRelating(db: Db, progress: RelateProgress | null): Promise<void> {
  if (progress === null) {
    await db.deleteFrom('setting').where('name', '=', name).execute();
    return;
  }
  const value = JSON.stringify(progress);
  await db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, changed_at: new Date() }))
    .execute();
}

const within = ({ kind, since }: RelateScope) => sql`
  ${kind === null ? sql`true` : sql`entry.kind = ${kind}`} and ${
    since === null
      ? sql`true`
      : sql`(exists (select from step_output o where o.subject_id = entry.id and o.finished_at >= ${since}::timestamptz)
          or exists (select from event e where e.record_id = entry.record_id and e.at >= ${since}::timestamptz))`
  }`;

export async function countToRelate(db: Db, scope: RelateScope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from entry where ${within(scope)}`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

/** The next entries by id. */
export async function entriesToRelate(
  db: Db,
  scope: RelateScope,
  after: string,
  most: number,
): Promise<EntryId[]> {
  const { rows } = await sql<{ id: string }>`
    select id from entry where id > ${after} and ${within(scope)} order by id limit ${most}`.execute(db);
  return rows.map(({ id }) => EntryId.parse(id));
}
