import { expect, test } from 'vitest';
import { personSpec } from '#pipeline/match/specs/person-spec.ts';
import { fitPeople } from '#scripts/evaluate/fit-people.ts';
import { readTwice } from '#scripts/evaluate/read-twice.ts';
import { makePopulation } from '#scripts/population/make-population.ts';

test('people are fitted on a population: names of elders are commoner, a mother is met more often than a child', () => {
  const population = makePopulation({ births: 12_000, seed: 5, besides: ['marriage', 'death'] });
  const model = fitPeople(personSpec, population, { made: '2026-11-22', note: 'test', seed: 5, pairs: 4000 });
  const generations = model.comparisons[0]?.frequency?.generations ?? [];
  expect(generations.length).toBeGreaterThan(2);
  expect(generations[0]?.at16).toBeLessThan(generations.at(-1)?.at16 as number);
  const roles = model.priorOfRoles ?? {};
  expect(roles['mother wife']).toBeGreaterThan(roles['child wife'] as number);
  expect(Math.max(...Object.values(roles))).toBe(0);
  expect(Math.min(...Object.values(roles))).toBeGreaterThanOrEqual(-3);
}, 60_000);

test('some rows are there twice, the second time as another reading has them', () => {
  const rows = Array.from({ length: 30 }, (_, row) => String(row));
  const { table, of } = readTwice(
    { size: 30, columns: { a: rows } },
    { size: 30, columns: { a: rows.map((row) => `${row}?`) } },
  );
  expect(table.size).toBe(33);
  expect(table.columns.a?.slice(30)).toEqual(['0?', '14?', '28?']);
  expect(of.slice(30)).toEqual([0, 14, 28]);
  expect(() => readTwice({ size: 1, columns: {} }, { size: 2, columns: {} })).toThrow(RangeError);
});
