import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimTask } from '#store/claim-task.ts';
import { projectEntry } from '#store/records.ts';
import { entryFacts } from '#workers/entry-facts.ts';
import { agreeing, type Caller, claim, type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
let verifier: Caller;
beforeAll(async () => {
  office = await openOffice();
  verifier = await office.officer('kiemtra', ['verifier']);
});
afterAll(() => office.close());

const namesOf = async (entryId: string) =>
  (
    await office.store.db
      .selectFrom('entry')
      .select('names')
      .where('id', '=', entryId)
      .executeTakeFirstOrThrow()
  ).names[0];

test('reading an entry anew changes what is shown until a person has said what stands there', async () => {
  const { entryId, read } = await office.entry({ childName: 'Lê Đọc Lần Một' });
  const readAs = (childName: string) => {
    const { candidates: _, comparedWith: __, ...extracted } = read;
    const field = read.fields.childName;
    if (!field) throw new Error('the form has the name');
    const fields = { ...read.fields, childName: { ...field, written: childName, value: childName } };
    return office.store.db
      .transaction()
      .execute((tx) => projectEntry(tx, entryFacts({ ...extracted, fields })));
  };
  await readAs('Lê Đọc Lần Hai');
  expect(await namesOf(entryId)).toBe('Lê Đọc Lần Hai');
  const id = await claim(verifier, 'verify-entry', entryId);
  await verifier.call('POST', `/api/tasks/${id}/verify`, agreeing(read, { childName: 'Lê Người Đọc' }));
  await readAs('Lê Đọc Lần Ba');
  expect(await namesOf(entryId)).toBe('Lê Người Đọc');
  const folded = await office.store.db
    .selectFrom('entry_name')
    .select('name_fold')
    .where('entry_id', '=', entryId)
    .orderBy('role')
    .execute();
  expect(folded.map((row) => row.name_fold)).toEqual(['le nguoi doc', 'tran thi mau', 'nguyen van thu']);
});

test('who verified an entry is never offered it to approve', async () => {
  const { entryId, read } = await office.entry();
  const id = await claim(verifier, 'verify-entry', entryId);
  await verifier.call('POST', `/api/tasks/${id}/verify`, agreeing(read));
  const step = {
    step: 'approve-entry' as const,
    subjectId: null,
    besides: null,
    books: null,
    prefersHard: false,
    now: office.clock.now,
  };
  expect(await claimTask(office.store.db, { ...step, officerId: verifier.officer.id })).toBeNull();
});
