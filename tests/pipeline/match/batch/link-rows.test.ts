import { beforeAll, expect, test } from 'vitest';
import { blockKeys } from '#pipeline/match/batch/block-keys.ts';
import { internTable } from '#pipeline/match/batch/intern-column.ts';
import { linkRows } from '#pipeline/match/batch/link-rows.ts';
import type { LinkedPairs } from '#pipeline/match/batch/linked-pairs.ts';
import { hasOwnSpelling } from '#pipeline/match/batch/own-spelling.ts';
import { type LinkPlan, planLink } from '#pipeline/match/batch/plan-link.ts';
import { openScorer } from '#pipeline/match/batch/score-pairs.ts';
import { comparatorOf } from '#pipeline/match/compare/comparators.ts';
import { priorOf } from '#pipeline/match/prior-of.ts';
import { levelsOf, weighLevels } from '#pipeline/match/weigh-pair.ts';
import { fittedBirths } from './batch-table.ts';

let births: ReturnType<typeof fittedBirths>;
let plan: LinkPlan;
let pairs: LinkedPairs;
beforeAll(async () => {
  births = fittedBirths(4_000, 3);
  plan = planLink(births.table, births.model);
  pairs = await linkRows(plan, openScorer(plan));
});

const rowOf = (row: number) =>
  Object.fromEntries(Object.entries(births.table.columns).map(([name, of]) => [name, of[row] ?? undefined]));

const isWithin = (within: readonly { column: string; years: number }[], a: number, b: number) =>
  within.every(({ column, years }) => {
    const [x, y] = [a, b].map((row) => /\d{4}/.exec(births.table.columns[column]?.[row] ?? '')?.[0]);
    return x === undefined || y === undefined || Math.abs(Number(x) - Number(y)) <= years;
  });

/** Pairs of rows that share all keys of some block that is not too large, and lie within its years, worked out without the batch. */
function pairsByHand(): Set<string> {
  const found = new Set<string>();
  for (const { keys, most, within = [] } of births.model.blocks) {
    const groups = new Map<string, number[]>();
    for (let row = 0; row < births.table.size; row++) {
      const parts = keys.map(({ column, as }) => {
        const value = births.table.columns[column]?.[row];
        return value ? blockKeys[as]?.(value) : null;
      });
      if (parts.every((part) => part))
        groups.set(parts.join('|'), [...(groups.get(parts.join('|')) ?? []), row]);
    }
    for (const group of groups.values())
      if (group.length <= most)
        for (const a of group)
          for (const b of group) if (a < b && isWithin(within, a, b)) found.add(`${a} ${b}`);
  }
  return found;
}

test('weighs as two arriving entries are weighed, and leaves only what nothing explains', () => {
  const prior = priorOf(births.model, births.table.size);
  const told = new Map([...pairs.a].map((a, n) => [`${a} ${pairs.b[n]}`, n]));
  let seen = 0;
  for (const pair of pairsByHand()) {
    const [a = 0, b = 0] = pair.split(' ').map(Number);
    const { weights, probabilities, best } = weighLevels(
      births.model,
      levelsOf(births.model, rowOf(a), rowOf(b)),
      prior,
    );
    const n = told.get(pair);
    expect(n !== undefined, `${pair} ${weights.join(' ')}`).toBe(best !== 0);
    if (n === undefined) continue;
    seen += 1;
    expect(pairs.kind[n]).toBe(best);
    expect(pairs.weight[n]).toBeCloseTo(weights[best] ?? 0, 3);
    expect(pairs.probability[n]).toBeCloseTo(probabilities[best] ?? 0, 5);
  }
  expect(seen).toBe(pairs.a.length);
  expect(seen).toBeGreaterThan(500);
});

test('looks at a pair once, however many blocks it stands in', () => {
  expect(pairs.compared).toBe(pairsByHand().size);
  expect(new Set([...pairs.a].map((a, n) => `${a} ${pairs.b[n]}`)).size).toBe(pairs.a.length);
});

test('tells pairs in order of rows, the earlier row first', () => {
  for (let n = 0; n < pairs.a.length; n++) {
    const [a, b] = [pairs.a[n] ?? 0, pairs.b[n] ?? 0];
    expect(a).toBeLessThan(b);
    const [a0, b0] = [pairs.a[n - 1] ?? -1, pairs.b[n - 1] ?? -1];
    expect(a > a0 || (a === a0 && b > b0)).toBe(true);
  }
});

test('blocks meet 97 of 100 entries of one birth, and linking finds nine of ten of them', () => {
  const { person } = births.truth;
  const byPerson = new Map<number, number[]>();
  for (const [row, of] of person.entries()) byPerson.set(of, [...(byPerson.get(of) ?? []), row]);
  const same = [...byPerson.values()].flatMap((rows) =>
    rows.flatMap((a) => rows.filter((b) => a < b).map((b) => `${a} ${b}`)),
  );
  const met = pairsByHand();
  expect(same.filter((pair) => met.has(pair)).length / same.length).toBeGreaterThan(0.97);
  const found = new Set(
    [...pairs.a.keys()]
      .filter((n) => births.model.classes[pairs.kind[n] ?? 0] === 'same')
      .map((n) => `${pairs.a[n]} ${pairs.b[n]}`),
  );
  expect(same.filter((pair) => found.has(pair)).length / same.length).toBeGreaterThan(0.9);
});

test('leaves pairs below the bits asked for', async () => {
  const strong = await linkRows(plan, openScorer(plan, 10));
  const kept = [...pairs.weight].filter((weight) => weight >= 10).length;
  expect(strong.a.length).toBe(kept);
  expect(Math.min(...strong.weight)).toBeGreaterThanOrEqual(10);
});

test('tells how far it is, up to the end', async () => {
  const seen: number[] = [];
  await linkRows(plan, openScorer(plan), ({ done, of }) => seen.push(done / of));
  expect(seen).toEqual(seen.toSorted((x, y) => x - y));
  expect(seen.at(-1)).toBe(1);
});

test('texts that differ as the pipeline writes them are never of level 0', () => {
  let seen = 0;
  for (const { comparator, columns } of births.model.comparisons) {
    const own = hasOwnSpelling[comparator];
    if (!own) continue;
    const { prepare, compare } = comparatorOf(comparator);
    const values = internTable(births.table)(columns.join('\u0000'))
      .values.filter((value) => own.test(value))
      .slice(0, 800);
    const prepared = values.map((value) => prepare(value));
    for (const [n, a] of prepared.entries())
      for (const b of prepared.slice(n + 1)) {
        if (a === null || b === null) continue;
        seen += 1;
        if (compare(a, b) === 0) expect.fail(`${comparator} ${values[n]}`);
      }
  }
  expect(seen).toBeGreaterThan(100_000);
});
