import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EntryId } from '#schemas/ids.ts';
import { relateArrival } from '#pipeline/match/relate-arrival.ts';
import { fitDecided } from '#scripts/relate/fit-decided.ts';
import { openArrival } from '#store/arrival.ts';
import { activeLinkModels } from '#store/link-models.ts';
import { openRegistry, type Registry } from '#tests/support/registry.ts';

let registry: Registry;
const pairs: [EntryId, EntryId][] = [];

const arrive = (entryId: EntryId) =>
  registry.store.db.transaction().execute((tx) => relateArrival(openArrival(tx), entryId, registry.at));

/** Sixty registrations in both copies of a book; the machine has compared them. */
beforeAll(async () => {
  registry = await openRegistry();
  const [one, other] = [await registry.book(), await registry.book()];
  const surnames = ['Quách', 'Đoàn', 'Lục', 'Tống', 'Mạc', 'Trịnh'];
  const givens = ['Khuê', 'Phát', 'Sim', 'Na', 'Vân', 'Hợi', 'Thục', 'Biên', 'Cương', 'Diễm'];
  for (const [i, surname] of surnames.entries())
    for (const [j, given] of givens.entries()) {
      const day = String(1 + ((10 * i + j) % 28)).padStart(2, '0');
      const values = {
        entryNo: String(10 * i + j + 1),
        registrationDate: `1988-0${i + 1}-${day}`,
        childName: `${surname} Bảo ${given}`,
        childBirthDate: `1987-0${i + 1}-${day}`,
        motherName: `Lương Thị ${givens[(j + 3) % 10]} ${surname}`,
        fatherName: `${surname} Hữu ${given}`,
      };
      pairs.push([await registry.entry(one, values), await registry.entry(other, values)]);
    }
  for (const [entryId] of pairs) await arrive(entryId);
}, 120_000);
afterAll(() => registry.close());

test('too few blind answers change nothing; fifty make weights that arrivals use', async () => {
  const { db } = registry.store;
  const relations = await db
    .selectFrom('relation')
    .selectAll()
    .where('kind', '=', 'second-copy')
    .where('role_a', '=', 'child')
    .where('role_b', '=', 'child')
    .execute();
  expect(relations.length).toBeGreaterThanOrEqual(55);
  const answer = (relation_id: string, is_blind: boolean) => ({
    ...{
      relation_id,
      is_blind,
      by: 'officer',
      at: registry.at,
      verdict: 'second-copy',
      reason: '',
      took_ms: 900,
    },
  });
  const [few, more] = [relations.slice(0, 49), relations.slice(49)];
  await db
    .insertInto('relation_decision')
    .values(few.map(({ id }) => answer(id, true)))
    .execute();
  // who has seen the machine's view teaches it nothing
  await db
    .insertInto('relation_decision')
    .values(more.map(({ id }) => answer(id, false)))
    .execute();
  expect((await fitDecided(registry.store, registry.at))[0]).toEqual({
    kind: 'birth',
    decisions: 49,
    model: null,
    moved: [],
  });
  expect(await activeLinkModels(db)).toEqual([]);

  await db
    .insertInto('relation_decision')
    .values(more.map(({ id }) => answer(id, true)))
    .execute();
  const [birth] = await fitDecided(registry.store, registry.at);
  expect(birth).toMatchObject({ kind: 'birth', decisions: relations.length });
  expect(birth?.model).toMatch(/^birth-/);
  expect(birth?.moved.length).toBeGreaterThan(0);
  const [active] = await activeLinkModels(db);
  expect(active).toMatchObject({ of: 'birth', source: 'decisions', id: birth?.model });

  const book = await registry.book();
  const { childName, motherName } = { childName: 'Khổng Bảo Ngân', motherName: 'Lương Thị Miên' };
  const values = {
    entryNo: '700',
    registrationDate: '1990-05-05',
    childName,
    childBirthDate: '1990-05-01',
    motherName,
  };
  const first = await registry.entry(book, values);
  const second = await registry.entry(await registry.book(), values);
  const { relations: found } = await arrive(second);
  expect(found.find(({ a, b }) => [a.entryId, b.entryId].includes(first))?.model).toContain(birth?.model);

  // fitted again: the newer weights take the place of these, which stay kept
  await fitDecided(registry.store, new Date(registry.at.getTime() + 1000));
  expect(await activeLinkModels(db)).toHaveLength(1);
  expect(await db.selectFrom('link_model').select('id').execute()).toHaveLength(2);
});
