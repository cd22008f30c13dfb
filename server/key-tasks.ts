import type { RecordState } from '#schemas/events.ts';
import type { TaskId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import { type MatchedEntry, VerifiedEntry } from '#schemas/steps.ts';
import type { ArbitrateDecision, HumanStep, VerifyDecision } from '#schemas/task.ts';
import { hashOf } from '#pipeline/hash.ts';
import { decideArbitration } from '#pipeline/verify/arbitrate-entry.ts';
import { decideVerification } from '#pipeline/verify/verify-entry.ts';
import { decideBlind } from '#pipeline/verify/verify-entry-blind.ts';
import { dropDrafts } from '#store/drafts.ts';
import type { Db } from '#store/open.ts';
import { readOutput } from '#store/outputs.ts';
import { entryById, type PlacedEntry } from '#store/records.ts';
import { finishTask, notYours, type TaskWithSource } from '#store/tasks.ts';
import { arbitrateCheck, decideCheck } from './decide-check.ts';
import { heldTask } from './held-task.ts';
import { saveKeying } from './save-keying.ts';
import type { ServerPorts } from './ports.ts';
import { restsOn } from './rests-on.ts';
import { lockedState } from './record-now.ts';
import { decisionVersion } from './save-decision.ts';

interface Held {
  readonly read: MatchedEntry;
  /** What was keyed so far; nothing before the first look. */
  readonly entry: VerifiedEntry | null;
  readonly place: PlacedEntry;
  readonly state: RecordState;
}

/** What a decision makes of an entry. */
type Decide = (held: Held, at: string) => VerifiedEntry;

/** The first person's word on an entry. */
export const verifyTask = (
  ports: ServerPorts,
  officer: Officer,
  taskId: TaskId,
  decision: VerifyDecision,
): Promise<void> =>
  keyed(ports, officer, { taskId, step: 'verify-entry' }, ({ read, place, state }, at) =>
    decideVerification(
      read,
      decision,
      { by: officer.id, at },
      { policy: ports.policies.byId(place.policyId), before: state.fields },
    ),
  );

/** The second person's, who saw the ink alone. A hidden check ends here without touching the entry. */
export const verifyBlindTask = (
  ports: ServerPorts,
  officer: Officer,
  taskId: TaskId,
  decision: VerifyDecision,
): Promise<void> =>
  keyed(
    ports,
    officer,
    {
      taskId,
      step: 'verify-entry-blind',
      check: (tx, held, how) => decideCheck(tx, held, officer, decision, how),
    },
    ({ entry, read }, at) => decideBlind(keyedOnce(entry), read, decision, { by: officer.id, at }),
  );

/** The third person's, on what the two differ about. */
export const arbitrateTask = (
  ports: ServerPorts,
  officer: Officer,
  taskId: TaskId,
  decision: ArbitrateDecision,
): Promise<void> =>
  keyed(
    ports,
    officer,
    {
      taskId,
      step: 'arbitrate-entry',
      check: (tx, held, how) => arbitrateCheck(tx, held, officer, decision, how),
    },
    ({ entry, read }, at) => decideArbitration(keyedOnce(entry), read, decision, { by: officer.id, at }),
  );

function keyedOnce(entry: VerifiedEntry | null): VerifiedEntry {
  if (!entry) throw new Error('nobody keyed this entry yet');
  return entry;
}

/** One transaction; a call that was answered but not heard is sent again: the same decision is fine, another one comes too late. */
async function keyed(
  { store, now }: ServerPorts,
  officer: Officer,
  task: {
    taskId: TaskId;
    step: HumanStep;
    check?: (tx: Db, held: TaskWithSource, how: { at: Date; isAgain: boolean }) => Promise<void>;
  },
  decide: Decide,
): Promise<void> {
  await store.db.transaction().execute(async (tx) => {
    const { held, isAgain } = await heldTask(tx, task.taskId, task.step, officer);
    const at = now();
    if (held.checkId !== null && task.check) {
      await task.check(tx, held, { at, isAgain });
      if (isAgain) return;
      await finishTask(tx, held.task.id, officer.id, at);
      return dropDrafts(tx, held.task.id);
    }
    const { read, entry } = await restsOn(tx, held.source);
    const place = await entryById(tx, read.entryId);
    const state = await lockedState(tx, place.recordId);
    const rests = { read, entry, place, state };
    if (isAgain) {
      const { subjectId } = held.task;
      const key = { subjectId, step: task.step, version: decisionVersion, inputHash: held.inputHash };
      const before = VerifiedEntry.parse(await readOutput(tx, key));
      const last = before.keyings.at(-1);
      const again = decide(rests, last?.at ?? before.verifiedAt);
      if (hashOf(again.keyings.at(-1)) !== hashOf(last)) throw notYours(held);
      return;
    }
    const output = decide(rests, at.toISOString());
    await saveKeying(tx, held, { ...rests, output, by: officer.id, at });
  });
}
