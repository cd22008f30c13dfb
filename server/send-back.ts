import type { EntryId, OfficerId } from '#schemas/ids.ts';
import { hashOf } from '#pipeline/hash.ts';
import { workOfReading } from '#pipeline/verify/work-of.ts';
import type { Db } from '#store/open.ts';
import { outputChain } from '#store/output-chain.ts';
import type { OutputKey } from '#store/outputs.ts';
import { randomId } from '#store/random-id.ts';
import { entryById, projectStatus } from '#store/records.ts';
import { closeTasks, reopenTask, type TaskWithSource, taskOfOutput } from '#store/tasks.ts';
import { restsOn, settledOutput } from './rests-on.ts';
import { happen, lockedState } from './record-now.ts';

/** Ahead of ordinary work, behind a citizen who waits. */
const sentBackPriority = 10;

export interface SendBack {
  readonly entryId: EntryId;
  /** For who keys it next. */
  readonly note: string;
  readonly by: OfficerId;
  readonly at: Date;
}

/**
 * An entry that was settled is verified anew: the note goes with it to who keyed it first, before their other work. A round of
 * approval that was open ends. Throws `record.changed` for one that is approved or not settled.
 */
export async function sendEntryBack(tx: Db, back: SendBack, priority = sentBackPriority): Promise<void> {
  const { key, verified } = await settledOutput(tx, back.entryId);
  const round = await noLongerSettled(tx, back);
  const first = await firstTask(tx, key);
  await reopenTask(tx, {
    id: randomId('task'),
    step: 'verify-entry',
    role: first.task.role,
    of: first,
    source: first.source,
    inputHash: hashOf({ source: first.source.inputHash, round }),
    note: back.note,
    priority: Math.min(priority, sentBackPriority),
    forOfficer: verified.verifiedBy,
    work: workOfReading((await restsOn(tx, first.source)).read),
  });
}

/** The event and what hangs on it; the record's version after it. */
export async function noLongerSettled(tx: Db, { entryId, note, by, at }: SendBack): Promise<number> {
  const { recordId } = await entryById(tx, entryId);
  const state = await lockedState(tx, recordId);
  const event = { at: at.toISOString(), by, kind: 'entry-sent-back', note } as const;
  const { version } = await happen(tx, recordId, state, event);
  await projectStatus(tx, entryId, 'sent-back');
  await closeTasks(tx, entryId, 'approve-entry', by, at);
  return version;
}

/** The task of the first look that an output goes back to. */
async function firstTask(tx: Db, verified: OutputKey): Promise<TaskWithSource> {
  for (const { key } of await outputChain(tx, verified)) {
    const task = key.step === 'verify-entry' ? await taskOfOutput(tx, key) : undefined;
    if (task) return task;
  }
  throw new Error('an entry was verified by no task');
}
