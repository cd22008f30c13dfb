import { ExpectedError } from '#schemas/errors.ts';
import type { TroubleId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import type { TroubleOutcome } from '#schemas/task.ts';
import { lockTask } from '#store/tasks.ts';
import { lastSettlement, settleTrouble as keepSettlement, troubleById } from '#store/troubles.ts';
import type { ServerPorts } from './ports.ts';

/**
 * Says what becomes of an entry in trouble: back into the queue, or aside until somebody says otherwise. The same word of
 * the same officer again changes nothing. Throws `id.not-found`, `trouble.settled`.
 */
export async function settleTrouble(
  { store, now }: ServerPorts,
  officer: Officer,
  id: TroubleId,
  word: { outcome: TroubleOutcome; answer: string },
): Promise<void> {
  const answer = word.answer.normalize('NFC');
  await store.db.transaction().execute(async (tx) => {
    const found = await troubleById(tx, id);
    if (!found) throw new ExpectedError('id.not-found', { id });
    await lockTask(tx, found.taskId);
    const last = await lastSettlement(tx, id);
    const isAgain = last?.by === officer.id && last.outcome === word.outcome && last.answer === answer;
    if (isAgain) return;
    if (last?.outcome === 'key-again') throw new ExpectedError('trouble.settled');
    await keepSettlement(tx, found, {
      troubleId: id,
      at: now(),
      by: officer.id,
      outcome: word.outcome,
      answer,
    });
  });
}
