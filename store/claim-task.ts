import { type ExpressionBuilder, sql, type SqlBool } from 'kysely';
import { ExpectedError } from '#schemas/errors.ts';
import type { OfficerId, TaskId } from '#schemas/ids.ts';
import type { HumanStep } from '#schemas/task.ts';
import type { Db } from './open.ts';
import type { Tables } from './tables.ts';
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

type Open = ExpressionBuilder<Tables & { open: Tables['task'] }, 'open'>;
type Which = (open: Open, claim: Claim) => readonly ReturnType<Open>[];

const free: Which = (open, { now }) => [
  open.or([open('open.claimed_by', 'is', null), open('open.lease_until', '<=', now)]),
];

/** In this order; each is a step down one index. */
const tries: readonly Which[] = [
  // what they hold
  (open, { officerId, now }) => [open('open.claimed_by', '=', officerId), open('open.lease_until', '>', now)],
  // what came back to them
  (open, claim) => [...free(open, claim), open('open.for_officer', '=', claim.officerId)],
  (open, claim) => [...free(open, claim), open('open.priority', '<=', urgentFrom)],
  (open, claim) => [...free(open, claim), open('open.is_hard', '=', claim.prefersHard)],
  free,
];

/**
 * Takes a task for an officer, or gives back the one they hold; null when there is none for them. Callers at the same
 * moment never get the same task. Throws `task.taken`, `task.own-work` when one subject was asked for.
 */
export async function claimTask(db: Db, claim: Claim): Promise<TaskWithSource | null> {
  for (const which of tries) {
    const task = await takeOne(db, claim, which);
    if (task) return task;
  }
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

async function takeOne(db: Db, claim: Claim, which: Which): Promise<TaskWithSource | null> {
  const { step, subjectId, besides, officerId, books, now } = claim;
  const row = await db
    .updateTable('task')
    .set({ claimed_by: officerId, lease_until: leaseFrom(now) })
    .where('id', '=', (eb) => {
      let open = eb
        .selectFrom('task as open')
        .select('open.id')
        .where('open.step', '=', step)
        .where('open.done_at', 'is', null)
        .where('open.trouble_id', 'is', null)
        .where(sql<SqlBool>`not (${officerId} = any(open.not_same_as))`)
        .where((or) =>
          or.or([
            or('open.for_officer', 'is', null),
            or('open.for_officer', '=', officerId),
            or('open.created_at', '<', new Date(now.getTime() - waitsMs)),
          ]),
        )
        .where((and) => and.and(which(and as never, claim) as never))
        .orderBy('open.priority')
        .orderBy('open.created_at')
        .orderBy('open.id')
        .limit(1)
        .forUpdate()
        .skipLocked();
      if (subjectId !== null) open = open.where('open.subject_id', '=', subjectId);
      if (besides !== null) open = open.where('open.id', '!=', besides);
      // Papers belong to no book.
      if (books !== null)
        open = open.where((or) =>
          or.or([or('open.book_id', 'is', null), or('open.book_id', 'in', [...books, ''])]),
        );
      return open;
    })
    .returningAll()
    .executeTakeFirst();
  return row ? taskFrom(row) : null;
}
