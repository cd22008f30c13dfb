import type { TaskId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import { VerifiedEntry } from '#schemas/steps.ts';
import type { ApproveDecision } from '#schemas/task.ts';
import { hashOf } from '#pipeline/hash.ts';
import { decideApproval } from '#pipeline/verify/approve-entry.ts';
import type { Db } from '#store/open.ts';
import { readOutput } from '#store/outputs.ts';
import { randomId } from '#store/random-id.ts';
import { entryById, projectStatus } from '#store/records.ts';
import { finishTask, notYours, reopenTask, type TaskWithSource, taskOfOutput } from '#store/tasks.ts';
import { heldTask } from './held-task.ts';
import type { ServerPorts } from './ports.ts';
import { happen, lockedState } from './record-now.ts';
import { decisionVersion, saveDecision } from './save-decision.ts';

/** The second person agrees, or asks for another look: then the entry goes back to be verified, ahead of other work. */
export async function approveTask(
  { store, now }: ServerPorts,
  officer: Officer,
  taskId: TaskId,
  decision: ApproveDecision,
): Promise<void> {
  await store.db.transaction().execute(async (tx) => {
    const { held, isAgain } = await heldTask(tx, taskId, 'approve-entry', officer);
    const verified = VerifiedEntry.parse(await readOutput(tx, held.source));
    if (isAgain) return sameAgain(tx, held, decision);
    const at = now();
    const approval = decideApproval(verified, decision, officer.id, at.toISOString());
    const { entryId, recordId } = await entryById(tx, verified.entryId);
    const state = await lockedState(tx, recordId);
    const facts = { at: at.toISOString(), by: officer.id };
    if (approval.verdict === 'send-back') {
      await happen(tx, recordId, state, { ...facts, kind: 'entry-sent-back', note: approval.note });
      await projectStatus(tx, entryId, 'sent-back');
      await verifyAgain(tx, held, approval.note, state.version + 1);
    } else {
      await happen(tx, recordId, state, { ...facts, kind: 'entry-approved' });
      await projectStatus(tx, entryId, 'approved');
      await saveDecision(tx, {
        step: 'approve-entry',
        subjectId: entryId,
        inputHash: held.inputHash,
        output: approval.output,
        by: officer.id,
        at,
        source: held.source,
        bookId: verified.bookId,
        pageId: verified.pageId,
        priority: held.task.priority,
      });
    }
    await finishTask(tx, taskId, officer.id, at);
  });
}

/** The same reading as before, in a new round; whoever verified it first may do it again. */
async function verifyAgain(tx: Db, held: TaskWithSource, note: string, round: number): Promise<void> {
  const before = await taskOfOutput(tx, held.source);
  if (!before) throw new Error('an entry to approve was verified by a task');
  await reopenTask(tx, {
    id: randomId('task'),
    step: 'verify-entry',
    role: before.task.role,
    of: before,
    source: before.source,
    inputHash: hashOf({ source: before.source.inputHash, round }),
    note,
    priority: Math.min(held.task.priority, 10),
  });
}

async function sameAgain(tx: Db, held: TaskWithSource, decision: ApproveDecision): Promise<void> {
  const { subjectId } = held.task;
  const key = { subjectId, step: 'approve-entry', version: decisionVersion, inputHash: held.inputHash };
  const wasApproved = (await readOutput(tx, key)) !== undefined;
  if (wasApproved !== (decision.verdict === 'approve')) throw notYours(held);
}
