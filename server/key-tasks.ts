import type { TaskId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import { type MatchedEntry, VerifiedEntry } from '#schemas/steps.ts';
import type { ArbitrateDecision, HumanStep, VerifyDecision } from '#schemas/task.ts';
import { hashOf } from '#pipeline/hash.ts';
import { recordState } from '#pipeline/record-state.ts';
import { decideArbitration } from '#pipeline/verify/arbitrate-entry.ts';
import { decideVerification } from '#pipeline/verify/verify-entry.ts';
import { decideBlind } from '#pipeline/verify/verify-entry-blind.ts';
import { dropDrafts } from '#store/drafts.ts';
import { eventsOf } from '#store/events.ts';
import type { Db } from '#store/open.ts';
import { readOutput } from '#store/outputs.ts';
import { policyOfBook } from '#store/policies.ts';
import { entryById } from '#store/records.ts';
import { finishTask, notYours, type TaskWithSource } from '#store/tasks.ts';
import { arbitrateCheck, decideCheck } from './decide-check.ts';
import { heldTask } from './held-task.ts';
import { saveKeying } from './save-keying.ts';
import type { ServerPorts } from './ports.ts';
import { readBehind } from './read-behind.ts';
import { decisionVersion } from './save-decision.ts';

/** What a decision makes of an entry; pure but for what it reads of the database. */
type Decide = (tx: Db, held: TaskWithSource, read: MatchedEntry, at: string) => Promise<VerifiedEntry>;

/** The first person's word on an entry. */
export const verifyTask = (
  ports: ServerPorts,
  officer: Officer,
  taskId: TaskId,
  decision: VerifyDecision,
): Promise<void> =>
  keyed(ports, officer, { taskId, step: 'verify-entry' }, async (tx, _held, read, at) => {
    const policy = ports.policies.byId(await policyOfBook(tx, read.bookId));
    const { recordId } = await entryById(tx, read.entryId);
    const before = recordState(await eventsOf(tx, recordId)).fields;
    return decideVerification(read, decision, { by: officer.id, at }, { policy, before });
  });

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
    async (tx, held, read, at) =>
      decideBlind(await entryBehind(tx, held), read, decision, { by: officer.id, at }),
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
    async (tx, held, read, at) =>
      decideArbitration(await entryBehind(tx, held), read, decision, { by: officer.id, at }),
  );

/** The entry that a blind or arbitration task rests on. */
export const entryBehind = async (db: Db, held: TaskWithSource): Promise<VerifiedEntry> =>
  VerifiedEntry.parse(await readOutput(db, held.source));

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
    const read = await readBehind(tx, held.source);
    if (isAgain) {
      const { subjectId } = held.task;
      const key = { subjectId, step: task.step, version: decisionVersion, inputHash: held.inputHash };
      const before = VerifiedEntry.parse(await readOutput(tx, key));
      const last = before.keyings.at(-1);
      const again = await decide(tx, held, read, last?.at ?? before.verifiedAt);
      if (hashOf(again.keyings.at(-1)) !== hashOf(last)) throw notYours(held);
      return;
    }
    const output = await decide(tx, held, read, at.toISOString());
    await saveKeying(tx, held, { output, read, by: officer.id, at });
  });
}
