import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWholeBook } from '#store/book-state.ts';
import { type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const steps = ['extract-fields', 'match-records'];

test('a whole book tells whose it is, and of each entry the values that neighbors are held against', async () => {
  const { db } = office.store;
  const bookId = await office.book();
  expect(await readWholeBook(db, bookId, steps)).toBeNull();
  const first = await office.entry({ signatory: 'Trần Văn Hòa' }, bookId);
  const second = await office.entry({ motherResidence: 'xã Yên Mỹ' }, bookId);
  await db.updateTable('book').set({ loaded_at: new Date() }).where('id', '=', bookId).execute();
  const valuesOf = async () =>
    new Map(
      (await readWholeBook(db, bookId, steps))?.entries.map(({ entryId, ...entry }) => [entryId, entry]),
    );

  expect((await readWholeBook(db, bookId, steps))?.registerBody?.name).toBe(
    'Ủy ban nhân dân phường Bạch Mai',
  );
  const plain = await valuesOf();
  expect(plain.get(first.entryId)?.values).toMatchObject({
    signatory: 'Trần Văn Hòa',
    registrationDate: '2016-05-12',
  });
  expect(plain.get(first.entryId)?.values).not.toHaveProperty('childName');
  expect(plain.get(second.entryId)?.values).toMatchObject({ motherResidence: 'xã Yên Mỹ' });
  expect(plain.get(second.entryId)).not.toHaveProperty('dittos');

  await sql`update step_output set output = jsonb_set(output, '{fields,motherName,doubts}', '["ditto"]')
    where subject_id = ${second.entryId}`.execute(db);
  const marked = await valuesOf();
  expect(marked.get(second.entryId)?.dittos).toEqual(['motherName']);
  expect(marked.get(first.entryId)?.values).toMatchObject({ motherName: 'Trần Thị Mẫu' });
});
