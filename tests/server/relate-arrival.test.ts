import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { EntryId, PersonId } from '#schemas/ids.ts';
import type { Mention, PersonRole } from '#schemas/relation.ts';
import { relateArrival } from '#pipeline/match/relate-arrival.ts';
import { relationIdOf } from '#pipeline/match/relation-id.ts';
import { openArrival } from '#store/arrival.ts';
import { changesOfPerson, mentionsOf, personById, personOf } from '#store/persons.ts';
import { keepRelations, relationById, relationsOfEntry } from '#store/relations.ts';
import { openRegistry, type Registry } from '#tests/support/registry.ts';

const opened: Registry[] = [];
let registry: Registry;
beforeEach(async () => {
  registry = await openRegistry(24);
  opened.push(registry);
});
afterAll(() => Promise.all(opened.map((one) => one.close())));

const child = {
  entryNo: '45',
  registrationDate: '1988-05-20',
  childName: 'Quách Bảo Khuê',
  childBirthDate: '1988-05-12',
  childSex: 'female',
  motherName: 'Trịnh Thị Bích Vân',
  motherBirthDate: '1960-02-03',
  fatherName: 'Quách Văn Quyết',
  fatherBirthDate: '1958-11-30',
};
const as = (entryId: EntryId, role: PersonRole = 'child'): Mention => ({ entryId, role });
const seen = async (entryId: EntryId) =>
  (await relationsOfEntry(registry.store.db, entryId)).map(({ id, kind, status }) => ({ id, kind, status }));
const person = (mention: Mention) => personOf(registry.store.db, mention);
/** Everything that relating writes. */
const written = async () => {
  const { db } = registry.store;
  return {
    relations: await db.selectFrom('relation').selectAll().orderBy('id').execute(),
    mentions: await db.selectFrom('person_mention').selectAll().orderBy('entry_id').orderBy('role').execute(),
    persons: await db.selectFrom('person').selectAll().orderBy('id').execute(),
    changes: await db.selectFrom('person_change').selectAll().orderBy('id').execute(),
  };
};
/** The two copies of a book, each with the entry; the second is not compared yet. */
async function twoCopies() {
  const first = await registry.entry(await registry.book(), child);
  await registry.arrive(first);
  const second = await registry.entry(await registry.book(), { ...child, childName: 'Quách Bảo Khuy' });
  return { first, second };
}

test('two copies find each other, and each shows the other', async () => {
  const { first, second } = await twoCopies();
  expect(await seen(first)).toEqual([]);
  const { relations } = await registry.arrive(second);
  expect(relations).toHaveLength(1);
  const id = relationIdOf(as(first), as(second));
  // Khuê and Khuy may as well be twins: nobody is asked
  expect(await seen(first)).toEqual([{ id, kind: 'second-copy', status: 'told' }]);
  expect(await seen(second)).toEqual(await seen(first));
  const id1 = await person(as(first));
  expect(id1).not.toBeNull();
  expect(await person(as(second))).toBe(id1);
  expect(await person(as(first, 'mother'))).toBe(await person(as(second, 'mother')));
  expect(await person(as(first, 'mother'))).not.toBe(id1);
});

test('comparing again, from either side, changes nothing', async () => {
  const { first, second } = await twoCopies();
  expect((await registry.arrive(second)).changed).toBe(true);
  const before = await written();
  expect((await registry.arrive(second)).changed).toBe(false);
  expect((await registry.arrive(first)).changed).toBe(false);
  expect(await written()).toEqual(before);
});

test('what a person decided stays as it is, whatever arrives, and keeps two apart through a third', async () => {
  const { first, second } = await twoCopies();
  await registry.arrive(second);
  await registry.decide(as(first), as(second), 'different-people');
  expect(await person(as(second))).not.toBe(await person(as(first)));
  const third = await registry.entry(await registry.book(), child);
  await registry.arrive(third);
  for (const one of [first, second, third]) await registry.arrive(one);
  expect(await relationById(registry.store.db, relationIdOf(as(first), as(second)))).toMatchObject({
    status: 'decided',
    verdict: 'different-people',
  });
  const [one, other] = [await person(as(first)), await person(as(second))];
  expect(one).not.toBe(other);
  expect([one, other]).toContain(await person(as(third)));
});

test('a decision that is changed lets them be one again', async () => {
  const { first, second } = await twoCopies();
  await registry.arrive(second);
  const before = await person(as(first));
  await registry.decide(as(first), as(second), 'different-people');
  await registry.decide(as(first), as(second), 'second-copy', new Date('2026-11-23T02:00:00Z'));
  expect(await person(as(first))).toBe(before);
  expect(await person(as(second))).toBe(before);
  const history = await changesOfPerson(registry.store.db, before as PersonId);
  expect(history.map(({ what, by }) => [what, by])).toEqual([
    ['made', 'machine'],
    ['joined', 'machine'],
    ['joined', 'machine'],
    ['left', registry.officer],
    ['joined', registry.officer],
  ]);
});

test('a value that changes takes relations away and brings others; nobody stays who is not bound any more', async () => {
  const { first, second } = await twoCopies();
  await registry.arrive(second);
  const { page_id, book_id } = await registry.store.db
    .selectFrom('entry')
    .select(['page_id', 'book_id'])
    .where('id', '=', second)
    .executeTakeFirstOrThrow();
  const other = {
    ...{ entryNo: '99', registrationDate: '1991-01-15', childName: 'Đoàn Hữu Phát', childSex: 'male' },
    ...{ childBirthDate: '1991-01-02', motherName: 'Lục Thị Sim', fatherName: 'Đoàn Văn Lực' },
  };
  const third = await registry.entry(await registry.book(), other);
  await registry.arrive(third);
  const place = { pageId: page_id as never, bookId: book_id as never, kind: 'birth' as const };
  await registry.read(second, { ...place, values: other });
  await registry.arrive(second);
  expect(await seen(first)).toEqual([]);
  expect(await seen(second)).toMatchObject([
    { kind: 'second-copy', id: relationIdOf(as(second), as(third)) },
  ]);
  expect(await person(as(second))).toBe(await person(as(third)));
  expect(await person(as(second))).not.toBe(await person(as(first)));
  const gone = await relationById(registry.store.db, relationIdOf(as(first), as(second)));
  expect(gone?.status).toBe('gone');
});

test('what reviewers looked at or asked for no run takes away', async () => {
  const { first, second } = await twoCopies();
  const { relations } = await registry.arrive(second);
  const stranger = await registry.entry(await registry.book(), { childName: 'Mạc Thị Na' });
  const [looked] = relations;
  if (!looked) throw new Error('the copies were found');
  await sql`insert into relation_decision (relation_id, by, at, verdict, is_blind, took_ms)
    values (${looked.id}, ${registry.officer}, now(), 'unsure', true, 1)`.execute(registry.store.db);
  const [a, b] = [first, stranger].sort() as [EntryId, EntryId];
  const asked = { ...looked, id: relationIdOf(as(a), as(b)), a: as(a), b: as(b), model: 'person' };
  await keepRelations(registry.store.db, { keep: [asked], gone: [] });
  await sql`update entry set comparable = '{"entryId": "none", "values": {}}'::jsonb
    || jsonb_build_object('entryId', id), block_keys = '{}' where id = ${first}`.execute(registry.store.db);
  await registry.arrive(first);
  expect(new Set((await seen(first)).map(({ id }) => id))).toEqual(new Set([looked.id, asked.id]));
});

test('two persons that turn out to be one keep the id of the larger, and the other still leads there', async () => {
  const { first, second } = await twoCopies();
  await registry.arrive(second);
  const third = await registry.entry(await registry.book(), child);
  await registry.arrive(third);
  const alone = {
    ...{
      entryNo: '7',
      registrationDate: '2003-03-03',
      childName: 'Tống Lê Na',
      childBirthDate: '2003-02-02',
    },
    ...{ childSex: 'female', motherName: 'Lê Thị Tuyết Nhung', fatherName: 'Tống Văn Sang' },
  };
  const fourth = await registry.entry(await registry.book(), alone);
  const fifth = await registry.entry(await registry.book(), alone);
  await registry.arrive(fifth);
  const [larger, smaller] = [await person(as(first)), await person(as(fourth))];
  expect(larger).not.toBe(smaller);
  const [a, b] = [first, fourth].sort() as [EntryId, EntryId];
  const [known] = await relationsOfEntry(registry.store.db, first);
  if (!known) throw new Error('the copies were found');
  const id = relationIdOf(as(a), as(b));
  const asked = { ...known, id, a: as(a), b: as(b), kind: 'same-person' as const, model: 'person' };
  await keepRelations(registry.store.db, { keep: [asked], gone: [] });
  await registry.decide(as(a), as(b), 'same-person');
  expect(await person(as(fifth))).toBe(larger);
  const whole = await personById(registry.store.db, smaller as PersonId);
  expect(whole).toMatchObject({ id: larger, formerIds: [smaller] });
  expect(whole?.mentions).toHaveLength(5);
  expect(await mentionsOf(registry.store.db, smaller as PersonId)).toEqual(whole?.mentions);
  expect((await changesOfPerson(registry.store.db, smaller as PersonId)).at(-1)).toMatchObject({
    what: 'merged',
    other: larger,
  });
  expect([second, third]).toHaveLength(2);
});

test('twenty that arrive at once and are one end as one person, and nobody waits for ever', async () => {
  const books = await Promise.all(Array.from({ length: 20 }, () => registry.book()));
  const entries = await Promise.all(books.map((book) => registry.entry(book, child)));
  await Promise.all(entries.map((entryId) => registry.arrive(entryId)));
  const ids = await Promise.all(entries.map((entryId) => person(as(entryId))));
  expect(ids[0]).not.toBeNull();
  expect(new Set(ids).size).toBe(1);
  const { count } = await registry.store.db
    .selectFrom('relation')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(count).toBe((20 * 19) / 2);
  const before = await written();
  for (const entryId of entries) await registry.arrive(entryId);
  expect(await written()).toEqual(before);
}, 60_000);

test('an arrival that is cut off leaves nothing half done and holds up nobody; again it is whole', async () => {
  const { first, second } = await twoCopies();
  const cutOff = registry.store.db.transaction().execute(async (tx) => {
    const ports = openArrival(tx);
    const cut = async () => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
    };
    await relateArrival({ ...ports, keepPersonChanges: cut }, second, registry.at);
  });
  await expect(cutOff).rejects.toThrow();
  expect(await seen(first)).toEqual([]);
  await registry.arrive(second);
  expect(await seen(first)).toMatchObject([{ kind: 'second-copy' }]);
  expect(await person(as(first))).toBe(await person(as(second)));
});

test('an entry that is not there is said so', async () => {
  const none = `entry_${'z'.repeat(26)}` as EntryId;
  await expect(registry.arrive(none)).rejects.toMatchObject({ code: 'id.not-found' });
});
