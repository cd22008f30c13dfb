import { type Selectable, sql } from 'kysely';
import { ExpectedError } from '#schemas/errors.ts';
import type { OfficerId, TaskId } from '#schemas/ids.ts';
import type { HumanStep } from '#schemas/task.ts';
import type { Db } from './open.ts';
import type { TaskTable } from './tables.ts';
import { leaseFrom, taskFrom, type TaskWithSource } from './tasks.ts';

export interface Claim {
  readonly step: HumanStep;
  /** This very subject's task, or the most urgent one. */
  readonly subjectId: string | null;
  /** A task in hand that is not to be given back again. */
  readonly besides: TaskId | null;
  readonly officerId: OfficerId;
  /** Books the officer works with; null: all. */
  readonly books: readonly string[] | null;
  /** Hard handwriting before easy, or the other way round. */
  readonly prefersHard: boolean;
  readonly now: Date;
}

/** Sent back to one person, it waits a day for them. */
export const waitsMs = 24 * 3600_000;
/** From here on a task does not wait for its turn among hard and easy ones. */
const urgentFrom = 10;

/**
 * Takes a task for an officer, or gives back the one they hold; null when there is none for them. Callers at the same
 * moment never get the same task. Throws `task.taken`, `task.own-work` when one subject was asked for.
 */
export async function claimTask(db: Db, claim: Claim): Promise<TaskWithSource | null> {
  const task = await takeOne(db, claim);
  if (task) return task;
  if (claim.subjectId === null) return null;
  const open = await db
    .selectFrom('task')
    .select(['not_same_as'])
    .where('step', '=', claim.step)
    .where('subject_id', '=', claim.subjectId)
    .where('done_at', 'is', null)
    .where('trouble_id', 'is', null)
    .where((eb) => (claim.books === null ? eb.val(true) : eb('book_id', 'in', [...claim.books, ''])))
    .executeTakeFirst();
  if (!open) return null;
  throw new ExpectedError(open.not_same_as.includes(claim.officerId) ? 'task.own-work' : 'task.taken');
}

/**
 * In this order, each a step down one index, and none is taken once one before it found a task: what the officer holds, what
 * came back to them, what is urgent, handwriting as they like it, anything.
 */
async function takeOne(db: Db, claim: Claim): Promise<TaskWithSource | null> {
  const { step, subjectId, besides, officerId, books, prefersHard, now } = claim;
  const one = (which: ReturnType<typeof sql>) => sql`
    select id from task
    where step = ${step} and done_at is null and trouble_id is null
      and not (${officerId} = any(not_same_as))
      and (for_officer is null or for_officer = ${officerId} or created_at < ${new Date(now.getTime() - waitsMs)})
      and ${which}
      ${subjectId === null ? sql`` : sql`and subject_id = ${subjectId}`}
      ${besides === null ? sql`` : sql`and id <> ${besides}`}
      ${books === null ? sql`` : sql`and book_id = any(${[...books]})`}
    order by priority, created_at, id
    limit 1
    for update skip locked`;
  const free = sql`(claimed_by is null or lease_until <= ${now})`;
  const { rows } = await sql<Selectable<TaskTable>>`
    with held as (${one(sql`claimed_by = ${officerId} and lease_until > ${now}`)}),
      back as (${one(sql`${free} and for_officer = ${officerId}`)}),
      urgent as (${one(sql`${free} and priority <= ${urgentFrom}`)}),
      liked as (${one(sql`${free} and is_hard = ${prefersHard}`)}),
      other as (${one(free)})
    update task set claimed_by = ${officerId}, lease_until = ${leaseFrom(now)}
    where id = (
      select id from (
        select id from held union all select id from back union all select id from urgent
        union all select id from liked union all select id from other
      ) tried limit 1
    )
    returning *`.execute(db);
  return rows[0] ? taskFrom(rows[0]) : null;
}
