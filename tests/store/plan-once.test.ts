import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '#store/open.ts';
import { together } from '#store/together.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase(1);
});
afterAll(() => database.close());

const inTurn = <T>(work: (tx: Db) => Promise<T>) =>
  database.store.db.transaction().execute((tx) => together(tx, (all) => [work(all)]));

const kept = async () => {
  const { rows } = await sql<{ statement: string; asked: number }>`
    select statement, (generic_plans + custom_plans)::int as asked from pg_prepared_statements`.execute(
    database.store.db,
  );
  return rows;
};

test('what is asked together is planned once for its connection and asked again by its name', async () => {
  const ask = (tx: Db, value: number) =>
    sql<{ value: number }>`select ${value}::int * 2 as value`.execute(tx);
  for (const value of [1, 2, 3]) {
    const [{ rows }] = await inTurn((tx) => ask(tx, value));
    expect(rows).toEqual([{ value: value * 2 }]);
  }
  expect(await kept()).toContainEqual({ statement: 'select $1::int * 2 as value', asked: 3 });
});

test('one that fails may be asked again', async () => {
  const divide = (by: number) => inTurn((tx) => sql`select 10 / ${by}::int as value`.execute(tx));
  await expect(divide(0)).rejects.toMatchObject({ code: '22012' });
  const [{ rows }] = await divide(5);
  expect(rows).toEqual([{ value: 2 }]);
});

test('a table that was changed costs one answer, no more', async () => {
  await sql`create table changing (id int)`.execute(database.store.db);
  const look = () => inTurn((tx) => sql`select * from changing where id > ${0}`.execute(tx));
  await look();
  await sql`alter table changing add column more text`.execute(database.store.db);
  await expect(look()).rejects.toMatchObject({ code: '0A000' });
  const [{ rows }] = await look();
  expect(rows).toEqual([]);
});
