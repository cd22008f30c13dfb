import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordState } from '#pipeline/record-state.ts';
import { eventsOf } from '#store/events.ts';
import { agreeing, type Caller, claim, type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
let one: Caller;
let two: Caller;
let signers: Caller[];
beforeAll(async () => {
  office = await openOffice();
  one = await office.officer('mot', ['verifier', 'approver']);
  two = await office.officer('hai', ['verifier', 'approver', 'clerk']);
  signers = await Promise.all(Array.from({ length: 20 }, (_, i) => office.officer(`ky${i}`, ['registrar'])));
});
afterAll(() => office.close());

const outcome = (answer: { statusCode: number; json(): { code?: string } }) =>
  answer.statusCode === 200 ? 200 : answer.json().code;

async function approved() {
  const entry = await office.entry();
  const verifyId = await claim(one, 'verify-entry', entry.entryId);
  await one.call('POST', `/api/tasks/${verifyId}/verify`, agreeing(entry.read));
  const approveId = await claim(two, 'approve-entry', entry.entryId);
  const answer = await two.call('POST', `/api/tasks/${approveId}/approve`, { verdict: 'approve' });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return { ...entry, verifyId, approveId };
}

const request = (idempotencyKey: string = randomUUID()) => ({
  idempotencyKey,
  requester: { name: 'Phạm Người Hỏi', relation: 'Bản thân', paper: '' },
  copies: 2,
});

describe('a decision', () => {
  test('sent twice is taken once; another one for the same task comes too late', async () => {
    const { entryId, recordId, read } = await office.entry();
    const id = await claim(one, 'verify-entry', entryId);
    const address = `/api/tasks/${id}/verify`;
    const both = await Promise.all([1, 2].map(() => one.call('POST', address, agreeing(read))));
    expect(both.map(outcome)).toEqual([200, 200]);
    expect(outcome(await one.call('POST', address, agreeing(read)))).toBe(200);
    expect(outcome(await one.call('POST', address, agreeing(read, { childName: 'Khác' })))).toBe('task.done');
    expect(outcome(await two.call('POST', address, agreeing(read)))).toBe('task.done');
    expect(await eventsOf(office.store.db, recordId)).toHaveLength(1);
  });

  test('is refused to who does not hold the task, and to who laid it back', async () => {
    const { entryId, read } = await office.entry();
    const id = await claim(one, 'verify-entry', entryId);
    const address = `/api/tasks/${id}/verify`;
    expect(outcome(await two.call('POST', address, agreeing(read)))).toBe('task.taken');
    await one.call('POST', `/api/tasks/${id}/release`);
    expect(outcome(await one.call('POST', address, agreeing(read)))).toBe('task.lease-lost');
  });

  test('after the lease ran out counts, unless somebody took the task meanwhile', async () => {
    const late = await office.entry();
    const lost = await office.entry();
    const before = office.clock.now;
    const lateId = await claim(one, 'verify-entry', late.entryId);
    const lostId = await claim(one, 'verify-entry', lost.entryId);
    office.clock.now = new Date(before.getTime() + 700_000);
    expect(await claim(two, 'verify-entry', lost.entryId)).toBe(lostId);
    expect(outcome(await one.call('POST', `/api/tasks/${lateId}/verify`, agreeing(late.read)))).toBe(200);
    expect(outcome(await one.call('POST', `/api/tasks/${lostId}/verify`, agreeing(lost.read)))).toBe(
      'task.taken',
    );
    office.clock.now = before;
  });

  test('on a task of another step finds no such task', async () => {
    const { entryId } = await office.entry();
    const id = await claim(one, 'verify-entry', entryId);
    expect(outcome(await one.call('POST', `/api/tasks/${id}/approve`, { verdict: 'approve' }))).toBe(
      'id.not-found',
    );
  });

  test('without an answer to a field leaves everything as it was', async () => {
    const { entryId, recordId, read } = await office.entry();
    const id = await claim(one, 'verify-entry', entryId);
    const { childName: _, ...fields } = agreeing(read).fields;
    const answer = await one.call('POST', `/api/tasks/${id}/verify`, { fields });
    expect(answer.json()).toEqual({ code: 'task.field-unanswered', details: { field: 'childName' } });
    expect(await eventsOf(office.store.db, recordId)).toEqual([]);
    expect(outcome(await one.call('POST', `/api/tasks/${id}/verify`, agreeing(read)))).toBe(200);
  });

  test('to approve and one to send back cannot both be had', async () => {
    const { entryId, recordId, read } = await office.entry();
    const verifyId = await claim(one, 'verify-entry', entryId);
    await one.call('POST', `/api/tasks/${verifyId}/verify`, agreeing(read));
    const approveId = await claim(two, 'approve-entry', entryId);
    const address = `/api/tasks/${approveId}/approve`;
    const both = await Promise.all([
      two.call('POST', address, { verdict: 'approve' }),
      two.call('POST', address, { verdict: 'send-back', note: 'Xem lại' }),
    ]);
    expect(both.map(outcome).sort()).toEqual([200, 'task.done']);
    const { status } = recordState(await eventsOf(office.store.db, recordId));
    expect(status).toBe(both[0]?.statusCode === 200 ? 'approved' : 'sent-back');
  });
});

test('asking for an extract twice with one key gives one extract and one task', async () => {
  const { recordId } = await approved();
  const asking = request();
  const answers = await Promise.all(
    [1, 2, 3].map(() => two.call('POST', `/api/records/${recordId}/extracts`, asking)),
  );
  const ids = new Set(answers.map((answer) => answer.json().id));
  expect(ids.size).toBe(1);
  const tasks = await office.store.db
    .selectFrom('task')
    .select('id')
    .where('subject_id', 'in', [...ids])
    .execute();
  expect(tasks).toHaveLength(1);
});

describe('numbers of extracts', () => {
  test('have no gap and no double when twenty registrars authorize at once and one refuses', async () => {
    const { recordId } = await approved();
    const asked: string[] = [];
    for (let i = 0; i < 20; i++)
      asked.push((await two.call('POST', `/api/records/${recordId}/extracts`, request())).json().id);
    const tasks = await Promise.all(
      signers.map((signer, i) => claim(signer, 'authorize-extract', asked[i] ?? null)),
    );
    const answers = await Promise.all(
      signers.map((signer, i) =>
        signer.call(
          'POST',
          `/api/tasks/${tasks[i]}/authorize`,
          i === 7 ? { verdict: 'refuse', reason: 'Thiếu giấy ủy quyền' } : { verdict: 'authorize' },
        ),
      ),
    );
    expect(answers.map(outcome)).toEqual(Array(20).fill(200));
    const views = answers.map((answer) => answer.json());
    expect(views[7]).toMatchObject({ status: 'voided', number: null, reason: 'Thiếu giấy ủy quyền' });
    const numbers = views.flatMap((view) =>
      view.number === null ? [] : [Number(view.number.split('/')[0])],
    );
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 19 }, (_, i) => i + 1));
    const again = await signers[0]?.call('POST', `/api/tasks/${tasks[0]}/authorize`, {
      verdict: 'authorize',
    });
    expect(again?.json().number).toBe(views[0].number);
    expect(recordState(await eventsOf(office.store.db, recordId)).extracts).toHaveLength(20);
  });

  test('start anew in a new year of Việt Nam, seven hours before that of Greenwich', async () => {
    const { recordId } = await approved();
    const before = office.clock.now;
    office.clock.now = new Date('2026-12-31T17:00:01Z');
    const both = await office.officer('giaothua', ['clerk', 'registrar']);
    const asked = (await both.call('POST', `/api/records/${recordId}/extracts`, request())).json();
    const id = await claim(both, 'authorize-extract', asked.id);
    const answer = await both.call('POST', `/api/tasks/${id}/authorize`, { verdict: 'authorize' });
    expect(answer.json().number).toBe('1/2027/GKS-BS');
    office.clock.now = before;
  });
});
