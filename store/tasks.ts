import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { ExpectedError } from '#schemas/errors.ts';
import type { OfficerId, TaskId } from '#schemas/ids.ts';
import { type HumanStep, Task } from '#schemas/task.ts';
import { mostCounted } from '#schemas/api/tasks.ts';
import type { OutputKey } from './outputs.ts';
import type { Db } from './open.ts';
import type { TaskTable } from './tables.ts';

/** How long a claim holds without being renewed. */
export const leaseSeconds = 600;

/** A task with the output it was made due by. */
export interface TaskWithSource {
  readonly task: Task;
  readonly inputHash: string;
  readonly source: OutputKey;
  readonly bookId: string | null;
  readonly doneBy: string | null;
  /** The check it is a part of, which nobody who keys may know. */
  readonly checkId: string | null;
}

export function taskFrom(row: Selectable<TaskTable>): TaskWithSource {
  return {
    task: Task.parse({
      id: row.id,
      step: row.step,
      subjectId: row.subject_id,
      role: row.role,
      priority: row.priority,
      notSameAs: row.not_same_as,
      claimedBy: row.claimed_by,
      leaseUntil: row.lease_until?.toISOString() ?? null,
      note: row.note,
      createdAt: row.created_at.toISOString(),
    }),
    inputHash: row.input_hash,
    source: {
      step: row.source_step,
      subjectId: row.source_subject_id,
      version: row.source_version,
      inputHash: row.source_input_hash,
    },
    bookId: row.book_id,
    doneBy: row.done_by,
    checkId: row.check_id,
  };
}

export const leaseFrom = (now: Date): Date => new Date(now.getTime() + leaseSeconds * 1000);

/** The task, its row locked until the transaction ends. Throws `id.not-found`. */
export async function lockTask(tx: Db, id: TaskId): Promise<TaskWithSource> {
  const row = await tx.selectFrom('task').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new ExpectedError('id.not-found', { id });
  return taskFrom(row);
}

/** Ten more minutes. Throws `task.done`, `task.taken`, `task.lease-lost`, `id.not-found`. */
export async function renewTask(db: Db, id: TaskId, officerId: OfficerId, now: Date): Promise<Task> {
  const row = await db
    .updateTable('task')
    .set({ lease_until: leaseFrom(now) })
    .where('id', '=', id)
    .where('claimed_by', '=', officerId)
    .where('done_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (row) return taskFrom(row).task;
  throw notYours(await lockTask(db, id));
}

/** Why a task is not this officer's to act on. */
export function notYours({ task, doneBy }: TaskWithSource): ExpectedError {
  if (doneBy !== null) return new ExpectedError('task.done');
  return new ExpectedError(task.claimedBy === null ? 'task.lease-lost' : 'task.taken');
}

/** Lays the task back at once; laying back what one does not hold changes nothing. */
export async function releaseTask(db: Db, id: TaskId, officerId: OfficerId): Promise<void> {
  await db
    .updateTable('task')
    .set({ claimed_by: null, lease_until: null })
    .where('id', '=', id)
    .where('claimed_by', '=', officerId)
    .where('done_at', 'is', null)
    .execute();
}

export async function finishTask(tx: Db, id: TaskId, officerId: OfficerId, now: Date): Promise<void> {
  await tx
    .updateTable('task')
    .set({ done_at: now, done_by: officerId, claimed_by: null, lease_until: null })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .execute();
}

/** A subject's newest task of a step, its row locked until the transaction ends. Throws `id.not-found`. */
export async function openTaskOf(tx: Db, step: HumanStep, subjectId: string): Promise<TaskWithSource> {
  const row = await tx
    .selectFrom('task')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .where('step', '=', step)
    .orderBy('created_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new ExpectedError('id.not-found', { id: subjectId });
  return taskFrom(row);
}

/** What people still have to do for a subject, and whether somebody is at it. */
export async function openTasksOf(
  db: Db,
  subjectId: string,
  now: Date,
): Promise<readonly { step: HumanStep; isHeld: boolean }[]> {
  const rows = await db
    .selectFrom('task')
    .select(['step', 'claimed_by', 'lease_until'])
    .where('subject_id', '=', subjectId)
    .where('done_at', 'is', null)
    .where('check_id', 'is', null)
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({
    step: row.step as HumanStep,
    isHeld: row.claimed_by !== null && row.lease_until !== null && row.lease_until > now,
  }));
}

/**
 * Open tasks of one step that this officer may take (their own claim counts), and what they did since `dayStart`. Counting
 * ends at `mostCounted`: everybody asks every few seconds, and nobody needs to know which of 100,000 it is.
 */
export async function countTasks(
  db: Db,
  steps: readonly HumanStep[],
  who: { officerId: OfficerId; books: readonly string[] | null; now: Date; dayStart: Date },
): Promise<{ step: HumanStep; open: number; doneToday: number }[]> {
  const { officerId, books, now, dayStart } = who;
  const { rows } = await sql<{ step: HumanStep; open: number; doneToday: number }>`
    select step,
      (select count(*)::int from (
        select from task
        where task.step = steps.step and done_at is null and trouble_id is null
          and not (${officerId} = any(not_same_as))
          and (claimed_by is null or lease_until <= ${now} or claimed_by = ${officerId})
          ${books === null ? sql`` : sql`and book_id = any(${[...books]})`}
        limit ${mostCounted}
      ) open) as open,
      (select count(*)::int from task
        where task.step = steps.step and done_by = ${officerId} and done_at >= ${dayStart}) as "doneToday"
    from unnest(${[...steps]}::text[]) with ordinality as steps (step, place)
    order by place`.execute(db);
  return rows;
}

/** Another round of a task: the same subject and source, a new input hash, ahead of ordinary work. */
export async function reopenTask(
  tx: Db,
  round: {
    id: string;
    step: HumanStep;
    role: string;
    of: TaskWithSource;
    source: OutputKey;
    inputHash: string;
    note: string;
    priority: number;
    /** To whom it goes first. */
    forOfficer: OfficerId | null;
    work: { readonly fields: number; readonly isHard: boolean };
  },
): Promise<void> {
  await tx
    .insertInto('task')
    .values({
      id: round.id,
      step: round.step,
      subject_id: round.of.task.subjectId,
      input_hash: round.inputHash,
      source_step: round.source.step,
      source_subject_id: round.source.subjectId,
      source_version: round.source.version,
      source_input_hash: round.source.inputHash,
      book_id: round.of.bookId,
      role: round.role,
      priority: round.priority,
      not_same_as: [],
      note: round.note,
      for_officer: round.forOfficer,
      fields: round.work.fields,
      is_hard: round.work.isHard,
    })
    .execute();
}

/** The task of a step and input that led to an output, done or open. */
export async function taskOfOutput(db: Db, key: OutputKey): Promise<TaskWithSource | undefined> {
  const row = await db
    .selectFrom('task')
    .selectAll()
    .where('subject_id', '=', key.subjectId)
    .where('step', '=', key.step)
    .where('input_hash', '=', key.inputHash)
    .executeTakeFirst();
  return row && taskFrom(row);
}

/** Puts a subject's open tasks, and what machines still have to do for it, first. Returns how many moved. */
export async function hurrySubject(db: Db, subjectId: string): Promise<number> {
  const tasks = await db
    .updateTable('task')
    .set({ priority: 0 })
    .where('subject_id', '=', subjectId)
    .where('done_at', 'is', null)
    .where('priority', '>', 0)
    .executeTakeFirst();
  const jobs = await db
    .updateTable('outbox')
    .set({ priority: 0 })
    .where('subject_id', '=', subjectId)
    .where('state', '=', 'due')
    .where('priority', '>', 0)
    .executeTakeFirst();
  return Number(tasks.numUpdatedRows + jobs.numUpdatedRows);
}

/** Ends a subject's open tasks of a step that have lost their sense; who holds one is told so when they send. */
export async function closeTasks(
  tx: Db,
  subjectId: string,
  step: HumanStep,
  by: OfficerId,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('task')
    .set({ done_at: now, done_by: by, claimed_by: null, lease_until: null, not_same_as: [] })
    .where('subject_id', '=', subjectId)
    .where('step', '=', step)
    .where('done_at', 'is', null)
    .execute();
}
