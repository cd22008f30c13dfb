import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EntryId } from '#schemas/ids.ts';
import { relationIdOf } from '#pipeline/match/relation-id.ts';
import { fillBlockKeys } from '#scripts/relate/fill-block-keys.ts';
import { relateAll } from '#scripts/relate/relate-all.ts';
import { relationById } from '#store/relations.ts';
import { openRegistry, type Registry } from '#tests/support/registry.ts';

let registry: Registry;
const families: EntryId[][] = [];
const whole = { kind: null, since: null };

/** Thirty registrations, each in both copies of its book; nothing is compared yet. */
beforeAll(async () => {
  registry = await openRegistry();
  const [one, other] = [await registry.book(), await registry.book()];
  const surnames = ['Quách', 'Đoàn', 'Lục', 'Tống', 'Mạc', 'Trịnh'];
  const givens = ['Khuê', 'Phát', 'Sim', 'Na', 'Vân'];
  for (const [i, surname] of surnames.entries())
    for (const [j, given] of givens.entries()) {
      const day = String(1 + 5 * i + j).padStart(2, '0');
      const values = {
        entryNo: String(5 * i + j + 1),
        registrationDate: `1988-05-${day}`,
        childName: `${surname} Bảo ${given}`,
        childBirthDate: `1988-04-${day}`,
        childSex: 'female',
        motherName: `Lương Thị ${givens[(j + 2) % 5]} ${surname}`,
        motherBirthDate: `1960-0${i + 1}-${day}`,
        fatherName: `${surname} Hữu ${given}`,
        fatherBirthDate: `1957-0${i + 1}-${day}`,
      };
      families.push([await registry.entry(one, values), await registry.entry(other, values)]);
    }
}, 60_000);
afterAll(() => registry.close());

const run = (progress: (done: number, of: number) => void = () => undefined) =>
  relateAll(registry.store, whole, { now: () => registry.at, progress });
const written = async () => {
  const { db } = registry.store;
  return {
    relations: await db.selectFrom('relation').selectAll().orderBy('id').execute(),
    mentions: await db.selectFrom('person_mention').selectAll().orderBy('entry_id').orderBy('role').execute(),
    changes: await db.selectFrom('person_change').selectAll().orderBy('id').execute(),
  };
};

test('a run that is stopped goes on where it was, and finds everything', async () => {
  const told: number[] = [];
  const stopped = run((done) => {
    told.push(done);
    if (told.length === 2) throw new Error('the plug was pulled');
  });
  await expect(stopped).rejects.toThrow('the plug was pulled');
  expect(told).toEqual([20, 40]);
  const report = await run((done, of) => told.push(done, of));
  expect(told.slice(2)).toEqual([60, 60]);
  expect(report.done).toBe(60);
  for (const [first, second] of families) {
    if (!first || !second) throw new Error('each stands in two books');
    const id = relationIdOf({ entryId: first, role: 'child' }, { entryId: second, role: 'child' });
    expect(await relationById(registry.store.db, id)).toMatchObject({ kind: 'second-copy', status: 'asked' });
  }
});

test('a second run changes nothing, and leaves what was decided', async () => {
  const [first, second] = families[7] ?? [];
  if (!first || !second) throw new Error('each stands in two books');
  const pair = [
    { entryId: first, role: 'child' },
    { entryId: second, role: 'child' },
  ] as const;
  await registry.decide(...pair, 'different-people');
  const before = await written();
  expect(await run()).toEqual({ done: 60, changed: 0 });
  expect(await written()).toEqual(before);
  expect((await relationById(registry.store.db, relationIdOf(...pair)))?.verdict).toBe('different-people');
});

test('only what something happened to since then, or what is of a kind, is gone through', async () => {
  const count = async (scope: object) =>
    (
      await relateAll(
        registry.store,
        { ...whole, ...scope },
        { now: () => registry.at, progress: () => undefined },
      )
    ).done;
  expect(await count({ kind: 'death' })).toBe(0);
  const [first] = families[0] ?? [];
  await sql`insert into step_output (subject_id, step, version, input_hash, output, output_hash, by, took_ms, started_at)
    values (${first}, 'extract-fields', 1, 'x', '{}', 'x', 'machine', 1, now())`.execute(registry.store.db);
  expect(await count({ since: '2000-01-01T00:00:00.000Z' })).toBe(1);
  expect(await count({ since: '2999-01-01T00:00:00.000Z' })).toBe(0);
});

test('entries of an older program get the keys that those of now look for, once', async () => {
  const { db } = registry.store;
  const keys = async () => await db.selectFrom('entry').select(['id', 'block_keys']).orderBy('id').execute();
  const before = await keys();
  await sql`update entry set block_keys = array['childName:khue:1988']`.execute(db);
  expect(await fillBlockKeys(registry.store)).toBe(60);
  expect(await keys()).toEqual(before);
  await sql`update entry set block_keys = '{}' where id = ${families[0]?.[0]}`.execute(db);
  expect(await fillBlockKeys(registry.store)).toBe(0);
});
