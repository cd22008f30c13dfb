import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ReviewExplained, ReviewFigures, ReviewTask } from '#schemas/api/review.ts';
import type { BookId } from '#schemas/ids.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { notesOf, recordState } from '#pipeline/record-state.ts';
import { eventsOf } from '#store/events.ts';
import { agreeing, type Caller, claim, type Office, openOffice } from '#tests/support/office.ts';
import { plantRelation } from '#tests/support/planted-relation.ts';

let office: Office;
let verifier: Caller;
let approver: Caller;
let first: Caller;
let second: Caller;
let clerk: Caller;
beforeAll(async () => {
  office = await openOffice();
  verifier = await office.officer('nhap', ['verifier']);
  approver = await office.officer('duyet', ['approver']);
  first = await office.officer('mot', ['arbiter']);
  second = await office.officer('hai', ['arbiter']);
  clerk = await office.officer('quay', ['clerk']);
});
afterAll(() => office.close());
// Each test has its own pairs: what is left of one does not wait in the next.
afterEach(() => office.store.db.deleteFrom('relation').execute());

type Written = Partial<Record<FieldKey, string>>;
const ok = async (answer: ReturnType<Caller['call']>) => {
  const { statusCode, body } = await answer;
  expect([statusCode, body]).toEqual([200, expect.anything()]);
  return JSON.parse(body);
};
const codeOf = async (answer: ReturnType<Caller['call']>) => (await answer).json().code;

async function approved(written: Written, book?: BookId) {
  const entry = await office.entry(written, book);
  const verifyId = await claim(verifier, 'verify-entry', entry.entryId);
  await ok(verifier.call('POST', `/api/tasks/${verifyId}/verify`, agreeing(entry.read)));
  const approveId = await claim(approver, 'approve-entry', entry.entryId);
  await ok(approver.call('POST', `/api/tasks/${approveId}/approve`, { verdict: 'approve' }));
  return entry;
}

let numbers = 100;
/** A birth, and the same registered again three years later. */
async function again(facts: Parameters<typeof plantRelation>[2] = {}, later: Written = {}) {
  numbers += 1;
  const older = await approved({ entryNo: String(numbers), registrationDate: '12/05/2016' });
  const newer = await approved({ entryNo: `${numbers}/2019`, registrationDate: '07/03/2019', ...later });
  const id = await plantRelation(office.store.db, [older.entryId, newer.entryId], facts);
  return { older, newer, id };
}

const next = async (who: Caller, besides: string | null = null) =>
  ReviewTask.nullable().parse(await ok(who.call('POST', '/api/review/claim', { besides })));
const answer = (who: Caller, id: string, verdict: string) =>
  who.call('POST', `/api/review/${id}/answer`, { verdict, tookMs: 4000 });
const say = async (who: Caller, id: string, verdict: string) =>
  ReviewExplained.nullable().parse(await ok(answer(who, id, verdict)));
const decide = (
  who: Caller,
  id: string,
  verdict: string,
  more: { notes?: (string | null)[]; reason?: string } = {},
) =>
  who.call('POST', `/api/review/${id}/decide`, {
    verdict,
    notes: [null, null],
    reason: '',
    tookMs: 9000,
    ...more,
  });
const stateOf = async (recordId: Parameters<typeof eventsOf>[1]) =>
  recordState(await eventsOf(office.store.db, recordId));
const rowOf = (id: string) =>
  office.store.db.selectFrom('relation').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('a pair under review', () => {
  test('is shown without anything a machine thinks of it, and explained after the answer', async () => {
    const { older, newer, id } = await again();
    const task = await next(first);
    expect(task).toMatchObject({ relationId: id, explained: null });
    expect(new Set(task?.sides.map(({ hit }) => hit.id))).toEqual(new Set([older.recordId, newer.recordId]));
    expect(task?.sides.flatMap(({ entry }) => entry.candidates)).toEqual([]);
    expect(JSON.stringify(task)).not.toMatch(/probability|"weight"|re-registration/);

    const explained = await say(first, id, 're-registration');
    expect(explained).toMatchObject({
      said: 're-registration',
      machine: { kind: 're-registration', probability: 0.8, weight: 12.5, model: 'test' },
      others: [],
      contradicts: false,
      decided: null,
    });
    const notes = explained?.notes['re-registration'] ?? [];
    const ofOlder = notes[task?.sides[0].hit.id === older.recordId ? 0 : 1];
    const ofNewer = notes[task?.sides[0].hit.id === older.recordId ? 1 : 0];
    const body = 'tại Ủy ban nhân dân phường Bạch Mai';
    expect(ofOlder).toBe(`Đã đăng ký lại số ${numbers}/2019, ngày 07/03/2019, quyển số 01/2016, ${body}.`);
    expect(ofNewer).toBe(
      `Đăng ký lại. Đã đăng ký lần đầu số ${numbers}, ngày 12/05/2016, quyển số 01/2016, ${body}.`,
    );
  });

  test('when decided puts its note on the papers of both, and may be decided otherwise later', async () => {
    const { older, newer, id } = await again();
    const isOlderFirst = (await next(first))?.sides[0].hit.id === older.recordId;
    const proposed = (await say(first, id, 're-registration'))?.notes['re-registration'] ?? [null, null];
    expect(await ok(decide(first, id, 're-registration', { notes: proposed }))).toEqual({ state: 'decided' });
    const [onOlder, onNewer] = isOlderFirst ? proposed : [...proposed].reverse();
    expect(notesOf(await stateOf(older.recordId))).toEqual([onOlder]);
    expect(notesOf(await stateOf(newer.recordId))).toEqual([onNewer]);
    expect(await rowOf(id)).toMatchObject({
      status: 'decided',
      verdict: 're-registration',
      claimed_by: null,
    });
    const seen = await ok(clerk.call('GET', `/api/records/${older.recordId}/relations`));
    expect(seen).toMatchObject([
      {
        what: 're-registration',
        status: 'decided',
        isLater: true,
        note: onOlder,
        decided: { by: 'Cán bộ mot' },
        hit: { id: newer.recordId },
      },
    ]);
    // again, and otherwise: what papers said is said no more
    const back = ReviewTask.parse(await ok(first.call('POST', `/api/review/${id}/reopen`)));
    expect(back.explained?.decided).toMatchObject({ verdict: 're-registration', notes: proposed });
    expect(await ok(decide(first, id, 'different-people'))).toEqual({ state: 'decided' });
    expect(notesOf(await stateOf(older.recordId))).toEqual([]);
    expect((await stateOf(older.recordId)).relations).toMatchObject([{ verdict: 'different-people' }]);
    expect((await rowOf(id)).verdict).toBe('different-people');
  });

  test('is never in two hands, and comes back to who holds it', async () => {
    const one = await again({ probability: 0.9 });
    const other = await again({ probability: 0.7 });
    const got = await Promise.all([next(first), next(second)]);
    expect(new Set(got.map((task) => task?.relationId))).toEqual(new Set([one.id, other.id]));
    const mine = got[0]?.relationId;
    expect((await next(first))?.relationId).toBe(mine);
    expect(await next(first, mine)).toBeNull();
    expect(await codeOf(answer(second, mine ?? '', 'twin'))).toBe('task.taken');
  });

  test('the likeliest comes first, and one with an entry that nobody verified waits', async () => {
    const less = await again({ probability: 0.6 });
    const more = await again({ probability: 0.95 });
    const read = await office.entry({ entryNo: '77' });
    await plantRelation(office.store.db, [read.entryId, less.older.entryId], { probability: 0.99 });
    expect((await next(first))?.relationId).toBe(more.id);
    expect((await next(second))?.relationId).toBe(less.id);
    expect(await next(approver)).toBeNull();
  });

  test('an answer sent twice is one; another one comes too late', async () => {
    const { id } = await again();
    await next(first);
    await say(first, id, 'sibling');
    await say(first, id, 'sibling');
    expect(await codeOf(answer(first, id, 're-registration'))).toBe('task.done');
    const kept = await office.store.db.selectFrom('relation_decision').selectAll().execute();
    expect(kept).toMatchObject([{ verdict: 'sibling', is_blind: true, took_ms: 4000 }]);
    // reloaded: the same pair, with what was told
    expect((await next(first))?.explained?.said).toBe('sibling');
    await ok(decide(first, id, 're-registration'));
    expect(await ok(decide(first, id, 're-registration'))).toEqual({ state: 'decided' });
    expect(await codeOf(decide(first, id, 'twin'))).toBe('task.done');
    expect((await rowOf(id)).verdict).toBe('re-registration');
  });

  test('without a blind answer nothing can be decided', async () => {
    const { id } = await again();
    await next(first);
    expect(await codeOf(decide(first, id, 'twin'))).toBe('relation.changed');
    expect(await codeOf(decide(second, id, 'twin'))).toBe('task.taken');
  });

  test('whoever was unsure leaves it to another, and may still make up their mind', async () => {
    const { id } = await again();
    await next(first);
    expect(await say(first, id, 'unsure')).toBeNull();
    await ok(first.call('POST', `/api/review/${id}/release`));
    expect(await next(first)).toBeNull();
    const figures = ReviewFigures.parse(await ok(first.call('GET', '/api/review')));
    expect(figures).toMatchObject({ waiting: 0, forOthers: 1 });
    const back = ReviewTask.parse(await ok(first.call('POST', `/api/review/${id}/reopen`)));
    expect(back.explained).toBeNull();
    await ok(first.call('POST', `/api/review/${id}/release`));
    expect((await next(second))?.relationId).toBe(id);
  });

  test('a lease that ran out is taken again while nobody else did; else what is said comes too late', async () => {
    const { id } = await again();
    const before = office.clock.now;
    await next(first);
    await say(first, id, 're-registration');
    office.clock.now = new Date(before.getTime() + 11 * 60_000);
    await ok(first.call('POST', `/api/review/${id}/renew`));
    office.clock.now = new Date(before.getTime() + 22 * 60_000);
    expect((await next(second))?.relationId).toBe(id);
    expect(await codeOf(decide(first, id, 're-registration'))).toBe('task.taken');
    const told = await say(second, id, 'second-copy');
    expect(told?.others).toMatchObject([{ by: 'Cán bộ mot', verdict: 're-registration' }]);
    await ok(decide(second, id, 'second-copy'));
    expect(await codeOf(decide(first, id, 're-registration'))).toBe('relation.changed');
    expect(await codeOf(first.call('POST', `/api/review/${id}/renew`))).toBe('relation.changed');
    office.clock.now = before;
  });

  test('left half said it is given back to who said it', async () => {
    const { id } = await again();
    await next(first);
    await say(first, id, 're-registration');
    await ok(first.call('POST', `/api/review/${id}/release`));
    expect((await next(first))?.explained?.said).toBe('re-registration');
  });
});

describe('a second person looks', () => {
  test('where a sure machine says otherwise: nothing is decided before, and they are told nothing', async () => {
    const { older, id } = await again({ kind: 're-registration', probability: 0.97 });
    await next(first);
    await say(first, id, 'different-people');
    expect(await ok(decide(first, id, 'different-people'))).toEqual({ state: 'second-look' });
    expect((await rowOf(id)).status).toBe('asked');
    expect((await stateOf(older.recordId)).relations).toEqual([]);
    expect(await next(first)).toBeNull();
    expect(await next(second)).toMatchObject({ relationId: id, explained: null });
    await say(second, id, 'different-people');
    expect(await ok(decide(second, id, 'different-people'))).toEqual({ state: 'decided' });
    expect((await stateOf(older.recordId)).relations).toMatchObject([{ verdict: 'different-people' }]);
  });

  test('at one of ten that is decided; their word is the last, and agreement is measured', async () => {
    const { id } = await again({ isDrawn: true });
    const { id: undrawn } = await again({ probability: 0.5 });
    await next(first);
    await say(first, id, 're-registration');
    await ok(decide(first, id, 're-registration'));
    expect((await next(first))?.relationId).toBe(undrawn);
    await say(first, undrawn, 'twin');
    await ok(decide(first, undrawn, 'twin'));
    expect(await next(second)).toMatchObject({ relationId: id, explained: null });
    await say(second, id, 'corrected');
    await ok(decide(second, id, 'corrected'));
    expect((await rowOf(id)).verdict).toBe('corrected');
    expect(await next(second)).toBeNull();
    expect(await next(approver)).toBeNull();
    const { agreement } = ReviewFigures.parse(await ok(approver.call('GET', '/api/review')));
    expect(agreement).toMatchObject({ pairs: 1, agreed: 0, kappa: { value: 0 } });
  });
});

describe('two entries under one number that name other people', () => {
  test('are put before an approver by a clerk, who with a reason ends the block', async () => {
    const book = await office.book();
    const one = await approved({ entryNo: '45', childName: 'Lê Thị Một' }, book);
    const two = await approved({ entryNo: '45', childName: 'Phạm Văn Hai' }, book);
    await again({ probability: 0.99 });
    const cannot = async () =>
      (await ok(clerk.call('GET', `/api/records/${one.recordId}/lane`))).cannotIssue?.code ?? null;
    expect(await cannot()).toBe('contradicted');
    const ask = (other: string) =>
      clerk.call('POST', `/api/records/${one.recordId}/contradiction`, { other });
    const { relationId } = await ok(ask(two.recordId));
    expect(await ok(ask(two.recordId))).toEqual({ relationId });
    expect(await ok(clerk.call('GET', `/api/records/${one.recordId}/relations`))).toMatchObject([
      { what: 'contradicts', status: 'asked', hit: { id: two.recordId } },
    ]);
    expect((await next(first))?.relationId).not.toBe(relationId);
    expect((await next(approver))?.relationId).toBe(relationId);
    expect(await say(approver, relationId, 'different-people')).toMatchObject({
      machine: null,
      contradicts: true,
    });
    expect(await codeOf(decide(approver, relationId, 'different-people'))).toBe('relation.reason-wanted');
    expect(await cannot()).toBe('contradicted');
    const why = { reason: 'Sổ ghi hai số 45' };
    expect(await ok(decide(approver, relationId, 'different-people', why))).toEqual({ state: 'decided' });
    expect(await cannot()).toBeNull();
    expect(await codeOf(ask(two.recordId))).toBe('relation.changed');
    expect(await ok(clerk.call('GET', `/api/records/${two.recordId}/relations`))).toMatchObject([
      { what: 'different-people', status: 'decided', decided: { by: 'Cán bộ duyet' } },
    ]);
  });

  test('stay blocked when an arbiter says so, until an approver does', async () => {
    const book = await office.book();
    const one = await approved({ entryNo: '46', childName: 'Lê Thị Ba' }, book);
    const two = await approved({ entryNo: '46', childName: 'Phạm Văn Bốn' }, book);
    const id = await plantRelation(office.store.db, [one.entryId, two.entryId], {
      kind: 'namesake',
      probability: 0.5,
    });
    await next(first);
    await say(first, id, 'different-people');
    const why = { reason: 'hai người' };
    expect(await ok(decide(first, id, 'different-people', why))).toEqual({ state: 'second-look' });
    const { cannotIssue } = await ok(clerk.call('GET', `/api/records/${one.recordId}/lane`));
    expect(cannotIssue).toMatchObject({ code: 'contradicted' });
    expect((await next(approver))?.relationId).toBe(id);
    await say(approver, id, 'different-people');
    expect(await ok(decide(approver, id, 'different-people', why))).toEqual({ state: 'decided' });
  });
});

describe('at the counter', () => {
  test('twins are told and never asked; a name alone that is alike is not told', async () => {
    const one = await approved({ entryNo: '60', childName: 'Nguyễn Thị Sinh' });
    const two = await approved({ entryNo: '61', childName: 'Nguyễn Thị Đôi' });
    const three = await approved({ entryNo: '62', childName: 'Nguyễn Thị Sinh' });
    const db = office.store.db;
    await plantRelation(db, [one.entryId, two.entryId], { kind: 'twin', status: 'told', probability: 0.99 });
    await plantRelation(db, [one.entryId, three.entryId], { kind: 'namesake', status: 'told' });
    expect(await ok(clerk.call('GET', `/api/records/${one.recordId}/relations`))).toMatchObject([
      { what: 'twin', status: 'told', hit: { id: two.recordId }, why: { weight: 12.5 }, decided: null },
    ]);
    expect(await next(first)).toBeNull();
  });

  test('another ward’s entry is neither told nor asked', async () => {
    const theirs = await office.book(undefined, 'UBND phường Khác');
    const here = await approved({ entryNo: '70' });
    const there = await approved({ entryNo: '70' }, theirs);
    const id = await plantRelation(office.store.db, [here.entryId, there.entryId]);
    const ward = ['Ủy ban nhân dân phường Bạch Mai'];
    const local = await office.officer('cuc', ['arbiter', 'clerk'], ward);
    expect(await next(local)).toBeNull();
    expect(await codeOf(answer(local, id, 'twin'))).toBe('id.not-found');
    expect(await ok(local.call('GET', `/api/records/${here.recordId}/relations`))).toEqual([]);
  });
});
