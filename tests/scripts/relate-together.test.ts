import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EntryId, RelationId } from '#schemas/ids.ts';
import { relationsOf } from '#pipeline/match/find-relations.ts';
import { shippedModels } from '#pipeline/match/link-models.ts';
import { relateArrival } from '#pipeline/match/relate-arrival.ts';
import { mentionKey } from '#pipeline/match/relation-id.ts';
import { settlePersons } from '#pipeline/match/settle-persons.ts';
import { plantSheet } from '#scripts/bench/plant-births.ts';
import { makePopulation } from '#scripts/population/make-population.ts';
import { relateAll } from '#scripts/relate/relate-all.ts';
import { openArrival } from '#store/arrival.ts';
import { activateLinkModel } from '#store/link-models.ts';
import type { Store } from '#store/open.ts';
import { readToRelate } from '#store/relate-batch.ts';
import { decideRelation, lockRelating, relationById } from '#store/relations.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

const at = new Date('2026-11-22T02:00:00Z');
const officer = `officer_${'o'.repeat(26)}` as never;
const whole = { kind: null, since: null };
const opened: FreshDatabase[] = [];
afterAll(() => Promise.all(opened.map((one) => one.close())));

const { births, deaths, marriages } = makePopulation({
  births: 1000,
  seed: 5,
  besides: ['death', 'marriage'],
});
/** Books of one population, nothing related yet. */
async function planted(): Promise<Store> {
  const database = await freshDatabase();
  opened.push(database);
  const { store } = database;
  let first = 0;
  for (const sheet of [births, marriages, deaths]) {
    await plantSheet(store, sheet, first);
    first += sheet.table.size;
  }
  return store;
}
const all = births.table.size + deaths.table.size + marriages.table.size;

const run = (store: Store, progress: (done: number, of: number, part: string) => void = () => undefined) =>
  relateAll(store, whole, { now: () => at, progress });
const arrive = ({ db }: Store, entryId: EntryId) =>
  db.transaction().execute((tx) => relateArrival(openArrival(tx), entryId, at));
async function oneByOne(store: Store): Promise<void> {
  for (const { id } of await store.db.selectFrom('entry').select('id').orderBy('id').execute())
    await arrive(store, id as EntryId);
}
async function decide({ db }: Store, id: RelationId, verdict: 'different-people' | 'second-copy') {
  await db.transaction().execute(async (tx) => {
    await lockRelating(tx);
    const relation = await relationById(tx, id);
    if (!relation) throw new Error('it was found');
    await decideRelation(tx, { id, verdict, at });
    await settlePersons(openArrival(tx), [relation.a, relation.b], { at, by: officer });
  });
}

/** All relations, and who is who: ids of persons are random, so each person is their mentions. */
async function written({ db }: Store) {
  const relations = await db.selectFrom('relation').selectAll().orderBy('id').execute();
  const mentions = await db
    .selectFrom('person_mention')
    .selectAll()
    .orderBy('entry_id')
    .orderBy('role')
    .execute();
  const persons = new Map<string, string[]>();
  for (const { person_id, entry_id, role } of mentions) {
    const mention = mentionKey({ entryId: entry_id as EntryId, role: role as never });
    persons.set(person_id, [...(persons.get(person_id) ?? []), mention]);
  }
  return {
    relations: relations.map(({ found_at: _, ...relation }) => relation),
    persons: [...persons.values()].map((one) => one.join()).sort(),
  };
}
/** What must not change at all. */
const everything = async ({ db }: Store) => ({
  relations: await db.selectFrom('relation').selectAll().orderBy('id').execute(),
  mentions: await db.selectFrom('person_mention').selectAll().orderBy('entry_id').orderBy('role').execute(),
  persons: await db.selectFrom('person').selectAll().orderBy('id').execute(),
  changes: await db.selectFrom('person_change').selectAll().orderBy('id').execute(),
});

let arrived: Store;
let together: Store;
let expected: Awaited<ReturnType<typeof written>>;
beforeAll(async () => {
  [arrived, together] = [await planted(), await planted()];
  await oneByOne(arrived);
  expected = await written(arrived);
}, 600_000);

test('all together are to each other what they are when they arrive one by one, row for row, and so is who is who', async () => {
  const parts = new Set<string>();
  const report = await run(together, (_, of, part) => {
    expect(of).toBe(all);
    parts.add(part);
  });
  expect([...parts]).toEqual(['read', 'relate', 'settle']);
  expect(report.done).toBe(all);
  expect(report.changed).toBeGreaterThan(all / 4);
  const found = await written(together);
  expect(found.relations.length).toBeGreaterThan(1000);
  expect(new Set(found.relations.map(({ kind }) => kind)).size).toBe(7);
  expect(found.persons.length).toBeGreaterThan(500);
  expect(found.relations).toEqual(expected.relations);
  expect(found.persons).toEqual(expected.persons);
}, 600_000);

test('a second run changes nothing', async () => {
  const before = await everything(together);
  expect(await run(together)).toEqual({ done: all, changed: 0 });
  expect(await everything(together)).toEqual(before);
}, 600_000);

test('a run that is stopped goes on where it was and ends with the same', async () => {
  const store = await planted();
  const told: number[] = [];
  const stopped = run(store, (done, _, part) => {
    if (part === 'relate') told.push(done);
    if (told.length === 5) throw new Error('the plug was pulled');
  });
  await expect(stopped).rejects.toThrow('the plug was pulled');
  const [first] = told;
  const inSettling = run(store, (done, _, part) => {
    if (part === 'relate') told.push(done);
    if (part === 'settle') throw new Error('the plug was pulled again');
  });
  await expect(inSettling).rejects.toThrow('the plug was pulled again');
  expect(told.slice(0, 6)).toEqual([1, 2, 3, 4, 5, 6].map((n) => n * (first ?? 0)));
  expect(new Set(told).size).toBe(told.length);
  await run(store);
  expect(await written(store)).toEqual(expected);
}, 600_000);

test('what people decided, looked at or asked for stands, and whom they part nobody joins again', async () => {
  const apart = expected.relations.find(({ kind, status }) => kind === 'second-copy' && status === 'asked');
  const looked = expected.relations.find(({ kind }) => kind === 're-registration');
  if (!apart || !looked) throw new Error('both are among them');
  for (const store of [arrived, together]) {
    await decide(store, apart.id as RelationId, 'different-people');
    await sql`insert into relation_decision (relation_id, by, at, verdict, is_blind, took_ms)
      values (${looked.id}, ${officer}, now(), 'unsure', true, 1)`.execute(store.db);
    await sql`update entry set comparable = jsonb_build_object('entryId', id, 'values', '{}'::jsonb), block_keys = '{}'
      where id in (${apart.entry_b}, ${looked.entry_a})`.execute(store.db);
  }
  await oneByOne(arrived);
  await run(together);
  const [one, other] = [await written(arrived), await written(together)];
  expect(other).toEqual(one);
  const stands = new Map(other.relations.map(({ id, status }) => [id, status]));
  expect([stands.get(apart.id), stands.get(looked.id)]).toEqual(['decided', looked.status]);
  const before = await everything(together);
  expect((await run(together)).changed).toBe(0);
  expect(await everything(together)).toEqual(before);
}, 600_000);

test('what is read again, arrives or is decided while it runs is kept, and nothing is written of values that were', async () => {
  const store = await planted();
  const { db } = store;
  const ids = (await db.selectFrom('entry').select('id').orderBy('id').execute()).map(({ id }) => id);
  const copies = expected.relations
    .filter(({ kind }) => kind === 'second-copy')
    .sort((x, y) => ids.indexOf(x.entry_a) - ids.indexOf(y.entry_a));
  const [early, late] = [copies[0], copies.at(-1)];
  if (!early || !late) throw new Error('there are second copies');
  // one is found in the first step, the other only in some later one
  expect(ids.indexOf(early.entry_a)).toBeLessThan(200);
  expect(ids.indexOf(late.entry_a)).toBeGreaterThan(800);
  // one entry of each is read as another: its values move from under the run, before a step has come to it, and after
  const happen = () =>
    db.transaction().execute(async (tx) => {
      await lockRelating(tx);
      for (const id of [early.entry_b, late.entry_b]) {
        await sql`update entry set comparable = jsonb_set(other.comparable, '{entryId}', to_jsonb(entry.id)),
            block_keys = other.block_keys
          from entry other where other.id = ${ids[0]} and entry.id = ${id}`.execute(tx);
        await relateArrival(openArrival(tx), id as EntryId, at);
      }
    });
  let happening: Promise<void> | null = null;
  await run(store, (_, __, part) => {
    if (part === 'relate') happening ??= happen();
  });
  await happening;
  const statusOf = async (id: string) => (await relationById(db, id as RelationId))?.status;
  expect([await statusOf(early.id), await statusOf(late.id)]).toEqual(['gone', undefined]);
  const entries = new Map((await readToRelate(db, '', all)).map((entry) => [entry.entryId, entry]));
  const now = (await written(store)).relations.filter(({ status }) => status !== 'gone');
  expect(now.length).toBeGreaterThan(1000);
  for (const { id, entry_a, entry_b, kind, weight } of now) {
    const [a, b] = [entry_a, entry_b].map((entry) => entries.get(entry as EntryId));
    if (!a || !b) throw new Error('a relation is of entries');
    const found = relationsOf(a, b).find((one) => one.id === id);
    expect({ id, kind: found?.kind, weight: found && Math.fround(found.weight) }).toEqual({
      ...{ id, kind, weight: Math.fround(weight) },
    });
  }
}, 600_000);

test('weights that are switched on while it runs count from the next step on', async () => {
  const store = await planted();
  const newer = { ...shippedModels.entries.birth, made: '2026-11-23', source: 'em' as const };
  const told: string[] = [];
  let happening: Promise<unknown> | null = null;
  await run(store, (_, __, part) => {
    if (told.at(-1) !== part) told.push(part);
    if (part === 'relate') happening ??= activateLinkModel(store.db, newer, at);
  });
  await happening;
  expect(told).toEqual(['read', 'relate', 'read', 'relate', 'settle']);
  const models = async () => {
    const relations = (await written(store)).relations.filter(
      ({ role_a, role_b }) => role_a + role_b === 'childchild',
    );
    return new Set(relations.map(({ model }) => model));
  };
  const [before, after] = [shippedModels.entries.birth, newer].map(({ id, made }) => `${id} ${made}`);
  expect(await models()).toEqual(new Set([before, after]));
  await run(store);
  expect(await models()).toEqual(new Set([after]));
}, 600_000);
