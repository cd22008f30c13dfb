import { ExpectedError } from '#schemas/errors.ts';
import type { BookId, TaskId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import { approvable, bookWork } from '#store/book-work.ts';
import { lotsOf } from '#store/lots.ts';
import type { Db } from '#store/open.ts';
import { lockTask } from '#store/tasks.ts';
import { approveHeld } from './approve-task.ts';
import type { ServerPorts } from './ports.ts';

/** Entries approved by one call, a few seconds' work; the next call goes on. */
const most = 300;

/**
 * Approves the entries of an accepted book one by one, each with its own decision and event in a transaction of its own.
 * What is the officer's own work, in somebody's hands, known to be wrong in a field, or came after the sample is left. Throws `book.not-accepted`.
 */
export async function approveBook(
  { store, now }: ServerPorts,
  officer: Officer,
  bookId: BookId,
): Promise<{ approved: number; left: number }> {
  const last = (await lotsOf(store.db, bookId)).at(-1);
  if (last?.verdict !== 'accepted') throw new ExpectedError('book.not-accepted');
  const tasks = await approvable(store.db, {
    bookId,
    officerId: officer.id,
    drawnAt: last.drawnAt,
    now: now(),
  });
  let approved = 0;
  for (const id of tasks.slice(0, most))
    if (await store.db.transaction().execute((tx) => approveOne(tx, officer, id, now()))) approved += 1;
  const work = await bookWork(store.db, bookId);
  return { approved, left: work.all - work.approved };
}

/** False for a task that somebody took or decided since the list was made. */
async function approveOne(tx: Db, officer: Officer, id: TaskId, at: Date): Promise<boolean> {
  const held = await lockTask(tx, id);
  const { claimedBy, leaseUntil, notSameAs } = held.task;
  const isOthers =
    claimedBy !== null && claimedBy !== officer.id && leaseUntil !== null && at < new Date(leaseUntil);
  if (held.doneBy !== null || isOthers || notSameAs.includes(officer.id)) return false;
  await approveHeld(tx, officer, held, { verdict: 'approve' }, at);
  return true;
}
