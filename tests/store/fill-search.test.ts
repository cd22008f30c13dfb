import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findRecords } from '#server/find-records.ts';
import { fillSearch } from '#store/fill-search.ts';
import { agreeing, claim, type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const find = async (q: string) =>
  (await findRecords(office.store, { q, books: null })).map((hit) => hit.names[0]);

/** What is kept for search, without what a program before it could not know. */
const kept = async () => ({
  entries: await office.store.db
    .selectFrom('entry')
    .select(['id', 'found_by', 'place_fold', 'paper_numbers'])
    .orderBy('id')
    .execute(),
  names: await office.store.db
    .selectFrom('entry_name')
    .selectAll()
    .orderBy('entry_id')
    .orderBy('role')
    .execute(),
});

/** The tables as a program before this one left them. */
async function forget(): Promise<void> {
  const { db } = office.store;
  await sql`update entry set found_by = null, place_fold = '', paper_numbers = '{}'`.execute(db);
  await sql`update entry_name set spelled = '', subject_given = '', registered_year = null, born_year = null,
    name_fold = replace(name_fold, ' li', ' ly'), given_fold = replace(given_fold, 'li', 'ly')`.execute(db);
}

test('entries of an older program become as findable as new ones, and it may be stopped and begun again', async () => {
  const verifier = await office.officer('kiemtra', ['verifier']);
  await office.entry({
    childName: 'Trịnh Thị Lý',
    childOrigin: 'phường Bách Khoa, Hà Nội',
    childPersonalId: '001316012345',
  });
  await office.entry({ childName: 'Phan Bé Con', motherName: 'Vũ Ngọc Khuê' });
  const { entryId, read } = await office.entry({ childName: 'Lê Đọc Sai' });
  const id = await claim(verifier, 'verify-entry', entryId);
  const settled = { childName: 'Lê Người Đọc', childOrigin: 'làng không ai biết' };
  expect((await verifier.call('POST', `/api/tasks/${id}/verify`, agreeing(read, settled))).statusCode).toBe(
    200,
  );
  const before = await kept();
  expect(before.entries).toHaveLength(3);

  await forget();
  expect(await find('trịnh thị lí')).toEqual([]);
  expect(await fillSearch(office.store)).toBe(3);
  expect(await kept()).toEqual(before);
  expect(await find('trịnh thị lí')).toEqual(['Trịnh Thị Lý']);
  expect(await find('con, mẹ khuê')).toEqual(['Phan Bé Con']);
  expect(await find('đọc, ở làng không ai biết')).toEqual(['Lê Người Đọc']);
  expect(await find('001316012345')).toEqual(['Trịnh Thị Lý']);

  expect(await fillSearch(office.store)).toBe(0);
  await sql`update entry set found_by = null where id = ${entryId}`.execute(office.store.db);
  expect(await fillSearch(office.store)).toBe(1);
  expect(await kept()).toEqual(before);
});
