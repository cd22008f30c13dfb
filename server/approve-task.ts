import type { TaskId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import { VerifiedEntry } from '#schemas/steps.ts';
import type { ApproveDecision } from '#schemas/task.ts';
import { decideApproval } from '#pipeline/verify/approve-entry.ts';
import type { Db } from '#store/open.ts';
import { readOutput } from '#store/outputs.ts';
import { entryById, projectStatus } from '#store/records.ts';
import { finishTask, notYours, type TaskWithSource } from '#store/tasks.ts';
import { heldTask } from './held-task.ts';
import type { ServerPorts } from './ports.ts';
import { happen, lockedState } from './record-now.ts';
import { decisionVersion, saveDecision } from './save-decision.ts';
import { sendEntryBack } from './send-back.ts';

/** Somebody who keyed nothing of it agrees, or asks for another look: then the entry goes back to be verified, ahead of other work. */
export async function approveTask(
  { store, now }: ServerPorts,
  officer: Officer,
  taskId: TaskId,
  decision: ApproveDecision,
): Promise<void> {
  await store.db.transaction().execute(async (tx) => {
    const { held, isAgain } = await heldTask(tx, taskId, 'approve-entry', officer);
    if (isAgain) return sameAgain(tx, held, decision);
    await approveHeld(tx, officer, held, decision, now());
  });
}

/** The decision itself, on a task whose row the caller has locked for this officer. */
export async function approveHeld(
  tx: Db,
  officer: Officer,
  held: TaskWithSource,
  decision: ApproveDecision,
  at: Date,
): Promise<void> {
  const verified = VerifiedEntry.parse(await readOutput(tx, held.source));
  const approval = decideApproval(verified, decision, officer.id, at.toISOString());
  await finishTask(tx, held.task.id, officer.id, at);
  const { entryId, recordId } = await entryById(tx, verified.entryId);
  if (approval.verdict === 'send-back')
    return sendEntryBack(tx, { entryId, note: approval.note, by: officer.id, at }, held.task.priority);
  const state = await lockedState(tx, recordId);
  await happen(tx, recordId, state, { at: at.toISOString(), by: officer.id, kind: 'entry-approved' });
  await projectStatus(tx, entryId, 'approved');
  await saveDecision(tx, {
    step: 'approve-entry',
    subjectId: entryId,
    inputHash: held.inputHash,
    output: approval.output,
    by: officer.id,
    at,
    source: held.source,
    // the book is read and verified: cutting the picture out is no work on it that anything waits for
    bookId: null,
    pageId: null,
    priority: held.task.priority,
  });
}

async function sameAgain(tx: Db, held: TaskWithSource, decision: ApproveDecision): Promise<void> {
  const { subjectId } = held.task;
  const key = { subjectId, step: 'approve-entry', version: decisionVersion, inputHash: held.inputHash };
  const wasApproved = (await readOutput(tx, key)) !== undefined;
  if (wasApproved !== (decision.verdict === 'approve')) throw notYours(held);
}
