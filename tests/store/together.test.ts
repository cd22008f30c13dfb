import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeNumber } from '#store/numbers.ts';
import { together } from '#store/together.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const series = { body: 'UBND phường Thử', series: 'GKS-BS', year: 2026 };

test('statements run in the order given, each seeing what those before it did', async () => {
  const numbers = await database.store.db
    .transaction()
    .execute((tx) => together(tx, (all) => [1, 2, 3].map(() => takeNumber(all, series, new Date()))));
  expect(numbers).toEqual([1, 2, 3]);
});

test('one that fails takes its transaction with it, and the connection serves the next', async () => {
  const failing = database.store.db
    .transaction()
    .execute((tx) =>
      together(tx, (all) => [takeNumber(all, series, new Date()), sql`select 1 / 0`.execute(all)]),
    );
  await expect(failing).rejects.toMatchObject({ code: '22012' });
  const next = database.store.db.transaction().execute((tx) => takeNumber(tx, series, new Date()));
  expect(await next).toBe(4);
});

test('throws for the first of those given that failed, when the last has answered', async () => {
  let answered = false;
  const last = sleep(50).then(() => {
    answered = true;
  });
  const failing = (after: number, as: string) => sleep(after).then(() => Promise.reject(new Error(as)));
  const all = database.store.db
    .transaction()
    .execute((tx) => together(tx, () => [failing(20, 'given first'), failing(0, 'given second'), last]));
  await expect(all).rejects.toThrow('given first');
  expect(answered).toBe(true);
});
