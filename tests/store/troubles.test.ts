import { afterAll, beforeAll, expect, test } from 'vitest';
import { OfficerId, type TroubleId } from '#schemas/ids.ts';
import {
  lastSettlement,
  placedTroubles,
  reportTrouble,
  settleTrouble,
  troubleById,
  troubleHistory,
  troubleOfTask,
} from '#store/troubles.ts';
import { dumpedTables, dumpTable, restoreRows } from '#store/dump.ts';
import { randomId } from '#store/random-id.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const by = OfficerId.parse(randomId('officer'));
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 2, minute));

/** An entry whose verifier's task is reported at `minute`. */
async function reported(minute: number, priority = 100) {
  const { db } = office.store;
  const { entryId, bookId } = await office.entry();
  const task = await db
    .updateTable('task')
    .set({ priority, claimed_by: by, lease_until: at(59) })
    .where('subject_id', '=', entryId)
    .returning('id')
    .executeTakeFirstOrThrow();
  const taskId = task.id as Parameters<typeof reportTrouble>[1]['taskId'];
  const id = await db
    .transaction()
    .execute((tx) =>
      reportTrouble(
        tx,
        { taskId, entryId, bookId },
        { kind: 'unreadable', note: 'Mực nhòe', by, at: at(minute) },
      ),
    );
  return { id, taskId, entryId, bookId };
}

async function settle(id: TroubleId, outcome: 'key-again' | 'set-aside', minute: number, answer = '') {
  const trouble = await troubleById(office.store.db, id);
  if (!trouble) throw new Error('no such trouble');
  await office.store.db
    .transaction()
    .execute((tx) => settleTrouble(tx, trouble, { troubleId: id, at: at(minute), by, outcome, answer }));
}

const taskRow = (id: string) =>
  office.store.db.selectFrom('task').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

test('a reported task leaves the hands that held it, and what was typed of it stays', async () => {
  const { db } = office.store;
  const { entryId } = await office.entry();
  const task = await db
    .selectFrom('task')
    .select('id')
    .where('subject_id', '=', entryId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('draft')
    .values({
      task_id: task.id,
      officer_id: by,
      field: 'childName',
      text: 'Nguyễn',
      decision: null,
      at: at(0),
    })
    .execute();
  const taskId = task.id as Parameters<typeof reportTrouble>[1]['taskId'];
  const id = await reportTrouble(
    db,
    { taskId, entryId, bookId: null },
    { kind: 'rescan', note: '', by, at: at(1) },
  );
  expect(await taskRow(taskId)).toMatchObject({ trouble_id: id, claimed_by: null, lease_until: null });
  expect(await troubleOfTask(db, taskId)).toMatchObject({ id, kind: 'rescan', outcome: null });
  const drafts = await db.selectFrom('draft').select('text').where('task_id', '=', taskId).execute();
  expect(drafts).toEqual([{ text: 'Nguyễn' }]);
});

test('set aside keeps the task from everybody; keyed again gives it back with the answer', async () => {
  const { id, taskId, entryId } = await reported(1);
  await settle(id, 'set-aside', 2, 'Đợi quét lại');
  expect(await taskRow(taskId)).toMatchObject({ trouble_id: id, note: null });
  await settle(id, 'key-again', 3, 'Đã quét lại');
  expect(await taskRow(taskId)).toMatchObject({ trouble_id: null, note: 'Đã quét lại' });
  expect(await lastSettlement(office.store.db, id)).toMatchObject({ outcome: 'key-again', at: at(3) });
  const [history] = await troubleHistory(office.store.db, entryId);
  expect(history?.settlements.map((one) => [one.outcome, one.answer])).toEqual([
    ['set-aside', 'Đợi quét lại'],
    ['key-again', 'Đã quét lại'],
  ]);
});

test('the list begins with who has a citizen waiting, then the oldest, then those aside, then those settled', async () => {
  const book = await office.book();
  const { db } = office.store;
  await db.deleteFrom('trouble_settlement').execute();
  await db.updateTable('task').set({ trouble_id: null }).execute();
  await db.deleteFrom('trouble').execute();
  const settled = await reported(1);
  const aside = await reported(2);
  const young = await reported(9);
  const old = await reported(5);
  const urgent = await reported(12, 0);
  await settle(settled.id, 'key-again', 20);
  await settle(aside.id, 'set-aside', 21, 'Thiếu trang');
  const list = await placedTroubles(db, null);
  expect(list.map(({ id, isUrgent }) => [id, isUrgent])).toEqual([
    [urgent.id, true],
    [old.id, false],
    [young.id, false],
    [aside.id, false],
    [settled.id, false],
  ]);
  expect(list[3]?.settlement).toMatchObject({ outcome: 'set-aside', answer: 'Thiếu trang' });
  expect(list[0]).toMatchObject({ pageNumber: 1, ordinal: 1, fileName: '0001.png', note: 'Mực nhòe' });
  expect((await placedTroubles(db, [old.bookId, book])).map(({ id }) => id)).toEqual([old.id]);
  expect(await placedTroubles(db, [])).toEqual([]);
});

test('a backup of troubles goes back into an empty database, though task and trouble name each other', async () => {
  const { id } = await reported(1);
  await settle(id, 'set-aside', 2, 'Thiếu trang');
  const empty = await freshDatabase();
  await empty.store.db.transaction().execute(async (tx) => {
    for (const table of dumpedTables)
      for await (const lines of dumpTable(office.store.db, table)) await restoreRows(tx, table, lines);
  });
  expect(await placedTroubles(empty.store.db, null)).toEqual(await placedTroubles(office.store.db, null));
  await empty.close();
});
