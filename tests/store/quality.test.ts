import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ExpectedError } from '#schemas/errors.ts';
import type { BookId, EntryId } from '#schemas/ids.ts';
import type { Check, LotPlan } from '#schemas/quality.ts';
import { samplingPlan } from '#pipeline/quality/sampling-plan.ts';
import { bookByCode, bookById } from '#store/book-of.ts';
import { approvable, bookWork } from '#store/book-work.ts';
import { answerCheck, checkById, checksOf, keepCheck, newCheckId } from '#store/checks.ts';
import { entriesByFile, goldOf, keepGold } from '#store/gold.ts';
import {
  keepLot,
  keepVerdict,
  lockBook,
  lockLot,
  lotCounts,
  lotFields,
  lotsOf,
  settledBy,
} from '#store/lots.ts';
import { agreeing, type Caller, claim, type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
let keyer: Caller;
let approver: Caller;
beforeAll(async () => {
  office = await openOffice();
  keyer = await office.officer('nhap', ['verifier', 'approver']);
  approver = await office.officer('duyet', ['approver']);
});
afterAll(() => office.close());

const at = new Date('2026-11-22T02:00:00Z');
const plan: LotPlan = {
  critical: samplingPlan(100, 'II', 0.65),
  other: samplingPlan(80, 'II', 2.5),
  policy: { id: 'risk-2026', version: 1 },
  level: 'II',
  seed: 'a'.repeat(64),
};

async function verified(bookId: BookId): Promise<EntryId> {
  const { entryId, read } = await office.entry({}, bookId);
  const id = await claim(keyer, 'verify-entry', entryId);
  await keyer.call('POST', `/api/tasks/${id}/verify`, agreeing(read));
  return entryId;
}

const rekey = (bookId: BookId, entryId: EntryId, fields: Check['fields']): Check => ({
  id: newCheckId(),
  kind: 're-key',
  bookId,
  entryId,
  round: 1,
  fields,
  outcomes: {},
  drawnAt: at.toISOString(),
  doneAt: null,
});

describe('rounds of a book', () => {
  test('are kept with their plan, each once, and judged once', async () => {
    const { db } = office.store;
    const bookId = await office.book();
    const lot = { bookId, round: 1, plan, drawnBy: approver.officer.id, drawnAt: at };
    await keepLot(db, lot);
    await expect(keepLot(db, lot)).rejects.toThrow(/duplicate key/);
    expect(await lotsOf(db, bookId)).toEqual([{ ...lot, verdict: 'drawn', judgedAt: null }]);
    await db
      .transaction()
      .execute(async (tx) => keepVerdict(tx, await lockLot(tx, bookId, 1), 'accepted', at));
    expect(await lotsOf(db, bookId)).toMatchObject([{ verdict: 'accepted', judgedAt: at }]);
    await expect(lockLot(db, bookId, 2)).rejects.toThrow(ExpectedError);
  });

  test('wait for each other: of two who would draw at once the second sees what the first drew', async () => {
    const { db } = office.store;
    const bookId = await office.book();
    const seen = await Promise.all(
      [1, 2, 3].map(() =>
        db.transaction().execute(async (tx) => {
          await lockBook(tx, bookId);
          const round = (await lotsOf(tx, bookId)).length + 1;
          await keepLot(tx, { bookId, round, plan, drawnBy: approver.officer.id, drawnAt: at });
          return round;
        }),
      ),
    );
    expect(seen.sort()).toEqual([1, 2, 3]);
  });
});

describe('the fields of a lot', () => {
  test('are those of the verified entries as they were settled last, and no others', async () => {
    const { db } = office.store;
    const bookId = await office.book();
    expect(await lotFields(db, bookId)).toEqual([]);
    const entryId = await verified(bookId);
    await office.entry({}, bookId);
    const fields = await lotFields(db, bookId);
    expect(new Set(fields.map((one) => one.entryId))).toEqual(new Set([entryId]));
    expect(new Set(fields.map((one) => one.field)).size).toBe(fields.length);
    const counts = await lotCounts(db, bookId);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(fields.length);
    expect(new Set(counts.map(({ settled }) => settled))).toEqual(new Set(['one-look']));
    const once = await settledBy(db, bookId, ['as-read', 'one-look']);
    expect(once).toEqual([{ entryId, fields: fields.map((one) => one.field).sort() }]);
    expect(await settledBy(db, bookId, ['two-keys'])).toEqual([]);
  });
});

describe('a check', () => {
  test('is done when every field of it is answered, whatever the order', async () => {
    const { db } = office.store;
    const bookId = await office.book();
    const entryId = await verified(bookId);
    const check = rekey(bookId, entryId, ['childName', 'motherName']);
    await keepCheck(db, check);
    const half = await answerCheck(db, check, { motherName: 'right' }, at);
    expect(half).toMatchObject({ outcomes: { motherName: 'right' }, doneAt: null });
    const done = await answerCheck(db, half, { childName: 'wrong' }, at);
    expect(done).toMatchObject({
      outcomes: { motherName: 'right', childName: 'wrong' },
      doneAt: at.toISOString(),
    });
    expect(await checkById(db, check.id)).toEqual(done);
    expect(await checksOf(db, bookId)).toEqual([done]);
    await expect(checkById(db, newCheckId())).rejects.toThrow(ExpectedError);
  });
});

describe('known answers', () => {
  test('of an entry are kept once; newer ones take their place', async () => {
    const { db } = office.store;
    const { entryId, bookId } = await office.entry();
    expect(await goldOf(db, entryId)).toBeUndefined();
    await keepGold(db, { entryId, bookId, fields: { childName: 'Một', childSex: null }, by: 'thử' });
    await keepGold(db, { entryId, bookId, fields: { childName: 'Hai' }, by: 'thử' });
    expect(await goldOf(db, entryId)).toEqual({ childName: 'Hai' });
    expect(await entriesByFile(db, bookId)).toEqual(new Map([['0001.png', [{ entryId, isSettled: false }]]]));
  });
});

describe('a book', () => {
  test('is found by id and by its short name', async () => {
    const { db } = office.store;
    const bookId = await office.book();
    const book = await bookById(db, bookId);
    expect(await bookByCode(db, book.code)).toEqual(book);
    await expect(bookByCode(db, 'KS.1')).rejects.toThrow(ExpectedError);
  });

  test('tells how far people are, troubles and machines with it, and what an officer may approve', async () => {
    const { db } = office.store;
    const bookId = await office.book();
    const first = await verified(bookId);
    const [waiting, aside] = [await office.entry({}, bookId), await office.entry({}, bookId)];
    expect(await bookWork(db, bookId)).toEqual({
      all: 3,
      verified: 1,
      approved: 0,
      troubled: 0,
      waiting: 2,
      isReading: false,
    });
    const digitizer = await office.officer('sohoa', ['digitizer']);
    const id = await claim(keyer, 'verify-entry', aside.entryId);
    await keyer.call('POST', `/api/tasks/${id}/trouble`, { kind: 'unreadable', note: 'mờ' });
    expect(await bookWork(db, bookId)).toMatchObject({ troubled: 1, waiting: 2 });
    const { id: troubleId } = await db
      .selectFrom('trouble')
      .select('id')
      .where('task_id', '=', id)
      .executeTakeFirstOrThrow();
    await digitizer.call('POST', `/api/troubles/${troubleId}/settle`, {
      outcome: 'set-aside',
      answer: 'thiếu trang',
    });
    expect(await bookWork(db, bookId)).toMatchObject({ troubled: 1, waiting: 1 });

    const may = async (officer: Caller) =>
      (
        await approvable(db, {
          bookId,
          officerId: officer.officer.id,
          drawnAt: office.clock.now,
          now: office.clock.now,
        })
      ).length;
    expect([await may(approver), await may(keyer)]).toEqual([1, 0]);
    const task = await claim(approver, 'approve-entry', first);
    const other = await office.officer('duyetkhac', ['approver']);
    expect([await may(approver), await may(other)]).toEqual([1, 0]);
    await approver.call('POST', `/api/tasks/${task}/approve`, { verdict: 'approve' });
    expect(await may(approver)).toBe(0);
    expect(await bookWork(db, bookId)).toMatchObject({ verified: 1, approved: 1, waiting: 1 });
    expect(waiting.bookId).toBe(bookId);
  });
});
