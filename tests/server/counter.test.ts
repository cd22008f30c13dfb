import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CounterFacts, PlaceView, Receipt, RecordLane } from '#schemas/api/counter.ts';
import { defaultCounterSettings } from '#schemas/settings.ts';
import { counterFactsAt } from '#server/counter-facts.ts';
import { agreeing, type Caller, claim, type Office, openOffice } from '#tests/support/office.ts';

describe('the due time of a request made now', () => {
  test.each([
    ['2026-11-20T07:59:00Z', null, '2026-11-20T10:00:00.000Z'],
    ['2026-11-20T08:00:00Z', 'hour', '2026-11-23T10:00:00.000Z'],
    ['2026-11-22T02:00:00Z', 'day', '2026-11-23T10:00:00.000Z'],
    ['2026-11-22T09:00:00Z', 'day', '2026-11-23T10:00:00.000Z'],
  ] as const)('%s: late by %s, due %s', (now, late, dueAt) => {
    expect(counterFactsAt(new Date(now), defaultCounterSettings)).toMatchObject({ late, dueAt });
  });
});

describe('what the counter asks beside a record', () => {
  let office: Office;
  let clerk: Caller;
  let first: Caller;
  let second: Caller;
  beforeAll(async () => {
    office = await openOffice();
    clerk = await office.officer('quay', ['clerk']);
    first = await office.officer('kiem', ['verifier']);
    second = await office.officer('duyet', ['approver']);
  });
  afterAll(() => office.close());

  const asked = async <Shape>(who: Caller, url: string, shape: { parse: (value: unknown) => Shape }) => {
    const answer = await who.call('GET', url);
    expect([url, answer.statusCode]).toEqual([url, 200]);
    return shape.parse(answer.json());
  };
  const laneOf = (recordId: string) => asked(clerk, `/api/records/${recordId}/lane`, RecordLane);
  type Entry = Awaited<ReturnType<Office['entry']>>;
  const verified = async ({ entryId, read }: Entry) => {
    const id = await claim(first, 'verify-entry', entryId);
    expect((await first.call('POST', `/api/tasks/${id}/verify`, agreeing(read))).statusCode).toBe(200);
  };
  const approved = async (entry: Entry) => {
    await verified(entry);
    const id = await claim(second, 'approve-entry', entry.entryId);
    expect((await second.call('POST', `/api/tasks/${id}/approve`, { verdict: 'approve' })).statusCode).toBe(
      200,
    );
  };

  test('the lane says who is at it, step by step, until a paper can be made', async () => {
    const entry = await office.entry({ entryNo: '901' });
    expect(await laneOf(entry.recordId)).toEqual({
      status: 'unverified',
      cannotIssue: { code: 'unverified', by: null },
      hurriedAt: null,
      openTasks: [{ step: 'verify-entry', isHeld: false }],
      inTrouble: false,
    });
    const hurried = await clerk.call('POST', `/api/entries/${entry.entryId}/hurry`);
    expect(hurried.json()).toEqual({ moved: 1 });
    expect((await laneOf(entry.recordId)).hurriedAt).toBe(office.clock.now.toISOString());
    const id = await claim(first, 'verify-entry', entry.entryId);
    expect((await laneOf(entry.recordId)).openTasks).toEqual([{ step: 'verify-entry', isHeld: true }]);
    await first.call('POST', `/api/tasks/${id}/verify`, agreeing(entry.read));
    expect(await laneOf(entry.recordId)).toMatchObject({
      cannotIssue: { code: 'verified' },
      openTasks: [{ step: 'approve-entry', isHeld: false }],
    });
    const approval = await claim(second, 'approve-entry', entry.entryId);
    await second.call('POST', `/api/tasks/${approval}/approve`, { verdict: 'approve' });
    expect(await laneOf(entry.recordId)).toMatchObject({ cannotIssue: null, openTasks: [] });
  });

  test('the lane says when a keyer reported trouble, and that it was answered', async () => {
    const digitizer = await office.officer('sohoa', ['digitizer']);
    const entry = await office.entry({ entryNo: '902' });
    const id = await claim(first, 'verify-entry', entry.entryId);
    await first.call('POST', `/api/tasks/${id}/trouble`, { kind: 'rescan', note: 'mờ' });
    expect((await laneOf(entry.recordId)).inTrouble).toBe(true);
    const trouble = await office.store.db.selectFrom('trouble').select('id').executeTakeFirstOrThrow();
    const settled = await digitizer.call('POST', `/api/troubles/${trouble.id}/settle`, {
      outcome: 'key-again',
      answer: 'đã quét lại',
    });
    expect(settled.statusCode).toBe(200);
    expect((await laneOf(entry.recordId)).inTrouble).toBe(false);
  });

  test('places are told as written, as of that date and today, and what is in no list is told as such', async () => {
    const entry = await office.entry({
      entryNo: '903',
      childBirthplace: 'Bệnh viện Thử Nghiệm',
      childOrigin: 'xã Hòa Bình, huyện Thường Tín, tỉnh Hà Tây',
      fatherResidence: 'Trạm y tế phường Bạch Mai, quận Hai Bà Trưng, thành phố Hà Nội',
      motherResidence: 'phường Thanh Nhàn, quận Hai Bà Trưng, thành phố Hà Nội',
    });
    const shape = {
      parse: (value: unknown) => (value as { places: unknown[] }).places.map((one) => PlaceView.parse(one)),
    };
    const places = await asked(clerk, `/api/records/${entry.recordId}/places`, shape);
    const of = (key: string | null) => places.find((place) => place.key === key);
    expect(of('childBirthplace')).toMatchObject({ written: 'Bệnh viện Thử Nghiệm', asOf: null, today: [] });
    expect(of('childOrigin')).toMatchObject({
      written: 'xã Hòa Bình, huyện Thường Tín, tỉnh Hà Tây',
      today: ['Xã Thường Tín, Thành phố Hà Nội'],
    });
    expect(of('motherResidence')?.today.toSorted()).toEqual([
      'Phường Bạch Mai, Thành phố Hà Nội',
      'Phường Hai Bà Trưng, Thành phố Hà Nội',
    ]);
    expect(of('fatherResidence')).toMatchObject({
      written: 'Trạm y tế phường Bạch Mai, quận Hai Bà Trưng, thành phố Hà Nội',
      today: ['Phường Bạch Mai, Thành phố Hà Nội'],
    });
    expect(of(null)).toMatchObject({
      written: 'Ủy ban nhân dân phường Bạch Mai, Quận Hai Bà Trưng, Thành phố Hà Nội',
      asOf: { text: 'Phường Bạch Mai, Quận Hai Bà Trưng, Thành phố Hà Nội', to: '2025-06-30' },
      today: ['Phường Bạch Mai, Thành phố Hà Nội'],
    });
  });

  test('a record that says otherwise under the same number is named first, and stops the paper', async () => {
    const book = await office.book();
    const one = await office.entry({ entryNo: '905', childName: 'Lê Thị Một' }, book);
    const two = await office.entry({ entryNo: '905', childName: 'Phạm Văn Hai' }, book);
    await approved(one);
    await approved(two);
    expect((await laneOf(one.recordId)).cannotIssue).toEqual({ code: 'contradicted', by: two.recordId });
    const relations = (await clerk.call('GET', `/api/records/${one.recordId}/relations`)).json();
    expect(relations).toMatchObject([{ what: 'contradicts', hit: { id: two.recordId } }]);
  });

  test('of an entry that somebody saw crossed out no paper is made, until it is seen that it is not', async () => {
    const entry = await office.entry({ entryNo: '909' });
    await approved(entry);
    const seen = async (isStruck: boolean) => {
      const told = await first.call('POST', `/api/entries/${entry.entryId}/page-facts`, { isStruck });
      expect(told.statusCode).toBe(200);
      return (await laneOf(entry.recordId)).cannotIssue;
    };
    expect((await laneOf(entry.recordId)).cannotIssue).toBeNull();
    expect(await seen(true)).toEqual({ code: 'struck', by: null });
    const refused = await clerk.call('POST', `/api/records/${entry.recordId}/extracts`, {
      idempotencyKey: crypto.randomUUID(),
      requester: { name: 'Đặng Thị Hỏi', relation: 'parent', paper: '' },
      copies: 1,
      exemption: null,
    });
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'record.struck']);
    expect(await seen(false)).toBeNull();
  });

  test('a receipt says what was paid, by whom and for which paper; without a fee there is none', async () => {
    const signer = await office.officer('ky', ['registrar']);
    const opened = await signer.call('POST', '/api/signing', {
      pin: '246810',
      minutes: 60,
      most: 20,
      kinds: [],
      atCounter: true,
    });
    expect(opened.statusCode).toBe(200);
    const entry = await office.entry({ entryNo: '906' });
    await approved(entry);
    const facts = await asked(clerk, '/api/counter', CounterFacts);
    const ask = async (exemption: string | null) => {
      const answer = await clerk.call('POST', `/api/records/${entry.recordId}/extracts`, {
        idempotencyKey: crypto.randomUUID(),
        requester: { name: 'Đặng Thị Nộp', relation: 'parent', paper: '' },
        copies: 3,
        exemption,
      });
      expect([answer.statusCode, answer.json().status]).toEqual([200, 'sealed']);
      return answer.json().id as string;
    };
    const paid = await ask(null);
    const receipt = await asked(clerk, `/api/extracts/${paid}/receipt`, Receipt);
    expect(receipt).toMatchObject({
      paidBy: 'Đặng Thị Nộp',
      collectedBy: 'Cán bộ quay',
      copies: 3,
      perCopy: facts.feePerCopy,
      total: 3 * facts.feePerCopy,
      isTest: true,
    });
    expect(receipt.number).toMatch(/^\d+\/2026\/BL$/);
    expect(receipt.paperNumber).toMatch(/^\d+\/2026\/GKS-BS$/);
    const free = await ask('Hộ nghèo');
    const none = await clerk.call('GET', `/api/extracts/${free}/receipt`);
    expect([none.statusCode, none.json().code]).toEqual([404, 'id.not-found']);
  });
});
