import { expect, test } from 'vitest';
import { linkRows } from '#pipeline/match/batch/link-rows.ts';
import { planLink } from '#pipeline/match/batch/plan-link.ts';
import { openScorer } from '#pipeline/match/batch/score-pairs.ts';
import { fitPlan } from '#pipeline/match/fit/fit-table.ts';
import { blankModel } from '#pipeline/match/fit/model-of.ts';
import { birthSpec } from '#pipeline/match/specs/birth-spec.ts';
import { linkInThreads, openLinkThreads } from '#workers/link-threads.ts';
import { fittedBirths } from '../pipeline/match/batch/batch-table.ts';

const options = { made: '2026-01-01', note: 'a test', seed: 1, pairs: 1_000 };

test('plans, fits and links the same on one, two and three threads as without them', async () => {
  const { table } = fittedBirths(3_000, 4);
  const plan = planLink(table, blankModel(birthSpec));
  const model = fitPlan(birthSpec, plan, options);
  const here = await linkRows({ ...plan, model }, openScorer({ ...plan, model }));
  expect(here.a.length).toBeGreaterThan(300);
  for (const threads of [1, 2, 3]) {
    const opened = openLinkThreads(threads);
    const planned = await opened.plan(table, blankModel(birthSpec));
    expect(planned.blocked).toEqual(plan.blocked);
    const fitted = await opened.fit(planned, birthSpec, options);
    expect(fitted).toEqual(model);
    expect(await opened.link({ ...planned, model: fitted })).toEqual(here);
    await opened.close();
  }
});

test('threads that linked one table link another', async () => {
  const opened = openLinkThreads(2);
  for (const seed of [5, 6]) {
    const { table, model } = fittedBirths(1_000, seed);
    const plan = await opened.plan(table, model);
    expect(await opened.link(plan)).toEqual(await linkRows(plan, openScorer(plan)));
  }
  await opened.close();
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
