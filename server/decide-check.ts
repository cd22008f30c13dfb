import type { Officer } from '#schemas/officer.ts';
import type { Check, CheckOutcome } from '#schemas/quality.ts';
import { type FieldKey, factsOf } from '#schemas/record/kinds.ts';
import { VerifiedEntry } from '#schemas/steps.ts';
import type { ArbitrateDecision, VerifyDecision } from '#schemas/task.ts';
import { hashOf } from '#pipeline/hash.ts';
import { agree } from '#pipeline/verify/agree.ts';
import { arbitrate } from '#pipeline/verify/arbitrate-entry.ts';
import { keyedBy } from '#pipeline/verify/is-settled.ts';
import { keyBlind } from '#pipeline/verify/verify-entry-blind.ts';
import { answerCheck, checkById, makeCheckTasks } from '#store/checks.ts';
import type { Db } from '#store/open.ts';
import { type OutputKey, readOutput, saveOutput } from '#store/outputs.ts';
import { notYours, type TaskWithSource } from '#store/tasks.ts';
import { foundWrong } from './found-wrong.ts';
import { judgeRound } from './judge-round.ts';
import { restsOn } from './rests-on.ts';
import { decisionVersion } from './save-decision.ts';

/** `isAgain`: they decided it before; the same answers change nothing, other ones come too late (`task.done`). */
interface How {
  readonly at: Date;
  readonly isAgain: boolean;
}

/**
 * A drawn entry keyed once more, unknowing, from the ink alone. What agrees with the verified values was right; an arbiter
 * says of the rest who was. The entry itself is not touched. Throws as any second keying.
 */
export async function decideCheck(
  tx: Db,
  held: TaskWithSource,
  officer: Officer,
  decision: VerifyDecision,
  { at, isAgain }: How,
): Promise<void> {
  const { check, entry, key } = await behind(tx, held, 'check-entry');
  const { read } = await restsOn(tx, held.source);
  const before = isAgain ? VerifiedEntry.parse(await readOutput(tx, key)).keyings.at(-1) : undefined;
  const saying = { by: officer.id, at: before?.at ?? at.toISOString() };
  const { keying, agreeing, differing } = keyBlind(entry, read, check.fields, decision, saying);
  if (before) return sameAsBefore(held, before, keying);
  const rekeyed: VerifiedEntry = { ...entry, keyings: [...entry.keyings, keying], toKey: [], differing };
  await keepAnswer(tx, held, key, rekeyed, officer, at);
  if (differing.length > 0)
    await makeCheckTasks(tx, [
      {
        step: 'arbitrate-entry',
        check,
        inputHash: hashOf({ check: check.id, differing }),
        source: key,
        notSameAs: keyedBy(rekeyed),
        fields: differing.length,
      },
    ]);
  await answer(tx, check, Object.fromEntries(agreeing.map((field) => [field, 'right'])), at);
}

/** An arbiter's word on the fields in which a re-key differs: the verified value was right if they say the same. */
export async function arbitrateCheck(
  tx: Db,
  held: TaskWithSource,
  officer: Officer,
  decision: ArbitrateDecision,
  { at, isAgain }: How,
): Promise<void> {
  const { check, entry, key } = await behind(tx, held, 'arbitrate-check');
  const { read } = await restsOn(tx, held.source);
  const before = isAgain ? VerifiedEntry.parse(await readOutput(tx, key)).keyings.at(-1) : undefined;
  const saying = { by: officer.id, at: before?.at ?? at.toISOString() };
  const keying = arbitrate(entry, read, decision, saying);
  if (before) return sameAsBefore(held, before, keying);
  await keepAnswer(
    tx,
    held,
    key,
    { ...entry, keyings: [...entry.keyings, keying], differing: [] },
    officer,
    at,
  );
  const wasRight = (field: FieldKey): CheckOutcome => {
    const [verified, word] = [entry.fields[field], keying.fields[field]];
    const reader = factsOf(entry.kind, field)?.reader ?? 'text';
    return verified && word && agree(reader, verified, word) ? 'right' : 'wrong';
  };
  const outcomes = Object.fromEntries(entry.differing.map((field) => [field, wasRight(field)]));
  const wrong = entry.differing.filter((field) => outcomes[field] === 'wrong');
  if (wrong.length > 0) await foundWrong(tx, { held, entry, fields: wrong, by: officer.id, at });
  await answer(tx, check, outcomes, at);
}

async function answer(tx: Db, check: Check, outcomes: Check['outcomes'], at: Date): Promise<void> {
  const { doneAt } = await answerCheck(tx, check, outcomes, at);
  if (doneAt !== null) await judgeRound(tx, check.bookId, check.round, at);
}

async function behind(tx: Db, held: TaskWithSource, step: string) {
  const { checkId, inputHash } = held;
  if (checkId === null) throw new Error('not a check');
  const entry = VerifiedEntry.parse(await readOutput(tx, held.source));
  const key: OutputKey = { subjectId: held.task.subjectId, step, version: decisionVersion, inputHash };
  return { check: await checkById(tx, checkId), entry, key };
}

/** Kept like any other answer, but nothing follows from it: the graph does not know these steps. */
async function keepAnswer(
  tx: Db,
  held: TaskWithSource,
  key: OutputKey,
  output: VerifiedEntry,
  officer: Officer,
  at: Date,
): Promise<void> {
  await saveOutput(tx, {
    key,
    output,
    outputHash: hashOf(output),
    by: officer.id,
    source: held.source,
    startedAt: at,
    tookMs: 0,
    place: { bookId: output.bookId, pageId: output.pageId },
    priority: held.task.priority,
    jobs: [],
    tasks: [],
  });
}

function sameAsBefore(held: TaskWithSource, before: object, now: object): void {
  if (hashOf(before) !== hashOf(now)) throw notYours(held);
}
