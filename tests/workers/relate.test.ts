import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EntryId } from '#schemas/ids.ts';
import { graph } from '#pipeline/graph.ts';
import { relationIdOf } from '#pipeline/match/relation-id.ts';
import type { StageContext } from '#pipeline/stage.ts';
import { latestOutput } from '#store/outputs.ts';
import { relationsOfEntry } from '#store/relations.ts';
import { agreeing, type Caller, claim, type Office, openOffice } from '#tests/support/office.ts';
import { openRelate } from '#workers/context.ts';
import { runStep } from '#workers/run-step.ts';
import type { StepJob } from '#workers/queues.ts';

let office: Office;
let verifier: Caller;
let approver: Caller;
beforeAll(async () => {
  office = await openOffice();
  verifier = await office.officer('kiemtra', ['verifier']);
  approver = await office.officer('duyet', ['approver']);
}, 60_000);
afterAll(() => office.close());

const texts = {
  ...{ entryNo: '45', registrationDate: '20/05/1988', bookNo: '01/1988' },
  ...{ childName: 'Quách Bảo Khuê', childBirthDate: '12/05/1988' },
  childBirthDateInWords: 'Ngày mười hai tháng năm năm một nghìn chín trăm tám mươi tám',
  ...{ motherName: 'Trịnh Thị Bích Vân', fatherName: 'Quách Văn Quyết' },
};

/** The step's rows that are due for an entry, run as the queue would; how many there were. */
async function runDue(step: string, entryId: EntryId): Promise<number> {
  const rows = await office.store.db
    .selectFrom('outbox')
    .select(['id', 'book_id'])
    .where('step', '=', step)
    .where('subject_id', '=', entryId)
    .where('state', '=', 'due')
    .execute();
  const ports = {
    ...{ graph, store: office.store, pool: { run: async () => null, close: async () => undefined } },
    context: { relate: openRelate(office.store) } as StageContext,
    log: { info: () => undefined, warn: () => undefined },
  };
  for (const { id } of rows)
    await runStep(ports, { name: step, data: { run: String(id) }, opts: {}, attemptsMade: 0 } as StepJob);
  // nothing of a book waits for it
  expect(rows.map((row) => row.book_id)).toEqual(rows.map(() => null));
  return rows.length;
}

async function approve(entry: Awaited<ReturnType<Office['entry']>>, settled: object) {
  const id = await claim(verifier, 'verify-entry', entry.entryId);
  const verified = await verifier.call('POST', `/api/tasks/${id}/verify`, agreeing(entry.read, settled));
  expect(verified.statusCode).toBe(200);
  const next = await claim(approver, 'approve-entry', entry.entryId);
  const body = { verdict: 'approve' };
  expect((await approver.call('POST', `/api/tasks/${next}/approve`, body)).statusCode).toBe(200);
}

test('what was misread past recognition finds its other copy once people said what stands there', async () => {
  const copy = await office.entry(texts);
  const unread = await office.entry({
    ...texts,
    ...{
      entryNo: '9',
      registrationDate: '02/01/1955',
      childName: 'Ngô Đình Ỷ',
      childBirthDate: '01/01/1955',
    },
    ...{ motherName: 'Vũ Thị O', fatherName: 'Ngô Y' },
  });
  const relate = openRelate(office.store);
  for (const { entryId } of [copy, unread]) expect((await relate(entryId)).relations).toEqual([]);

  await approve(unread, texts);
  expect(await runDue('relate-entry', unread.entryId)).toBe(1);
  const [a, b] = [copy.entryId, unread.entryId].map((entryId) => ({ entryId, role: 'child' as const }));
  if (!a || !b) throw new Error('two entries');
  const found = await relationsOfEntry(office.store.db, copy.entryId);
  expect(found.map(({ id, kind, status }) => [id, kind, status])).toEqual([
    [relationIdOf(a, b), 'second-copy', 'asked'],
  ]);
  expect((await latestOutput(office.store.db, 'relate-entry', unread.entryId))?.output).toMatchObject({
    entryId: unread.entryId,
    relations: [relationIdOf(a, b)],
  });
  expect(await runDue('relate-entry', unread.entryId)).toBe(0);
});
