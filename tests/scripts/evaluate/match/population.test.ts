import { beforeAll, expect, test } from 'vitest';
import { matchCharts } from '#scripts/evaluate/match/draw/match-charts.ts';
import { matchFigures } from '#scripts/evaluate/match/match-figures.ts';
import { evaluatePeople } from '#scripts/evaluate/match/people-set.ts';
import { saidKinds, type trueKinds } from '#scripts/evaluate/match/confusion.ts';
import { evaluateVn, type VnResult } from '#scripts/evaluate/match/vn-set.ts';

let result: VnResult;
beforeAll(async () => {
  result = await evaluateVn({ births: 5000, seed: 2, noise: 'mid' }, 1, () => {});
}, 120_000);

/** Floors of a tune seed, below what is reached: a fall is a regression. */
test('births registered twice are found, and hardly any others are asked about', () => {
  expect(result.pairs.f1).toBeGreaterThan(0.9);
  expect(result.pairs.precision).toBeGreaterThan(0.96);
  expect(result.falsePerRecord).toBeLessThan(0.01);
  expect(result.clusters.pairs.f1).toBeGreaterThan(0.9);
});

test('the same choice is better than writing alike, and asks less than rules of words', () => {
  expect(result.pairs.f1).toBeGreaterThan(result.exactRule.f1 + 0.2);
  expect(result.openCrvs.falsePerRecord).toBeGreaterThan(result.falsePerRecord * 5);
});

test('what is counted by kind adds up to all pairs there are', () => {
  const of = (kind: (typeof trueKinds)[number]) =>
    saidKinds.reduce((sum, said) => sum + result.confusion[kind][said], 0);
  expect(of('second-copy') + of('re-registration') + of('corrected')).toBe(result.pairs.truth);
  expect(of('twin')).toBe(result.twins.pairs);
});

test('figures of sets that are not at hand are null', () => {
  const { figures } = matchFigures({ vn: [result], tables: [], people: null });
  expect(figures).toMatchObject({ f1_vn: result.pairs.f1, f1_febrl3: null, f1_fake1000: null });
  expect(figures.twin_false_rate).toBe(result.twins.asked / result.twins.pairs);
});

test('one person is met again as bride, parent and deceased, and hardly anybody else', () => {
  const { asked, all, byRoles } = evaluatePeople(3000, 2, 'mid', 200);
  expect(asked).toBeGreaterThan(150);
  expect(all.truth).toBeGreaterThan(300);
  expect(all.precision).toBeGreaterThan(0.95);
  expect(all.recall).toBeGreaterThan(0.35);
  expect(byRoles['wife – mother']?.recall).toBeGreaterThan(0.6);
}, 60_000);

test('a run is drawn', () => {
  const charts = matchCharts({ vn: [result], tables: [], people: null });
  expect(Object.keys(charts)).toHaveLength(3);
  for (const svg of Object.values(charts)) {
    expect(svg).toMatch(/^<svg /);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  }
});
