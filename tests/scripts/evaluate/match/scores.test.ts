import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterScore } from '#scripts/evaluate/match/cluster-score.ts';
import { pairScore, pairsWithin } from '#scripts/evaluate/match/pair-score.ts';
import { eachPairOf } from '#scripts/evaluate/match/pick-pairs.ts';

const linksOf = (pairs: readonly (readonly [number, number])[]) => ({
  a: Int32Array.from(pairs, ([a]) => a),
  b: Int32Array.from(pairs, ([, b]) => b),
  weight: Float32Array.from(pairs, () => 1),
});

test('precision, recall and their mean, by hand', () => {
  expect(pairScore(4, 5, 3)).toEqual({
    truth: 4,
    found: 5,
    right: 3,
    precision: 0.6,
    recall: 0.75,
    f1: 6 / 9,
  });
  expect(pairScore(0, 0, 0).f1).toBe(0);
  expect(pairsWithin([1, 2, 3])).toBe(4);
});

test('rows that hang together through a third are of one cluster', () => {
  const { pairs, whole } = clusterScore(
    [1, 1, 1, 2, 2, 3],
    linksOf([
      [0, 1],
      [1, 2],
      [3, 5],
    ]),
  );
  expect(pairs).toMatchObject({ truth: 4, found: 4, right: 3 });
  expect(whole).toMatchObject({ truth: 2, found: 2, right: 1 });
});

test('the true pairs as links score 1, whatever the groups', () => {
  const groups = fc.array(fc.nat(6), { minLength: 2, maxLength: 25 });
  fc.assert(
    fc.property(groups, (group) => {
      const pairs: [number, number][] = [];
      eachPairOf(group, (a, b) => pairs.push([a, b]));
      fc.pre(pairs.length > 0);
      const score = clusterScore(group, linksOf(pairs));
      expect([score.pairs.f1, score.whole.f1]).toEqual([1, 1]);
    }),
  );
});
