import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ClaimedTask } from '#schemas/api/tasks.ts';
import type { EntryId } from '#schemas/ids.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import type { FieldDecision } from '#schemas/task.ts';
import { recordState } from '#pipeline/record-state.ts';
import { eventsOf } from '#store/events.ts';
import { agreeing, type Caller, claim, type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
let one: Caller;
let two: Caller;
let arbiter: Caller;
let approver: Caller;
beforeAll(async () => {
  office = await openOffice();
  one = await office.officer('mot', ['verifier', 'approver', 'arbiter']);
  two = await office.officer('hai', ['verifier', 'approver', 'arbiter']);
  arbiter = await office.officer('phanxu', ['arbiter', 'approver']);
  approver = await office.officer('duyet', ['approver']);
});
afterAll(() => office.close());

const outcome = (answer: { statusCode: number; json(): { code?: string } }) =>
  answer.statusCode === 200 ? 200 : answer.json().code;

/** An entry of a book in which critical fields without a fitted risk are keyed twice. */
const twiceKeyed = async () => office.entry({}, await office.book('risk-2026'));

const claimed = async (
  who: Caller,
  step: string,
  subjectId: string | null,
  besides: string | null = null,
) => {
  const answer = await who.call('POST', '/api/tasks/claim', { step, subjectId, besides });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const json = answer.json();
  return { body: answer.body, task: json === null ? null : ClaimedTask.parse(json) };
};

/** The answers a blind or arbitration task asks for, as the book has them but for `other`. */
function answersTo(
  task: ClaimedTask | null,
  read: { fields: Partial<Record<FieldKey, { written: string | null }>> },
  other: Partial<Record<FieldKey, string>> = {},
): { fields: Partial<Record<FieldKey, FieldDecision>> } {
  const asked = task?.entry?.fields.filter((field) => field.isAsked) ?? [];
  return {
    fields: Object.fromEntries(
      asked.map(({ key }) => {
        const written = other[key] ?? read.fields[key]?.written ?? null;
        return [key, { state: written === null ? 'blank' : 'written', written }];
      }),
    ),
  };
}

const openSteps = async (entryId: EntryId) =>
  (
    await office.store.db
      .selectFrom('task')
      .select('step')
      .where('subject_id', '=', entryId)
      .where('done_at', 'is', null)
      .execute()
  ).map(({ step }) => step);

describe('an entry keyed twice', () => {
  test('differing in one field goes to an arbiter with just that field, then to an approver who did none of it', async () => {
    const { entryId, recordId, read } = await twiceKeyed();
    const first = await claim(one, 'verify-entry', entryId);
    expect(outcome(await one.call('POST', `/api/tasks/${first}/verify`, agreeing(read)))).toBe(200);
    expect(await openSteps(entryId)).toEqual(['verify-entry-blind']);
    await expect(claim(one, 'verify-entry-blind', entryId)).rejects.toThrow('task.own-work');

    const blind = await claimed(two, 'verify-entry-blind', entryId);
    expect(blind.task?.entry?.fields.every((field) => field.critical)).toBe(true);
    const answers = answersTo(blind.task, read, { motherName: 'Trần Thị Mậu' });
    const address = `/api/tasks/${blind.task?.task.id}/verify-blind`;
    expect(outcome(await two.call('POST', address, answers))).toBe(200);
    expect(outcome(await two.call('POST', address, answers))).toBe(200);
    expect(await openSteps(entryId)).toEqual(['arbitrate-entry']);
    for (const keyer of [one, two])
      await expect(claim(keyer, 'arbitrate-entry', entryId)).rejects.toThrow('task.own-work');

    const { task } = await claimed(arbiter, 'arbitrate-entry', entryId);
    const asked = task?.entry?.fields.filter((field) => field.isAsked) ?? [];
    expect(asked.map((field) => [field.key, field.keyings.map(({ written }) => written)])).toEqual([
      ['motherName', ['Trần Thị Mẫu', 'Trần Thị Mậu']],
    ]);
    const decide = (written: string, reasons = {}) =>
      arbiter.call('POST', `/api/tasks/${task?.task.id}/arbitrate`, {
        fields: { motherName: { state: 'written', written } },
        reasons,
      });
    expect(outcome(await decide('Trần Thị Mão'))).toBe('task.reason-wanted');
    expect(outcome(await decide('Trần Thị Mậu'))).toBe(200);
    await expect(claim(arbiter, 'approve-entry', entryId)).rejects.toThrow('task.own-work');

    const approval = await claimed(approver, 'approve-entry', entryId);
    const field = (key: FieldKey) => approval.task?.entry?.fields.find((each) => each.key === key);
    expect(field('motherName')?.verified).toMatchObject({ written: 'Trần Thị Mậu', settled: 'arbitrated' });
    expect(field('childName')?.verified?.settled).toBe('two-keys');
    const done = await approver.call('POST', `/api/tasks/${approval.task?.task.id}/approve`, {
      verdict: 'approve',
    });
    expect(outcome(done)).toBe(200);
    const events = await eventsOf(office.store.db, recordId);
    expect(events.map((event) => event.kind)).toEqual([
      'entry-keyed',
      'entry-keyed',
      'entry-verified',
      'entry-approved',
    ]);
    const state = recordState(events);
    expect(state).toMatchObject({ status: 'approved', approvedBy: approver.officer.id });
    expect(state.keyedBy).toEqual([one, two, arbiter].map(({ officer }) => officer.id));
  });

  test('tells the second keyer nothing of the first or of the machine', async () => {
    const { entryId, read } = await twiceKeyed();
    const first = await claim(one, 'verify-entry', entryId);
    await one.call('POST', `/api/tasks/${first}/drafts`, {
      fields: { childName: { text: 'Nháp Của Người Đầu', decision: null } },
    });
    await one.call('POST', `/api/tasks/${first}/verify`, agreeing(read, { childName: 'Nguyễn Thị Kín' }));
    const { body, task } = await claimed(two, 'verify-entry-blind', entryId);
    expect(task?.drafts).toEqual({});
    expect(task?.entry?.candidates).toEqual([]);
    for (const text of [
      'Nguyễn Thị Kín',
      'Nguyễn Thị Thử',
      'Nháp Của',
      'Trần Thị Mẫu',
      '2016-05-01',
      'check',
    ])
      expect(body).not.toContain(text);
    expect(task?.entry?.fields.length).toBeGreaterThan(5);
  });

  test('agreeing goes straight to approval', async () => {
    const { entryId, read } = await twiceKeyed();
    await one.call('POST', `/api/tasks/${await claim(one, 'verify-entry', entryId)}/verify`, agreeing(read));
    const { task } = await claimed(two, 'verify-entry-blind', entryId);
    await two.call('POST', `/api/tasks/${task?.task.id}/verify-blind`, answersTo(task, read));
    expect(await openSteps(entryId)).toEqual(['approve-entry']);
  });

  test('sent back comes to the first keyer before their other work, and asks a second keying of what changed', async () => {
    const other = await twiceKeyed();
    const { entryId, read } = await twiceKeyed();
    await one.call('POST', `/api/tasks/${await claim(one, 'verify-entry', entryId)}/verify`, agreeing(read));
    const blind = await claimed(two, 'verify-entry-blind', entryId);
    await two.call('POST', `/api/tasks/${blind.task?.task.id}/verify-blind`, answersTo(blind.task, read));
    const approveId = await claim(approver, 'approve-entry', entryId);
    await approver.call('POST', `/api/tasks/${approveId}/approve`, {
      verdict: 'send-back',
      note: 'Xem lại tên mẹ',
    });
    const forTwo = await claimed(two, 'verify-entry', null);
    expect(forTwo.task?.task.subjectId).not.toBe(entryId);
    await two.call('POST', `/api/tasks/${forTwo.task?.task.id}/release`);
    const back = await claimed(one, 'verify-entry', null);
    expect(back.task?.task).toMatchObject({ subjectId: entryId, note: 'Xem lại tên mẹ', priority: 10 });
    await one.call(
      'POST',
      `/api/tasks/${back.task?.task.id}/verify`,
      agreeing(read, { motherName: 'Trần Thị Mẩu' }),
    );
    const again = await claimed(two, 'verify-entry-blind', entryId);
    expect(again.task?.entry?.fields.map(({ key }) => key)).toEqual(['motherName']);
    await two.call(
      'POST',
      `/api/tasks/${again.task?.task.id}/verify-blind`,
      answersTo(again.task, read, { motherName: 'Trần Thị Mẩu' }),
    );
    expect(await openSteps(entryId)).toEqual(['approve-entry']);
    expect(await openSteps(other.entryId)).toEqual(['verify-entry']);
  });
});

describe('what was typed', () => {
  test('is kept field by field, given back to who typed it, and gone once the entry is sent', async () => {
    const { entryId, read } = await office.entry();
    const id = await claim(one, 'verify-entry', entryId);
    const draft = (text: string, field: FieldKey = 'childName') =>
      one.call('POST', `/api/tasks/${id}/drafts`, { fields: { [field]: { text, decision: null } } });
    expect(outcome(await draft('Nguyễn'))).toBe(200);
    expect(outcome(await draft('Nguyễn Thị'))).toBe(200);
    const sex: FieldDecision = { state: 'written', written: 'Nữ' };
    await one.call('POST', `/api/tasks/${id}/drafts`, {
      fields: { childSex: { text: 'Nữ', decision: sex } },
    });
    const again = await claimed(one, 'verify-entry', entryId);
    expect(again.task?.drafts).toEqual({
      childName: { text: 'Nguyễn Thị', decision: null },
      childSex: { text: 'Nữ', decision: sex },
    });
    await one.call('POST', `/api/tasks/${id}/verify`, agreeing(read));
    expect(
      await office.store.db.selectFrom('draft').select('field').where('task_id', '=', id).execute(),
    ).toEqual([]);
    expect(outcome(await draft('muộn'))).toBe('task.done');
  });

  test('stays with who typed it when the lease runs out; the next one starts afresh', async () => {
    const { entryId } = await office.entry();
    const id = await claim(one, 'verify-entry', entryId);
    const save = () =>
      one.call('POST', `/api/tasks/${id}/drafts`, { fields: { childName: { text: 'Dở', decision: null } } });
    await save();
    const before = office.clock.now;
    office.clock.now = new Date(before.getTime() + 700_000);
    expect(outcome(await save())).toBe(200);
    const { task } = await claimed(two, 'verify-entry', entryId);
    expect(task?.drafts).toEqual({});
    expect(outcome(await save())).toBe('task.taken');
    await two.call('POST', `/api/tasks/${id}/release`);
    expect(outcome(await save())).toBe('task.lease-lost');
    expect((await claimed(one, 'verify-entry', entryId)).task?.drafts.childName?.text).toBe('Dở');
    await one.call('POST', `/api/tasks/${id}/release`);
    office.clock.now = before;
  });

  test('is refused where it is too long or names no field, and nothing of it reaches the answer', async () => {
    const { entryId } = await office.entry();
    const id = await claim(one, 'verify-entry', entryId);
    for (const fields of [
      { childName: { text: 'x'.repeat(601), decision: null } },
      { khong: { text: '' } },
    ]) {
      const answer = await one.call('POST', `/api/tasks/${id}/drafts`, { fields });
      expect(outcome(answer)).toBe('request.bad');
      expect(answer.body).not.toContain('xxx');
    }
    await one.call('POST', `/api/tasks/${id}/release`);
  });
});

describe('the next task', () => {
  test('can be had while one is in hand, and is another one', async () => {
    const keyer = await office.officer('truoc', ['verifier']);
    const book = await office.book();
    for (let i = 0; i < 3; i++) await office.entry({}, book);
    const now = (await claimed(keyer, 'verify-entry', null)).task?.task.id ?? expect.unreachable();
    const ahead = (await claimed(keyer, 'verify-entry', null, now)).task?.task.id ?? expect.unreachable();
    expect(ahead).not.toBe(now);
    expect((await claimed(keyer, 'verify-entry', null, now)).task?.task.id).toBe(ahead);
    expect((await claimed(two, 'verify-entry', null)).task?.task.id).not.toBe(ahead);
  });

  test('is an urgent one before hard or easy ones', async () => {
    const keyer = await office.officer('gap', ['verifier']);
    const clerk = await office.officer('quay', ['clerk']);
    const { entryId } = await office.entry();
    await clerk.call('POST', `/api/entries/${entryId}/hurry`);
    const { task } = await claimed(keyer, 'verify-entry', null);
    expect(task?.task).toMatchObject({ subjectId: entryId, priority: 0 });
  });
});
