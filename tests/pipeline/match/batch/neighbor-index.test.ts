import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EntryId } from '#schemas/ids.ts';
import { gatherKeys, openNeighbors } from '#pipeline/match/batch/neighbor-index.ts';
import { plantBirths } from '#scripts/bench/plant-births.ts';
import { makePopulation } from '#scripts/population/make-population.ts';
import { seeded } from '#scripts/samples/random.ts';
import { most, mostOfKey, neighborhood } from '#store/neighbors.ts';
import { keyShares, readToRelate } from '#store/relate-batch.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

let database: FreshDatabase;
afterAll(() => database.close());

/** Entries with keys by chance: some that nobody else has, many that some have, a few that too many have. */
beforeAll(async () => {
  database = await freshDatabase();
  const { store } = database;
  await plantBirths(store, makePopulation({ births: 400, seed: 2 }).births.table);
  const random = seeded(7);
  const keyOf = (n: number) => `key-${String(n).padStart(4, '0')}`;
  for (const { id } of await store.db.selectFrom('entry').select('id').execute()) {
    const numbers = Array.from({ length: 14 }, () => Math.floor(240 * random.int(1, 1000) ** 2 * 1e-6));
    const keys = [...new Set([...numbers, random.int(1000, 9999)])].map(keyOf);
    await sql`update entry set block_keys = ${keys}::text[] where id = ${id}`.execute(store.db);
  }
}, 60_000);

test('the nearest in memory are those that the database finds, those of equal nearness too', async () => {
  const { db } = database.store;
  const entries = await readToRelate(db, '', 1000);
  const gathering = gatherKeys();
  for (const { keys } of entries) gathering.add(keys);
  const nearest = openNeighbors(gathering.done({ mostOfKey, shares: await keyShares(db), most }));
  let cut = 0;
  for (const [n, { entryId }] of entries.entries()) {
    const own = [...nearest(n)].map((other) => entries[other]?.entryId as EntryId);
    const { others } = await neighborhood(db, entryId);
    expect(own.sort()).toEqual(others.map((other) => other.entryId).sort());
    if (own.length === most) cut += 1;
  }
  // there were more than are wanted, and so it was seen who is left out
  expect(cut).toBeGreaterThan(100);
}, 60_000);
