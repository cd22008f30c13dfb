import { sql } from 'kysely';
import type { OfficerId, TaskId } from '#schemas/ids.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { type FieldDraft, FieldDrafts } from '#schemas/task.ts';
import type { Db } from './open.ts';
import { lockTask, notYours } from './tasks.ts';

/**
 * Keeps what an officer typed of a task they hold; the latest of a field counts. Throws `task.done`, `task.taken`,
 * `task.lease-lost`, `id.not-found`.
 */
export async function keepDrafts(
  db: Db,
  draft: { taskId: TaskId; officerId: OfficerId; fields: FieldDrafts; now: Date },
): Promise<void> {
  const { taskId, officerId, fields, now } = draft;
  const entries = Object.entries(fields) as [FieldKey, FieldDraft][];
  const rows = JSON.stringify(
    entries.map(([field, { text, decision, reason }]) => ({ field, text, decision, reason: reason ?? null })),
  );
  const kept = await sql<{ holds: boolean }>`
    with held as (
      select id from task where id = ${taskId} and claimed_by = ${officerId} and done_at is null
    ), kept as (
      insert into draft (task_id, officer_id, field, text, decision, reason, at)
      select held.id, ${officerId}, one.field, one.text, nullif(one.decision, 'null'::jsonb), one.reason, ${now}
      from held, jsonb_to_recordset(${rows}::jsonb) as one(field text, text text, decision jsonb, reason text)
      on conflict (task_id, officer_id, field)
      do update set text = excluded.text, decision = excluded.decision, reason = excluded.reason, at = excluded.at
      where draft.at <= excluded.at
    )
    select exists (select from held) as holds`.execute(db);
  if (!kept.rows[0]?.holds) throw notYours(await lockTask(db, taskId));
}

/** An officer's own drafts of a task; a second keyer never gets the first's. */
export async function draftsOf(db: Db, taskId: TaskId, officerId: OfficerId): Promise<FieldDrafts> {
  const rows = await db
    .selectFrom('draft')
    .select(['field', 'text', 'decision', 'reason'])
    .where('task_id', '=', taskId)
    .where('officer_id', '=', officerId)
    .execute();
  return FieldDrafts.parse(
    Object.fromEntries(
      rows.map(({ field, text, decision, reason }) => [
        field,
        { text, decision, ...(reason === null ? {} : { reason }) },
      ]),
    ),
  );
}

/** After the decision nothing half said stays behind. */
export async function dropDrafts(tx: Db, taskId: TaskId): Promise<void> {
  await tx.deleteFrom('draft').where('task_id', '=', taskId).execute();
}
