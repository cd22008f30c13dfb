import type { RecordState } from '#schemas/events.ts';
import type { OfficerId } from '#schemas/ids.ts';
import type { MatchedEntry, VerifiedEntry } from '#schemas/steps.ts';
import { blockKeysOf } from '#pipeline/match/block.ts';
import { changedFields } from '#pipeline/verify/answered.ts';
import { isSettled, keyedBy } from '#pipeline/verify/is-settled.ts';
import { dropDrafts } from '#store/drafts.ts';
import type { Db } from '#store/open.ts';
import { type PlacedEntry, projectVerified } from '#store/records.ts';
import { finishTask, type TaskWithSource } from '#store/tasks.ts';
import { checkGold } from './check-gold.ts';
import { keepKeyings } from './keep-keyings.ts';
import { happen } from './record-now.ts';
import { saveDecision } from './save-decision.ts';
import { verifiedValues } from './verified-values.ts';

/**
 * What every keying and arbitration leaves behind, in the caller's transaction: the output with what follows it, the event,
 * and once everything is settled the entry's summary, the keyers' mirrors and the answer to a known entry.
 */
export async function saveKeying(
  tx: Db,
  held: TaskWithSource,
  keyed: {
    readonly output: VerifiedEntry;
    readonly read: MatchedEntry;
    /** Where the record stands, its row locked. */
    readonly state: RecordState;
    readonly place: PlacedEntry;
    readonly by: OfficerId;
    readonly at: Date;
  },
): Promise<void> {
  const { output, read, state, by, at } = keyed;
  const { recordId } = keyed.place;
  const { step } = held.task;
  if (step === 'approve-entry' || step === 'authorize-extract') throw new Error(`${step} keys nothing`);
  const facts = { at: at.toISOString(), by, entryId: output.entryId };
  if (isSettled(output))
    await happen(tx, recordId, state, {
      ...facts,
      kind: 'entry-verified',
      recordKind: output.kind,
      fields: output.fields,
      changed: changedFields(output.fields, read.fields),
      keyedBy: [...keyedBy(output)],
    });
  else {
    if (step === 'arbitrate-entry') throw new Error('an arbitration settles');
    const { toKey, differing } = output;
    await happen(tx, recordId, state, {
      ...facts,
      kind: 'entry-keyed',
      step,
      toKey: toKey.length,
      differing: differing.length,
    });
  }
  await saveDecision(tx, {
    step,
    subjectId: output.entryId,
    inputHash: held.inputHash,
    output,
    by,
    at,
    source: held.source,
    bookId: output.bookId,
    pageId: output.pageId,
    priority: held.task.priority,
    hands: output.keyings.map((keying) => ({ step: keying.step, by: keying.by })),
  });
  if (isSettled(output)) {
    const { shown, compared } = verifiedValues(output.fields);
    await projectVerified(
      tx,
      { entryId: output.entryId, kind: output.kind, status: 'verified', values: shown },
      {
        blockKeys: blockKeysOf(output.kind, compared),
        comparable: { entryId: output.entryId, values: compared },
      },
    );
    await keepKeyings(tx, output, read);
    await checkGold(tx, output, read.kind, at);
  }
  await finishTask(tx, held.task.id, by, at);
  await dropDrafts(tx, held.task.id);
}
