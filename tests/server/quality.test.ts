import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BookQuality } from '#schemas/api/quality.ts';
import { ClaimedTask } from '#schemas/api/tasks.ts';
import type { BookId, EntryId, RecordId } from '#schemas/ids.ts';
import { type FieldKey, factsOf } from '#schemas/record/kinds.ts';
import type { MatchedEntry } from '#schemas/steps.ts';
import type { FieldDecision } from '#schemas/task.ts';
import { recordState } from '#pipeline/record-state.ts';
import { checksOf } from '#store/checks.ts';
import { eventsOf } from '#store/events.ts';
import { keepGold } from '#store/gold.ts';
import { lotsOf } from '#store/lots.ts';
import { policyOfBook } from '#store/policies.ts';
import { agreeing, type Caller, claim, type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
let keyer: Caller;
let second: Caller;
let arbiter: Caller;
let approver: Caller;
beforeAll(async () => {
  office = await openOffice();
  keyer = await office.officer('nhap', ['verifier', 'approver']);
  second = await office.officer('nhaplai', ['verifier']);
  arbiter = await office.officer('phanxu', ['arbiter']);
  approver = await office.officer('duyet', ['approver']);
});
afterAll(() => office.close());

interface Entry {
  readonly entryId: EntryId;
  readonly recordId: RecordId;
  readonly read: MatchedEntry;
}

const outcome = (answer: { statusCode: number; json(): { code?: string } }) =>
  answer.statusCode === 200 ? 200 : answer.json().code;

async function readBook(
  count: number,
  policyId = 'single-2026',
): Promise<{ bookId: BookId; entries: Entry[] }> {
  const bookId = await office.book(policyId);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) entries.push(await office.entry({ entryNo: String(i + 1) }, bookId));
  return { bookId, entries };
}

async function verify(who: Caller, { entryId, read }: Entry): Promise<void> {
  const id = await claim(who, 'verify-entry', entryId);
  const answer = await who.call('POST', `/api/tasks/${id}/verify`, agreeing(read));
  if (answer.statusCode !== 200) throw new Error(answer.body);
}

async function verifiedBook(count: number, policyId?: string) {
  const book = await readBook(count, policyId);
  for (const entry of book.entries) await verify(keyer, entry);
  return book;
}

const quality = async (who: Caller, bookId: BookId): Promise<BookQuality> =>
  BookQuality.parse((await who.call('GET', `/api/books/${bookId}/quality`)).json());
const draw = (who: Caller, bookId: BookId) => who.call('POST', `/api/books/${bookId}/sample`);

const decisionOf = (text: string | null): FieldDecision =>
  text === null ? { state: 'blank', written: null } : { state: 'written', written: text };

const another = 'Một chữ khác hẳn';

/** Keys every open second keying of these entries as the ink has it, but for the fields that `differs` names. */
async function keyAgain(
  who: Caller,
  entries: readonly Entry[],
  differs: (entry: Entry, field: FieldKey) => boolean,
) {
  for (const entry of entries) {
    const answer = await who.call('POST', '/api/tasks/claim', {
      step: 'verify-entry-blind',
      subjectId: entry.entryId,
    });
    if (answer.body === 'null') continue;
    const { task, entry: view } = ClaimedTask.parse(answer.json());
    const asked = (view?.fields ?? []).filter((field) => field.isAsked).map((field) => field.key);
    const fields = Object.fromEntries(
      asked.map((field) => [
        field,
        differs(entry, field) ? decisionOf(another) : decisionOf(entry.read.fields[field]?.written ?? null),
      ]),
    );
    const sent = await who.call('POST', `/api/tasks/${task.id}/verify-blind`, { fields });
    if (sent.statusCode !== 200) throw new Error(sent.body);
  }
}

/** Arbitrates what is open of these entries; `siding` with A, the verified value, or B, the re-key. */
async function arbitrate(entries: readonly Entry[], siding: 0 | 1): Promise<number> {
  let count = 0;
  for (const { entryId } of entries) {
    const answer = await arbiter.call('POST', '/api/tasks/claim', {
      step: 'arbitrate-entry',
      subjectId: entryId,
    });
    if (answer.body === 'null') continue;
    const { task, entry } = ClaimedTask.parse(answer.json());
    const asked = (entry?.fields ?? []).filter((field) => field.isAsked);
    expect(asked.every((field) => field.keyings.length === 2)).toBe(true);
    const fields = Object.fromEntries(
      asked.map(({ key, keyings }) => [key, decisionOf(keyings[siding]?.written ?? null)]),
    );
    const sent = await arbiter.call('POST', `/api/tasks/${task.id}/arbitrate`, { fields, reasons: {} });
    if (sent.statusCode !== 200) throw new Error(sent.body);
    count += 1;
  }
  return count;
}

const isCritical = (field: FieldKey): boolean => factsOf('birth', field)?.critical ?? false;

const drawnFields = async (bookId: BookId, round: number) =>
  (await checksOf(office.store.db, bookId))
    .filter((check) => check.round === round)
    .flatMap(({ entryId, fields }) => fields.map((field) => ({ entryId, field })));

test('a book goes from its verification over a sample with one wrong field to a minute and its approval, entry by entry', async () => {
  const { bookId, entries } = await readBook(12);
  expect(outcome(await draw(approver, bookId))).toBe('book.not-verified');
  for (const entry of entries.slice(1)) await verify(keyer, entry);
  expect((await draw(approver, bookId)).json()).toEqual({ code: 'book.not-verified', details: { count: 1 } });
  for (const entry of entries.slice(0, 1)) await verify(keyer, entry);
  expect(outcome(await approver.call('POST', `/api/books/${bookId}/approve`))).toBe('book.not-accepted');

  const before = await quality(approver, bookId);
  expect(before.rounds).toEqual([]);
  expect(before.entries).toEqual({ all: 12, verified: 12, approved: 0, troubled: 0 });
  expect(before.estimates.critical.all).toEqual({ wrong: 0, of: 0, low: null, high: null });

  const drawn = BookQuality.parse((await draw(approver, bookId)).json());
  const { critical, other } = drawn.rounds[0]?.plan ?? {};
  expect(drawn.rounds[0]).toMatchObject({ round: 1, verdict: 'drawn', drawnBy: 'Cán bộ duyet' });
  expect(before.next).toEqual({ critical, other });
  // 12 entries of 13 and 12 fields: letters G and F; at AQL 0.65 the arrow leads from G to F, which takes none wrong
  expect(critical).toMatchObject({ codeLetter: 'F', sample: 20, accept: 0, aql: 0.65 });
  expect(other).toMatchObject({ codeLetter: 'F', sample: 20, accept: 1, aql: 2.5 });
  expect(drawn.draws.filter((line) => line.critical)).toHaveLength(20);
  expect(drawn.draws.every((line) => line.outcome === 'waiting')).toBe(true);
  expect(outcome(await draw(approver, bookId))).toBe('book.sampled');

  // nobody who keyed an entry is asked again
  const own = await keyer.call('POST', '/api/tasks/claim', { step: 'verify-entry-blind', subjectId: null });
  expect(own.body).toBe('null');

  // one field that is not critical turns out wrong
  const fields = await drawnFields(bookId, 1);
  const bad = fields.find(({ field }) => !isCritical(field));
  if (!bad) throw new Error('20 other fields were drawn');
  await keyAgain(second, entries, (entry, field) => entry.entryId === bad.entryId && field === bad.field);
  expect((await quality(approver, bookId)).rounds[0]?.verdict).toBe('drawn');
  expect(outcome(await approver.call('GET', `/api/books/${bookId}/minutes/1/pdf`))).toBe('id.not-found');
  const badEntry = entries.find(({ entryId }) => entryId === bad.entryId) as Entry;
  expect(await arbitrate(entries, 1)).toBe(1);

  const judged = await quality(approver, bookId);
  expect(judged.rounds[0]).toMatchObject({
    verdict: 'accepted',
    checked: { critical: { done: 20, wrong: 0, of: 20 }, other: { done: 20, wrong: 1, of: 20 } },
  });
  expect(judged.estimates.other.rekey).toMatchObject({ wrong: 1, of: 20 });
  expect(judged.estimates.other.rekey.high).toBeLessThan(0.25);
  expect(judged.draws.filter((line) => line.outcome === 'wrong')).toMatchObject([
    { field: bad.field, ordinal: 1 },
  ]);
  const back = recordState(await eventsOf(office.store.db, badEntry.recordId));
  expect(back.status).toBe('sent-back');

  const minute = await approver.call('GET', `/api/books/${bookId}/minutes/1/pdf`);
  expect([minute.statusCode, minute.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect(minute.headers['content-disposition']).toMatch(/^inline; filename="bien-ban-KS.2016.\w+-1.pdf"$/);
  expect(minute.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');

  expect(judged.approvable).toBe(11);
  // one entry is under somebody's hands
  const held = entries.find((entry) => entry !== badEntry) as Entry;
  const other2 = await office.officer('duyetkhac', ['approver']);
  const heldTask = await claim(other2, 'approve-entry', held.entryId);
  expect((await approver.call('POST', `/api/books/${bookId}/approve`)).json()).toEqual({
    approved: 10,
    left: 2,
  });
  await other2.call('POST', `/api/tasks/${heldTask}/release`);
  office.clock.now = new Date(office.clock.now.getTime() + 60_000);
  await verify(keyer, badEntry);
  // nobody approves their own work, not even a whole book of it
  expect((await keyer.call('POST', `/api/books/${bookId}/approve`)).json()).toEqual({ approved: 0, left: 2 });
  expect((await approver.call('POST', `/api/books/${bookId}/approve`)).json()).toEqual({
    approved: 2,
    left: 0,
  });
  expect((await approver.call('POST', `/api/books/${bookId}/approve`)).json()).toEqual({
    approved: 0,
    left: 0,
  });
  for (const { recordId } of entries) {
    const events = await eventsOf(office.store.db, recordId);
    expect(events.at(-1)).toMatchObject({ kind: 'entry-approved', by: approver.officer.id });
    expect(recordState(events).status).toBe('approved');
  }
  const outputs = await office.store.db
    .selectFrom('step_output')
    .select('subject_id')
    .where('step', '=', 'approve-entry')
    .where(
      'subject_id',
      'in',
      entries.map(({ entryId }) => entryId),
    )
    .execute();
  expect(outputs).toHaveLength(12);
});

describe('a re-key for a check', () => {
  test('looks like any second keying: asks the drawn fields, tells no value and not what it is for', async () => {
    const { bookId, entries } = await verifiedBook(4);
    await draw(approver, bookId);
    const [first] = await drawnFields(bookId, 1);
    const entryId = first?.entryId as EntryId;
    const drawn = (await drawnFields(bookId, 1)).filter((one) => one.entryId === entryId);
    const answer = await second.call('POST', '/api/tasks/claim', {
      step: 'verify-entry-blind',
      subjectId: entryId,
    });
    const { entry } = ClaimedTask.parse(answer.json());
    expect(
      entry?.fields
        .filter((field) => field.isAsked)
        .map((field) => field.key)
        .sort(),
    ).toEqual(drawn.map((one) => one.field).sort());
    expect(answer.body).not.toMatch(/check/i);
    expect(answer.body).not.toContain('Nguyễn Thị Thử');
    expect(entries.some((one) => one.entryId === entryId)).toBe(true);
  });

  test('sent twice is taken once, and another answer comes too late', async () => {
    const { bookId, entries } = await verifiedBook(4);
    await draw(approver, bookId);
    const [check] = await checksOf(office.store.db, bookId);
    const read = entries.find(({ entryId }) => entryId === check?.entryId)?.read as MatchedEntry;
    const id = await claim(second, 'verify-entry-blind', check?.entryId ?? null);
    const answers = (text?: string) => ({
      fields: Object.fromEntries(
        (check?.fields ?? []).map((field) => [
          field,
          decisionOf(text ?? read.fields[field]?.written ?? null),
        ]),
      ),
    });
    const address = `/api/tasks/${id}/verify-blind`;
    const sent = await Promise.all([1, 2].map(() => second.call('POST', address, answers())));
    expect(sent.map(outcome)).toEqual([200, 200]);
    expect(outcome(await second.call('POST', address, answers(another)))).toBe('task.done');
    const [after] = await checksOf(office.store.db, bookId);
    expect(Object.values(after?.outcomes ?? {})).toEqual(check?.fields.map(() => 'right'));
  });

  test('is counted when all of a round come in at the same moment, and the round is judged once', async () => {
    const { bookId, entries } = await verifiedBook(6);
    await draw(approver, bookId);
    const tasks = await office.store.db
      .selectFrom('task')
      .innerJoin('field_check', 'field_check.id', 'task.check_id')
      .select(['task.id', 'task.subject_id', 'field_check.fields'])
      .where('task.book_id', '=', bookId)
      .execute();
    expect(tasks.length).toBeGreaterThan(3);
    const all = await Promise.all(
      tasks.map(async ({ id, subject_id, fields }) => {
        const who = await office.officer(`nhap${id.slice(5, 12)}`, ['verifier']);
        await claim(who, 'verify-entry-blind', subject_id);
        const read = entries.find(({ entryId }) => entryId === subject_id)?.read;
        return {
          who,
          id,
          fields: fields.map((key) => [key, decisionOf(read?.fields[key as FieldKey]?.written ?? null)]),
        };
      }),
    );
    const sent = await Promise.all(
      all.map(({ who, id, fields }) =>
        who.call('POST', `/api/tasks/${id}/verify-blind`, { fields: Object.fromEntries(fields) }),
      ),
    );
    expect(sent.map(outcome)).toEqual(tasks.map(() => 200));
    expect((await quality(approver, bookId)).rounds).toMatchObject([{ verdict: 'accepted' }]);
  });

  test('that differs where the arbiter sides with the verified value makes it right', async () => {
    const { bookId, entries } = await verifiedBook(4);
    await draw(approver, bookId);
    await keyAgain(second, entries, () => true);
    expect(await arbitrate(entries, 0)).toBeGreaterThan(0);
    const { rounds, draws } = await quality(approver, bookId);
    expect(rounds[0]?.verdict).toBe('accepted');
    expect(draws.every((line) => line.outcome === 'right')).toBe(true);
    for (const { recordId } of entries)
      expect(recordState(await eventsOf(office.store.db, recordId)).status).toBe('verified');
  });

  test('that finds an approved value wrong makes a trouble of it', async () => {
    const { bookId, entries } = await verifiedBook(2);
    for (const { entryId } of entries) {
      const id = await claim(approver, 'approve-entry', entryId);
      await approver.call('POST', `/api/tasks/${id}/approve`, { verdict: 'approve' });
    }
    await draw(approver, bookId);
    const [bad] = await drawnFields(bookId, 1);
    await keyAgain(second, entries, (entry, field) => entry.entryId === bad?.entryId && field === bad?.field);
    await arbitrate(entries, 1);
    const troubles = await office.store.db
      .selectFrom('trouble')
      .selectAll()
      .where('entry_id', '=', bad?.entryId ?? '')
      .execute();
    expect(troubles).toMatchObject([{ kind: 'other', reported_by: arbiter.officer.id, outcome: null }]);
    const recordId = entries.find(({ entryId }) => entryId === bad?.entryId)?.recordId as RecordId;
    expect(recordState(await eventsOf(office.store.db, recordId)).status).toBe('approved');
  });
});

test('a returned book is keyed a second time where one person had keyed it, and then sampled anew', async () => {
  const { bookId, entries } = await verifiedBook(4);
  const approved = entries[0] as Entry;
  const id = await claim(approver, 'approve-entry', approved.entryId);
  await approver.call('POST', `/api/tasks/${id}/approve`, { verdict: 'approve' });
  await draw(approver, bookId);
  const critical = (await drawnFields(bookId, 1)).find(
    ({ entryId, field }) => entryId !== approved.entryId && isCritical(field),
  );
  await keyAgain(
    second,
    entries,
    (entry, field) => entry.entryId === critical?.entryId && field === critical?.field,
  );
  expect(await arbitrate(entries, 1)).toBe(1);
  const judged = await quality(approver, bookId);
  expect(judged.rounds[0]?.verdict).toBe('returned');
  expect(judged.policy.id).toBe('all-double-2026');
  expect(await policyOfBook(office.store.db, bookId)).toBe('all-double-2026');
  expect(outcome(await approver.call('POST', `/api/books/${bookId}/approve`))).toBe('book.not-accepted');
  expect(outcome(await draw(approver, bookId))).toBe('book.not-verified');

  // the one sent back is verified anew, then all but the approved one are keyed blind
  const wrong = entries.find(({ entryId }) => entryId === critical?.entryId) as Entry;
  await verify(keyer, wrong);
  await keyAgain(second, entries, () => false);
  for (const entry of entries.slice(1)) {
    const { fields, status } = recordState(await eventsOf(office.store.db, entry.recordId));
    expect(status).toBe('verified');
    expect(new Set(Object.values(fields).map((field) => field?.settled))).toEqual(new Set(['two-keys']));
  }
  const third = await office.officer('nhapba', ['verifier']);
  expect(outcome(await draw(approver, bookId))).toBe(200);
  await keyAgain(third, entries, () => false);
  const again = await quality(approver, bookId);
  expect(again.rounds.map(({ verdict }) => verdict)).toEqual(['returned', 'accepted']);
  expect(again.estimates.critical.rekey.wrong).toBe(0);
  const [one, two] = await lotsOf(office.store.db, bookId);
  expect(one?.plan.seed).not.toBe(two?.plan.seed);
});

test('entries added to an accepted book are not approved with it, and it can be sampled anew', async () => {
  const { bookId, entries } = await verifiedBook(3);
  await draw(approver, bookId);
  await keyAgain(second, entries, () => false);
  expect(outcome(await draw(approver, bookId))).toBe('book.sampled');
  expect((await quality(approver, bookId)).next).toBeNull();
  office.clock.now = new Date(office.clock.now.getTime() + 60_000);
  const late = await office.entry({}, bookId);
  await verify(keyer, late);
  expect((await approver.call('POST', `/api/books/${bookId}/approve`)).json()).toEqual({
    approved: 3,
    left: 1,
  });
  expect((await quality(approver, bookId)).next).not.toBeNull();
  expect(outcome(await draw(approver, bookId))).toBe(200);
  await keyAgain(second, [...entries, late], () => false);
  expect((await approver.call('POST', `/api/books/${bookId}/approve`)).json()).toEqual({
    approved: 1,
    left: 0,
  });
});

test('known answers are held against an entry as soon as it is settled, and keep it out of the approval of its book', async () => {
  const { bookId, entries } = await readBook(3);
  const [right, wrong] = entries as [Entry, Entry];
  for (const [{ entryId }, childName] of [
    [right, 'Nguyễn Thị Thử'],
    [wrong, 'Nguyễn Thị Thứ'],
  ] as const)
    await keepGold(office.store.db, {
      entryId,
      bookId,
      fields: { childName, childPersonalId: null },
      by: 'test',
    });
  for (const entry of entries) await verify(keyer, entry);
  const { estimates, draws } = await quality(approver, bookId);
  expect(estimates.critical.gold).toMatchObject({ wrong: 1, of: 4 });
  expect(
    draws
      .filter((line) => line.kind === 'gold')
      .map(({ outcome }) => outcome)
      .sort(),
  ).toEqual(['right', 'right', 'right', 'wrong']);
  await draw(approver, bookId);
  await keyAgain(second, entries, () => false);
  expect((await approver.call('POST', `/api/books/${bookId}/approve`)).json()).toEqual({
    approved: 2,
    left: 1,
  });
  const all = (await quality(approver, bookId)).estimates.critical;
  expect(all.all.of).toBeLessThanOrEqual(all.gold.of + all.rekey.of);
  expect(all.all.wrong).toBe(1);
});

test('an approver chooses how a book is verified from now on, among the policies there are', async () => {
  const bookId = await office.book();
  const chosen = await approver.call('POST', `/api/books/${bookId}/policy`, { policyId: 'all-double-2026' });
  expect(BookQuality.parse(chosen.json()).policy.id).toBe('all-double-2026');
  expect(outcome(await approver.call('POST', `/api/books/${bookId}/policy`, { policyId: 'none' }))).toBe(
    'policy.not-found',
  );
});
