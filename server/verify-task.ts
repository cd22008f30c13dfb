import type { TaskId } from '#schemas/ids.ts';
import type { Comparable } from '#schemas/match.ts';
import type { Officer } from '#schemas/officer.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { MatchedEntry, VerifiedEntry } from '#schemas/steps.ts';
import type { VerifyDecision } from '#schemas/task.ts';
import { hashOf } from '#pipeline/hash.ts';
import { blockKeysOf } from '#pipeline/match/block.ts';
import { decideVerification } from '#pipeline/verify/verify-entry.ts';
import type { FieldValues } from '#store/entry-summary.ts';
import type { Db } from '#store/open.ts';
import { readOutput } from '#store/outputs.ts';
import { entryById, projectVerified } from '#store/records.ts';
import { finishTask, notYours, type TaskWithSource } from '#store/tasks.ts';
import { heldTask } from './held-task.ts';
import type { ServerPorts } from './ports.ts';
import { happen, lockedState } from './record-now.ts';
import { decisionVersion, saveDecision } from './save-decision.ts';

/** The first person's word on an entry: output, event, summary and the next task in one transaction. */
export async function verifyTask(
  { store, now }: ServerPorts,
  officer: Officer,
  taskId: TaskId,
  decision: VerifyDecision,
): Promise<void> {
  await store.db.transaction().execute(async (tx) => {
    const { held, isAgain } = await heldTask(tx, taskId, 'verify-entry', officer);
    const read = MatchedEntry.parse(await readOutput(tx, held.source));
    if (isAgain) return sameAgain(tx, held, read, decision, officer);
    const at = now();
    const { output, changed } = decideVerification(read, decision, officer.id, at.toISOString());
    const entry = await entryById(tx, read.entryId);
    const state = await lockedState(tx, entry.recordId);
    await happen(tx, entry.recordId, state, {
      kind: 'entry-verified',
      at: at.toISOString(),
      by: officer.id,
      entryId: read.entryId,
      recordKind: read.kind,
      fields: output.fields,
      changed,
    });
    await saveDecision(tx, {
      step: 'verify-entry',
      subjectId: read.entryId,
      inputHash: held.inputHash,
      output,
      by: officer.id,
      at,
      source: held.source,
      bookId: read.bookId,
      pageId: read.pageId,
      priority: held.task.priority,
    });
    const { shown, compared } = valuesOf(output);
    await projectVerified(
      tx,
      { entryId: read.entryId, kind: read.kind, status: 'verified', values: shown },
      {
        blockKeys: blockKeysOf(read.kind, compared),
        comparable: { entryId: read.entryId, values: compared },
      },
    );
    await finishTask(tx, taskId, officer.id, at);
  });
}

/** A call that was answered but not heard is sent again: the same decision is fine, another one comes too late. */
async function sameAgain(
  tx: Db,
  held: TaskWithSource,
  read: MatchedEntry,
  decision: VerifyDecision,
  officer: Officer,
): Promise<void> {
  const key = {
    subjectId: read.entryId,
    step: 'verify-entry',
    version: decisionVersion,
    inputHash: held.inputHash,
  };
  const before = VerifiedEntry.parse(await readOutput(tx, key));
  const { output } = decideVerification(read, decision, officer.id, before.verifiedAt);
  if (hashOf(output) !== hashOf(before)) throw notYours(held);
}

/** What lists show: the normal form, or the text where it has none. What matching compares: normal forms only. */
function valuesOf(entry: VerifiedEntry): { shown: FieldValues; compared: Comparable['values'] } {
  const shown: Partial<Record<FieldKey, string | null>> = {};
  const compared: Comparable['values'] = {};
  for (const [key, field] of Object.entries(entry.fields) as [
    FieldKey,
    VerifiedEntry['fields'][FieldKey],
  ][]) {
    shown[key] = field?.value ?? field?.written ?? null;
    if (field?.value) compared[key] = field.value;
  }
  return { shown, compared };
}
