import { expect, test } from 'vitest';
import { linkRows } from '#pipeline/match/batch/link-rows.ts';
import { planLink } from '#pipeline/match/batch/plan-link.ts';
import { openScorer } from '#pipeline/match/batch/score-pairs.ts';
import { linkInThreads } from '#workers/link-threads.ts';
import { fittedBirths } from '../pipeline/match/batch/batch-table.ts';

test('finds the same on one, two and three threads as in this one', async () => {
  const { table, model } = fittedBirths(3_000, 4);
  const plan = planLink(table, model);
  const here = await linkRows(plan, openScorer(plan));
  expect(here.a.length).toBeGreaterThan(300);
  for (const threads of [1, 2, 3]) expect(await linkInThreads(plan, { threads })).toEqual(here);
});

test('tells how far it is and how long it will take', async () => {
  const { table, model } = fittedBirths(1_000, 5);
  const told: number[] = [];
  await linkInThreads(planLink(table, model), {
    threads: 1,
    progress: ({ done, of, secondsLeft }) => {
      told.push(done / of);
      expect(secondsLeft).toBeGreaterThanOrEqual(0);
    },
  });
  expect(told.at(-1)).toBe(1);
});
