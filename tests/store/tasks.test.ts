import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ExpectedError } from '#schemas/errors.ts';
import { OfficerId, type TaskId } from '#schemas/ids.ts';
import { randomId } from '#store/random-id.ts';
import { claimTask } from '#store/claim-task.ts';
import { countTasks, leaseSeconds, releaseTask, renewTask } from '#store/tasks.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase(20);
});
afterAll(() => database.close());
beforeEach(() => database.store.db.deleteFrom('task').execute());

const officer = () => OfficerId.parse(randomId('officer'));
const now = new Date('2026-11-22T02:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

async function plant(
  facts: { priority?: number; notSameAs?: string[]; createdAt?: Date } = {},
): Promise<string> {
  const subjectId = randomId('entry');
  await database.store.db
    .insertInto('task')
    .values({
      id: randomId('task'),
      step: 'verify-entry',
      subject_id: subjectId,
      input_hash: 'h',
      source_step: 'match-records',
      source_subject_id: subjectId,
      source_version: 1,
      source_input_hash: 'h',
      role: 'verifier',
      priority: facts.priority ?? 100,
      not_same_as: facts.notSameAs ?? [],
      created_at: facts.createdAt ?? now,
    })
    .execute();
  return subjectId;
}

const claim = (officerId: OfficerId, at = now, subjectId: string | null = null) =>
  claimTask(database.store.db, {
    step: 'verify-entry',
    subjectId,
    besides: null,
    officerId,
    books: null,
    prefersHard: false,
    now: at,
  });
const codeOf = (error: unknown) => (error instanceof ExpectedError ? error.code : error);

describe('claiming', () => {
  test('gives fifty people at once fifty different tasks, and the fifty-first none', async () => {
    for (let i = 0; i < 50; i++) await plant();
    const claims = await Promise.all(Array.from({ length: 50 }, () => claim(officer())));
    expect(new Set(claims.map((claimed) => claimed?.task.id)).size).toBe(50);
    expect(claims).not.toContain(null);
    expect(await claim(officer())).toBeNull();
  });

  test('gives the most urgent first, then the oldest', async () => {
    const young = await plant({ createdAt: later(10) });
    const old = await plant();
    const urgent = await plant({ priority: 0, createdAt: later(20) });
    const order = [];
    for (let i = 0; i < 3; i++) order.push((await claim(officer()))?.task.subjectId);
    expect(order).toEqual([urgent, old, young]);
  });

  test('gives back the task one holds, with a fresh lease', async () => {
    await plant();
    await plant({ priority: 0 });
    const me = officer();
    const first = await claim(me);
    await plant({ priority: -1 });
    const again = await claim(me, later(60));
    expect(again?.task.id).toBe(first?.task.id);
    expect(again?.task.leaseUntil).toBe(later(60 + leaseSeconds).toISOString());
  });

  test('passes over what one may not do oneself', async () => {
    const me = officer();
    const mine = await plant({ priority: 0, notSameAs: [me] });
    const other = await plant();
    expect((await claim(me))?.task.subjectId).toBe(other);
    await expect(claim(me, now, mine)).rejects.toSatisfy((error) => codeOf(error) === 'task.own-work');
  });

  test('of one subject says when somebody else has it, and null when there is none', async () => {
    const subject = await plant();
    await claim(officer());
    await expect(claim(officer(), now, subject)).rejects.toSatisfy((error) => codeOf(error) === 'task.taken');
    expect(await claim(officer(), now, randomId('entry'))).toBeNull();
  });
});

describe('a lease', () => {
  test('that ran out frees the task', async () => {
    await plant();
    const first = await claim(officer());
    expect(await claim(officer(), later(leaseSeconds - 1))).toBeNull();
    expect((await claim(officer(), later(leaseSeconds + 1)))?.task.id).toBe(first?.task.id);
  });

  test('is renewed by who holds it and nobody else', async () => {
    await plant();
    const me = officer();
    const id = (await claim(me))?.task.id as TaskId;
    const { db } = database.store;
    const renewed = await renewTask(db, id, me, later(300));
    expect(renewed.leaseUntil).toBe(later(300 + leaseSeconds).toISOString());
    await expect(renewTask(db, id, officer(), now)).rejects.toSatisfy(
      (error) => codeOf(error) === 'task.taken',
    );
    await releaseTask(db, id, officer());
    expect((await renewTask(db, id, me, now)).claimedBy).toBe(me);
    await releaseTask(db, id, me);
    await expect(renewTask(db, id, me, now)).rejects.toSatisfy(
      (error) => codeOf(error) === 'task.lease-lost',
    );
  });
});

test('counts what one may take, with what one holds and without what others hold', async () => {
  const me = officer();
  await plant({ notSameAs: [me], createdAt: later(1) });
  for (let i = 0; i < 4; i++) await plant();
  await claim(me);
  await claim(officer());
  const counts = await countTasks(database.store.db, ['verify-entry'], {
    officerId: me,
    books: null,
    now,
    dayStart: now,
  });
  expect(counts).toEqual([{ step: 'verify-entry', open: 3, doneToday: 0 }]);
});
