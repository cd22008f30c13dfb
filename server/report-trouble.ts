import { ExpectedError } from '#schemas/errors.ts';
import { EntryId, type TaskId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import type { HumanStep, TroubleKind } from '#schemas/task.ts';
import { lockTask, notYours } from '#store/tasks.ts';
import { reportTrouble as keepTrouble, troubleOfTask } from '#store/troubles.ts';
import type { ServerPorts } from './ports.ts';

/** Steps at which somebody types what stands in the book. */
const typingSteps: readonly HumanStep[] = ['verify-entry', 'verify-entry-blind', 'arbitrate-entry'];

/**
 * Lays an entry aside that its holder cannot go on with. The same call again, its answer unheard, changes nothing.
 * Throws `id.not-found`, `task.done`, `task.taken`, `task.lease-lost`.
 */
export async function reportTrouble(
  { store, now }: ServerPorts,
  officer: Officer,
  taskId: TaskId,
  report: { kind: TroubleKind; note: string },
): Promise<void> {
  await store.db.transaction().execute(async (tx) => {
    const held = await lockTask(tx, taskId);
    const { step, subjectId, claimedBy } = held.task;
    if (!typingSteps.includes(step)) throw new ExpectedError('id.not-found', { id: taskId });
    if (held.doneBy !== null) throw notYours(held);
    if (claimedBy !== officer.id) {
      const before = await troubleOfTask(tx, taskId);
      if (before?.reportedBy === officer.id && before.outcome === null) return;
      throw notYours(held);
    }
    const entryId = EntryId.parse(subjectId);
    const note = report.note.normalize('NFC');
    await keepTrouble(
      tx,
      { taskId, entryId, bookId: held.bookId },
      { kind: report.kind, note, by: officer.id, at: now() },
    );
  });
}
