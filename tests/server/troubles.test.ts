import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, claim, type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
let one: Caller;
let two: Caller;
let arbiter: Caller;
let digitizer: Caller;
beforeAll(async () => {
  office = await openOffice();
  one = await office.officer('mot', ['verifier']);
  two = await office.officer('hai', ['verifier']);
  arbiter = await office.officer('phanxu', ['arbiter']);
  digitizer = await office.officer('sohoa', ['digitizer']);
});
afterAll(() => office.close());

type Answer = { statusCode: number; json(): { code?: string } };
const outcome = (answer: Answer) => (answer.statusCode === 200 ? 200 : answer.json().code);
const report = (who: Caller, taskId: string, kind = 'unreadable', note = 'Mực nhòe hết') =>
  who.call('POST', `/api/tasks/${taskId}/trouble`, { kind, note });
const settle = (who: Caller, id: string, result: string, answer = '') =>
  who.call('POST', `/api/troubles/${id}/settle`, { outcome: result, answer });

interface Trouble {
  readonly id: string;
  readonly entryId: string;
  readonly outcome: string | null;
}
const listed = async (who: Caller, entryId: string): Promise<Trouble | undefined> =>
  (await who.call('GET', '/api/troubles')).json().find((one: Trouble) => one.entryId === entryId);

async function reported() {
  const { entryId, recordId } = await office.entry();
  const taskId = await claim(one, 'verify-entry', entryId);
  expect(outcome(await report(one, taskId))).toBe(200);
  const trouble = await listed(digitizer, entryId);
  if (!trouble) throw new Error('not in the list');
  return { entryId, recordId, taskId, troubleId: trouble.id };
}

describe('a trouble', () => {
  test('is told in words, with who, when and where, to who settles it', async () => {
    const { entryId } = await reported();
    expect(await listed(digitizer, entryId)).toMatchObject({
      kind: 'unreadable',
      note: 'Mực nhòe hết',
      fileName: '0001.png',
      pageNumber: 1,
      ordinal: 1,
      reportedBy: 'Cán bộ mot',
      isUrgent: false,
      outcome: null,
      settledBy: null,
    });
  });

  test('is not reported by who does not hold the task; reported twice it is there once', async () => {
    const { entryId } = await office.entry();
    const taskId = await claim(one, 'verify-entry', entryId);
    expect(outcome(await report(two, taskId))).toBe('task.taken');
    const both = await Promise.all([report(one, taskId), report(one, taskId)]);
    expect(both.map(outcome)).toEqual([200, 200]);
    expect(outcome(await report(two, taskId))).toBe('task.lease-lost');
    const kept = await office.store.db
      .selectFrom('trouble')
      .select('id')
      .where('entry_id', '=', entryId)
      .execute();
    expect(kept).toHaveLength(1);
  });

  test('is not for the task of an approver or a registrar', async () => {
    const admin = await office.officer('quantri', ['admin']);
    const { entryId } = await office.entry();
    const id = await claim(one, 'verify-entry', entryId);
    await office.store.db.updateTable('task').set({ step: 'approve-entry' }).where('id', '=', id).execute();
    expect(outcome(await report(admin, id))).toBe('id.not-found');
  });

  test('keeps its entry from everybody until it is settled, then gives it back with answer and drafts', async () => {
    const { entryId } = await office.entry();
    const taskId = await claim(one, 'verify-entry', entryId);
    const typed = { childName: { text: 'Nguyễn Thị', decision: null } };
    expect(outcome(await one.call('POST', `/api/tasks/${taskId}/drafts`, { fields: typed }))).toBe(200);
    await report(one, taskId, 'rescan');
    for (const who of [one, two]) {
      const asked = await who.call('POST', '/api/tasks/claim', { step: 'verify-entry', subjectId: entryId });
      expect([asked.statusCode, asked.json()]).toEqual([200, null]);
    }
    const late = await one.call('POST', `/api/tasks/${taskId}/verify`, { fields: {} });
    expect(outcome(late)).toBe('task.lease-lost');
    const { id } = (await listed(arbiter, entryId)) as Trouble;
    expect(outcome(await settle(arbiter, id, 'key-again', 'Đã quét lại, xem trang mới'))).toBe(200);
    const again = await one.call('POST', '/api/tasks/claim', { step: 'verify-entry', subjectId: entryId });
    expect(again.json()).toMatchObject({
      task: { id: taskId, note: 'Đã quét lại, xem trang mới' },
      drafts: typed,
    });
  });

  test('that was set aside may be settled again; one that went back may not', async () => {
    const { entryId, troubleId } = await reported();
    expect(outcome(await settle(digitizer, troubleId, 'set-aside', 'Mất trang'))).toBe(200);
    expect(outcome(await settle(digitizer, troubleId, 'set-aside', 'Mất trang'))).toBe(200);
    expect(await listed(digitizer, entryId)).toMatchObject({ outcome: 'set-aside', answer: 'Mất trang' });
    expect(outcome(await settle(arbiter, troubleId, 'key-again', 'Đã tìm thấy trang'))).toBe(200);
    expect(outcome(await settle(digitizer, troubleId, 'set-aside', 'Mất trang'))).toBe('trouble.settled');
    expect(await listed(digitizer, entryId)).toMatchObject({
      outcome: 'key-again',
      answer: 'Đã tìm thấy trang',
      settledBy: 'Cán bộ phanxu',
    });
    expect(outcome(await settle(digitizer, `trouble_${'a'.repeat(26)}`, 'set-aside'))).toBe('id.not-found');
  });

  test('is sent back once when two settle it at the same moment', async () => {
    const { troubleId, taskId } = await reported();
    const both = await Promise.all([
      settle(arbiter, troubleId, 'key-again', 'Đọc là Lý'),
      settle(digitizer, troubleId, 'key-again', 'Đã quét lại'),
    ]);
    expect(both.map(outcome).sort()).toEqual([200, 'trouble.settled']);
    const { note } = await office.store.db
      .selectFrom('task')
      .select('note')
      .where('id', '=', taskId)
      .executeTakeFirstOrThrow();
    expect(note).toBe(both[0]?.statusCode === 200 ? 'Đọc là Lý' : 'Đã quét lại');
  });

  test('stands in the journal of its entry, without what people wrote', async () => {
    const approver = await office.officer('duyet', ['approver']);
    const { entryId, troubleId } = await reported();
    await settle(digitizer, troubleId, 'set-aside', 'Mất trang');
    const journal = (await approver.call('GET', `/api/entries/${entryId}/journal`)).json();
    const lines = journal.filter((line: { kind: string }) => line.kind.startsWith('trouble'));
    expect(lines).toEqual([
      {
        at: office.clock.now.toISOString(),
        by: 'Cán bộ mot',
        kind: 'trouble-reported',
        details: { troubleId, trouble: 'unreadable' },
      },
      {
        at: office.clock.now.toISOString(),
        by: 'Cán bộ sohoa',
        kind: 'trouble-settled',
        details: { troubleId, outcome: 'set-aside' },
      },
    ]);
    expect(JSON.stringify(journal)).not.toMatch(/Mực nhòe|Mất trang/);
  });

  test('of a citizen who waits comes first', async () => {
    const clerk = await office.officer('quay', ['clerk']);
    const { entryId } = await reported();
    await clerk.call('POST', `/api/entries/${entryId}/hurry`);
    const [first] = (await digitizer.call('GET', '/api/troubles')).json();
    expect(first).toMatchObject({ entryId, isUrgent: true });
  });

  test('is seen only by officers of its register body', async () => {
    const { troubleId } = await reported();
    const elsewhere = await office.officer('noikhac', ['digitizer']);
    await office.store.db
      .updateTable('officer')
      .set({ scope: ['Ủy ban nhân dân phường khác'] })
      .where('login', '=', 'noikhac')
      .execute();
    expect((await elsewhere.call('GET', '/api/troubles')).json()).toEqual([]);
    expect(outcome(await settle(elsewhere, troubleId, 'key-again'))).toBe('id.not-found');
  });
});

test('the page of an entry is shown to who settles its trouble, and the view is noted', async () => {
  const { entryId, read } = await office.entry();
  const answer = await digitizer.call('GET', `/api/entries/${entryId}/scan`);
  expect(answer.json()).toMatchObject({ entryId, gray: read.gray, box: read.box, pageNumber: 1, ordinal: 1 });
  const views = await office.store.db
    .selectFrom('view')
    .select('officer_id')
    .where('subject_id', '=', entryId)
    .execute();
  expect(views).toEqual([{ officer_id: digitizer.officer.id }]);
});
