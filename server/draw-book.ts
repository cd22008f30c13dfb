import { randomBytes } from 'node:crypto';
import { ExpectedError } from '#schemas/errors.ts';
import type { BookId, EntryId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import type { Policy } from '#schemas/policy.ts';
import type { ByClass, Check, LotPlan, SamplingPlan } from '#schemas/quality.ts';
import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';
import { hashOf } from '#pipeline/hash.ts';
import { drawSample, type LotField } from '#pipeline/quality/draw-sample.ts';
import { samplingPlan } from '#pipeline/quality/sampling-plan.ts';
import { keyedBy } from '#pipeline/verify/is-settled.ts';
import { bookById } from '#store/book-of.ts';
import { bookWork, settledSince } from '#store/book-work.ts';
import { type CheckTask, keepCheck, makeCheckTasks, newCheckId } from '#store/checks.ts';
import { keepLot, type Lot, lockBook, lotFields, lotsOf } from '#store/lots.ts';
import type { Db } from '#store/open.ts';
import { policyOfBook } from '#store/policies.ts';
import { approverOf } from '#store/approver-of.ts';
import type { ServerPorts } from './ports.ts';
import { settledOutput } from './rests-on.ts';
import { byClass, classOf } from './sample-state.ts';

/**
 * Draws a book's sample and has the drawn fields keyed once more, by people who never touched their entries and cannot tell.
 * Throws `book.not-verified` while anything of it is unread or unverified, `book.sampled` while a round is open or was accepted.
 */
export async function drawBook(ports: ServerPorts, officer: Officer, bookId: BookId): Promise<void> {
  const at = ports.now();
  await ports.store.db.transaction().execute(async (tx) => {
    await lockBook(tx, bookId);
    const { kind } = await bookById(tx, bookId);
    const work = await bookWork(tx, bookId);
    if (work.verified === 0 || work.waiting > 0 || work.isReading)
      throw new ExpectedError('book.not-verified', { count: work.waiting });
    const last = (await lotsOf(tx, bookId)).at(-1);
    if (last && !(await mayFollow(tx, last))) throw new ExpectedError('book.sampled', { round: last.round });
    const round = (last?.round ?? 0) + 1;
    const policy = ports.policies.byId(await policyOfBook(tx, bookId));
    const lot = await lotFields(tx, bookId);
    const sizes = byClass(
      kind,
      lot.map(({ field }) => ({ field, count: 1 })),
    );
    const plan: LotPlan = {
      ...planLot(policy, sizes),
      policy: { id: policy.id, version: policy.version },
      level: policy.sampling.level,
      seed: randomBytes(32).toString('hex'),
    };
    await keepLot(tx, { bookId, round, plan, drawnBy: officer.id, drawnAt: at });
    const tasks: CheckTask[] = [];
    for (const [entryId, fields] of byEntry(drawLot(plan, kind, lot)))
      tasks.push(await drawnEntry(tx, { bookId, entryId, round, fields, at }));
    await makeCheckTasks(tx, tasks);
  });
}

/** Another round follows one that was returned, or accepted before entries were added. */
export const mayFollow = async (db: Db, { bookId, verdict, drawnAt }: Lot): Promise<boolean> =>
  verdict === 'returned' || (verdict === 'accepted' && (await settledSince(db, bookId, drawnAt)) > 0);

/** The plans of both classes, for lots of these sizes. */
export const planLot = (
  { sampling: { level, aql } }: Policy,
  sizes: ByClass<number>,
): ByClass<SamplingPlan> => ({
  critical: samplingPlan(sizes.critical, level, aql.critical),
  other: samplingPlan(sizes.other, level, aql.other),
});

/** What the plan's seed draws of each class. */
export const drawLot = (plan: LotPlan, kind: RecordKind, lot: readonly LotField[]): LotField[] =>
  (['critical', 'other'] as const).flatMap((name) =>
    drawSample(
      lot.filter(({ field }) => classOf(kind, field) === name),
      plan[name].sample,
      plan.seed,
    ),
  );

function byEntry(fields: readonly LotField[]): ReadonlyMap<EntryId, FieldKey[]> {
  const entries = new Map<EntryId, FieldKey[]>();
  for (const { entryId, field } of fields) entries.set(entryId, [...(entries.get(entryId) ?? []), field]);
  return entries;
}

/** The check of an entry, kept, and its task: for nobody who keyed the entry or has seen what was keyed. */
async function drawnEntry(
  tx: Db,
  drawn: { bookId: BookId; entryId: EntryId; round: number; fields: FieldKey[]; at: Date },
): Promise<CheckTask> {
  const { at, ...facts } = drawn;
  const { key, verified } = await settledOutput(tx, drawn.entryId);
  const check: Check = {
    ...facts,
    id: newCheckId(),
    kind: 're-key',
    outcomes: {},
    drawnAt: at.toISOString(),
    doneAt: null,
  };
  await keepCheck(tx, check);
  const approver = await approverOf(tx, drawn.entryId);
  return {
    step: 'verify-entry-blind',
    check,
    inputHash: hashOf({ check: check.id }),
    source: key,
    notSameAs: [...keyedBy(verified), ...(approver ? [approver] : [])],
    fields: drawn.fields.length,
  };
}
