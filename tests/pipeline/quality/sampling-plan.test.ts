import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Aql, type SamplingLevel } from '#schemas/policy.ts';
import { samplingPlan } from '#pipeline/quality/sampling-plan.ts';

const level = fc.constantFrom<SamplingLevel>('I', 'II', 'III');
const aql = fc.constantFrom(...Aql.values);

test.each<[lot: number, level: SamplingLevel, aql: Aql, letter: string, sample: number, accept: number]>([
  // straight from the table
  [480, 'II', 2.5, 'H', 50, 3],
  [1200, 'II', 0.65, 'J', 80, 1],
  [1200, 'II', 2.5, 'J', 80, 5],
  [3200, 'II', 0.65, 'K', 125, 2],
  [3201, 'II', 1, 'L', 200, 5],
  [10_000, 'II', 0.65, 'L', 200, 3],
  [10_000, 'III', 0.65, 'M', 315, 5],
  [35_000, 'II', 0.1, 'N', 500, 1],
  [500_000, 'III', 0.4, 'Q', 1250, 10],
  [8, 'II', 6.5, 'A', 2, 0],
  [500_001, 'III', 0.65, 'R', 2000, 21],
  // arrow down to the plan that takes none
  [480, 'II', 0.1, 'K', 125, 0],
  [90, 'II', 0.65, 'F', 20, 0],
  // arrow up to it, right below it
  [150, 'III', 0.65, 'F', 20, 0],
  // arrow down to one, two below it
  [480, 'II', 0.65, 'J', 80, 1],
  // arrow up from below the last number
  [150_000, 'III', 2.5, 'N', 500, 21],
  // AQL 10 takes none nowhere: A and B lead down to C
  [5, 'I', 10, 'C', 5, 1],
  // a sample as large as the lot is the whole lot
  [12, 'II', 0.65, 'F', 12, 0],
  [0, 'II', 0.65, 'F', 0, 0],
])(
  'a lot of %i at level %s and AQL %f is code letter %s: draw %i, accept %i',
  (lot, at, limit, letter, sample, accept) => {
    expect(samplingPlan(lot, at, limit)).toEqual({ lot, codeLetter: letter, sample, accept, aql: limit });
  },
);

test('a sample is never larger than its lot, and always has room for more wrong fields than are accepted in a large lot', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000), level, aql, (lot, at, limit) => {
      const plan = samplingPlan(lot, at, limit);
      expect(plan.sample).toBeLessThanOrEqual(lot);
      if (lot > 2000) expect(plan.accept).toBeLessThan(plan.sample);
    }),
  );
});

test('a stricter limit never accepts more wrong fields of as large a sample', () => {
  fc.assert(
    fc.property(fc.nat(600_000), level, aql, aql, (lot, at, a, b) => {
      const [strict, lax] = [
        samplingPlan(lot, at, Math.min(a, b) as Aql),
        samplingPlan(lot, at, Math.max(a, b) as Aql),
      ];
      expect(strict.accept / Math.max(strict.sample, 1)).toBeLessThanOrEqual(
        lax.accept / Math.max(lax.sample, 1),
      );
    }),
  );
});

test('a larger lot or a higher level never draws fewer', () => {
  fc.assert(
    fc.property(fc.nat(600_000), fc.nat(600_000), aql, (a, b, limit) => {
      const [small, large] = [Math.min(a, b), Math.max(a, b)];
      for (const at of ['I', 'II', 'III'] as const)
        expect(samplingPlan(small, at, limit).sample).toBeLessThanOrEqual(
          samplingPlan(large, at, limit).sample,
        );
      expect(samplingPlan(large, 'I', limit).sample).toBeLessThanOrEqual(
        samplingPlan(large, 'III', limit).sample,
      );
    }),
  );
});
