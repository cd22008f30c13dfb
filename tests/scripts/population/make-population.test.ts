import { beforeAll, expect, test } from 'vitest';
import { fromIso } from '#pipeline/extract/partial-date.ts';
import { makePopulation, type Population } from '#scripts/population/make-population.ts';
import { relationOf } from '#scripts/population/relation-of.ts';
import { eachPairOf } from '#scripts/evaluate/match/pick-pairs.ts';
import { duplicateShare } from '#scripts/population/registrations.ts';

const births = 12_000;
let population: Population;
beforeAll(() => {
  population = makePopulation({ births, seed: 1, besides: ['marriage', 'death'] });
}, 60_000);

const column = (name: string): readonly (string | null)[] => population.births.table.columns[name] ?? [];

test('the same seed gives the same rows, another gives others', () => {
  const [one, again, other] = [7, 7, 8].map((seed) => makePopulation({ births: 1500, seed }).births);
  expect(again).toEqual(one);
  expect(other?.table.columns.childName).not.toEqual(one?.table.columns.childName);
}, 60_000);

test('a table has as many births as asked for, and of these the stated share stands there again, second copies most', () => {
  const { table, truth } = population.births;
  expect(table.size).toBe(births);
  for (const values of Object.values(table.columns)) expect(values).toHaveLength(births);
  const again = truth.copy.filter((copy) => copy !== 'original').length;
  expect(again).toBe(Math.round(births * duplicateShare));
  expect(truth.copy.filter((copy) => copy === 'second-copy').length / again).toBeGreaterThan(0.5);
  for (const copy of ['re-registration', 'corrected'] as const)
    expect(truth.copy.filter((one) => one === copy).length / again).toBeGreaterThan(0.1);
  expect(new Set(truth.person).size).toBe(births - again);
});

test('both copies of a book have one body; read right, one number and day too', () => {
  const { truth } = population.births;
  const counts = { pairs: 0, number: 0, day: 0 };
  eachPairOf(truth.registration, (a, b) => {
    if (relationOf(truth, a, b) !== 'second-copy') return;
    counts.pairs += 1;
    expect(column('body')[a]).toBe(column('body')[b]);
    if (column('entryNo')[a] === column('entryNo')[b]) counts.number += 1;
    if (column('registrationDate')[a] === column('registrationDate')[b]) counts.day += 1;
  });
  expect(counts.pairs).toBeGreaterThan(300);
  expect(counts.number / counts.pairs).toBeGreaterThan(0.75);
  expect(counts.day / counts.pairs).toBeGreaterThan(0.7);
});

test('twins are born on one day of one mother and of one father, and have other given names', () => {
  const { truth } = population.births;
  let pairs = 0;
  let ofOneName = 0;
  eachPairOf(truth.delivery, (a, b) => {
    if (relationOf(truth, a, b) !== 'twin') return;
    pairs += 1;
    expect(truth.mother[a]).toBe(truth.mother[b]);
    expect(truth.father[a]).toBe(truth.father[b]);
    if (
      truth.copy[a] === 'original' &&
      truth.copy[b] === 'original' &&
      column('childName')[a] === column('childName')[b]
    )
      ofOneName += 1;
  });
  const deliveries = new Set(truth.delivery).size;
  expect(pairs / deliveries).toBeGreaterThan(0.008);
  expect(pairs / deliveries).toBeLessThan(0.018);
  expect(ofOneName / pairs).toBeLessThan(0.05);
});

test('some 45 % of families have brothers and sisters here', () => {
  const { truth } = population.births;
  const children = new Map<number, Set<number>>();
  for (const [row, family] of truth.family.entries())
    children.set(family, (children.get(family) ?? new Set()).add(truth.person[row] as number));
  const several = [...children.values()].filter(({ size }) => size > 1).length;
  expect(several / children.size).toBeGreaterThan(0.4);
  expect(several / children.size).toBeLessThan(0.5);
  expect(Math.max(...[...children.values()].map(({ size }) => size))).toBeLessThanOrEqual(10);
});

test('numbers of first entries run from 1 without a gap within body and year of the true books', () => {
  const { births: clean } = makePopulation({ births: 4000, seed: 3, noise: 'low' });
  const numbers = new Map<string, number[]>();
  const { table, truth } = clean;
  for (let row = 0; row < table.size; row += 1) {
    const [no, day] = [table.columns.entryNo?.[row], table.columns.registrationDate?.[row]];
    const isCopy = truth.copy[row] === 'second-copy' || truth.copy[row] === 'corrected';
    if (!no || !day || isCopy) continue;
    const key = `${table.columns.body?.[row]}/${day.slice(0, 4)}`;
    numbers.set(key, [...(numbers.get(key) ?? []), Number(no)]);
  }
  const complete = [...numbers.values()].map(
    (of) => new Set(of).size / Math.max(...of.filter((no) => no < 1000)),
  );
  expect(complete.reduce((sum, one) => sum + one, 0) / complete.length).toBeGreaterThan(0.8);
});

test('dates are days that were, or the part of one that is known; names are NFC', () => {
  for (const name of ['childBirthDate', 'registrationDate', 'motherBirthDate', 'fatherBirthDate'])
    for (const value of column(name)) if (value !== null) expect(fromIso(value), value).not.toBeNull();
  for (const name of ['childName', 'motherName', 'fatherName'])
    for (const value of column(name)) if (value !== null) expect(value).toBe(value.normalize('NFC'));
});

test('grown children of the set marry, and die after they were last heard of', () => {
  const { births: born, marriages, deaths } = population;
  const children = new Set(born.truth.person);
  const here = (people: Int32Array) => people.filter((one) => children.has(one)).length;
  expect(here(marriages.truth.person)).toBeGreaterThan(marriages.table.size * 0.15);
  expect(here(deaths.truth.person)).toBeGreaterThan(100);
  expect(new Set(deaths.truth.person).size).toBe(deaths.table.size);
});
