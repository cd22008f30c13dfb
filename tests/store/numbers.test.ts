import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeNumber } from '#store/numbers.ts';
import { issuingOffice, setIssuingOffice } from '#store/settings.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const series = { body: 'UBND phường Thử', series: 'GKS-BS', year: 2026 };
const take = (of = series) => database.store.db.transaction().execute((tx) => takeNumber(tx, of, new Date()));

test('a number that was taken in vain is given to the next', async () => {
  expect(await take()).toBe(1);
  const failed = database.store.db.transaction().execute(async (tx) => {
    expect(await takeNumber(tx, series, new Date())).toBe(2);
    throw new Error('the paper could not be made');
  });
  await expect(failed).rejects.toThrow('could not be made');
  expect(await take()).toBe(2);
});

test('each agency, kind of paper and year has its own numbers', async () => {
  const others = [
    { ...series, body: 'UBND khác' },
    { ...series, series: 'TLKT-BS' },
    { ...series, year: 2027 },
  ];
  for (const other of others) expect(await take(other)).toBe(1);
});

test('a clock that runs backwards by more than a minute gets no number', async () => {
  const backwards = { ...series, body: 'UBND đồng hồ' };
  const now = Date.now();
  const at = (ms: number) =>
    database.store.db.transaction().execute((tx) => takeNumber(tx, backwards, new Date(now + ms)));
  expect(await at(0)).toBe(1);
  await expect(at(-120_000)).rejects.toMatchObject({ code: 'clock.wrong', details: { seconds: 120 } });
  expect(await at(-30_000)).toBe(2);
  await expect(at(-61_000)).rejects.toThrow('clock.wrong');
});

test('the issuing agency is the demonstration one until somebody says otherwise', async () => {
  const { db } = database.store;
  expect((await issuingOffice(db)).place).toBe('Hai Bà Trưng');
  const office = { body: { name: 'Ủy ban nhân dân xã Thử', within: ['Tỉnh Thử'] }, place: 'Thử' };
  await setIssuingOffice(db, office);
  await setIssuingOffice(db, office);
  expect(await issuingOffice(db)).toEqual(office);
});
