import { ExpectedError } from '#schemas/errors.ts';
import type { TaskId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import type { HumanStep } from '#schemas/task.ts';
import type { Db } from '#store/open.ts';
import { lockTask, notYours, type TaskWithSource } from '#store/tasks.ts';

/**
 * The task an officer decides, its row locked. `isAgain`: they decided it before and may only be told so again.
 * A lease that ran out still counts until somebody else takes the task: what was typed is not lost to a late call.
 * Throws `id.not-found`, `task.own-work`, `task.done`, `task.taken`, `task.lease-lost`.
 */
export async function heldTask(
  tx: Db,
  id: TaskId,
  step: HumanStep,
  officer: Officer,
): Promise<{ held: TaskWithSource; isAgain: boolean }> {
  const held = await lockTask(tx, id);
  if (held.task.step !== step) throw new ExpectedError('id.not-found', { id });
  if (held.task.notSameAs.includes(officer.id)) throw new ExpectedError('task.own-work');
  if (held.doneBy === officer.id) return { held, isAgain: true };
  if (held.doneBy !== null || held.task.claimedBy !== officer.id) throw notYours(held);
  return { held, isAgain: false };
}
