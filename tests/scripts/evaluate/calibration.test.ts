import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boost } from '#scripts/evaluate/calibration/boost.ts';
import { isotonic } from '#scripts/evaluate/calibration/isotonic.ts';
import { limitFor, limitForFonts } from '#scripts/evaluate/calibration/limit-for.ts';
import { wilsonUpper } from '#scripts/evaluate/wilson-upper.ts';
import { leafOf } from '#pipeline/extract/calibrate.ts';
import { seeded } from '#scripts/samples/random.ts';

const scored = fc.array(fc.record({ score: fc.integer({ min: -50, max: 50 }), wrong: fc.boolean() }), {
  minLength: 1,
  maxLength: 300,
});

test('risk rises with the score, strictly from knot to knot, and is never nought or one', () => {
  fc.assert(
    fc.property(scored, (fields) => {
      const curve = isotonic(fields);
      for (const [i, knot] of curve.entries()) {
        expect(knot.risk).toBeGreaterThan(0);
        expect(knot.risk).toBeLessThan(1);
        expect(knot.risk).toBeGreaterThan(curve[i - 1]?.risk ?? 0);
      }
    }),
  );
});

test('a limit holds for the worst hand of which enough was seen, and asks nothing of one hardly seen', () => {
  const of = (font: string, count: number, wrongAbove: number) =>
    Array.from({ length: count }, (_, i) => ({ font, risk: i / count, wrong: i / count > wrongAbove }));
  const clear = of('clear', 3000, 0.9);
  const limit = limitForFonts([...clear, ...of('worst', 1000, 0.5)], 0.995);
  expect(limit).toBeGreaterThan(0.4);
  expect(limit).toBeLessThan(0.51);
  const hardlySeen = [...clear, ...of('rare', 20, 0.3)];
  expect(limitForFonts(hardlySeen, 0.995)).toBe(limitFor(hardlySeen, 0.995));
});

test('what lies within a limit is right as often as asked, even had one more been wrong', () => {
  const fields = fc.array(fc.record({ risk: fc.integer({ min: 0, max: 20 }), wrong: fc.boolean() }));
  fc.assert(
    fc.property(fields, fc.constantFrom(0.5, 0.8, 0.95), (some, precision) => {
      const limit = limitFor(some, precision);
      if (limit === null) return;
      const within = some.filter(({ risk }) => risk <= limit);
      const wrong = within.filter((one) => one.wrong).length;
      expect((wrong + 1) / (within.length + 1)).toBeLessThanOrEqual(1 - precision + 1e-12);
    }),
  );
});

test('too few fields allow no limit, enough right ones do', () => {
  const right = (n: number) => Array.from({ length: n }, () => ({ risk: 0.001, wrong: false }));
  expect(limitFor(right(198), 0.995)).toBeNull();
  expect(limitFor(right(199), 0.995)).toBe(0.001);
});

test('trees find which sign tells, together with another', () => {
  const random = seeded(7);
  const examples = Array.from({ length: 2000 }, () => {
    const values = [random.next(), random.next(), random.next()];
    const risky = (values[0] ?? 0) < 0.3 && (values[1] ?? 0) > 0.6;
    return { values, wrong: random.chance(risky ? 0.8 : 0.02) };
  });
  const { base, trees } = boost(examples, { rounds: 40, rate: 0.2, leastInLeaf: 20 });
  const score = (...values: number[]) => trees.reduce((sum, tree) => sum + leafOf(tree, values), base);
  expect(score(0.1, 0.9, 0.5)).toBeGreaterThan(0.5);
  for (const calm of [
    [0.9, 0.9, 0.5],
    [0.1, 0.1, 0.5],
    [0.9, 0.1, 0.1],
  ])
    expect(score(...calm)).toBeLessThan(-2.5);
});

test('an error never seen in few fields may still be common', () => {
  expect(wilsonUpper(0, 0)).toBe(1);
  expect(wilsonUpper(0, 100)).toBeCloseTo(0.037, 3);
  expect(wilsonUpper(5, 1000)).toBeCloseTo(0.01165, 4);
  expect(wilsonUpper(50, 100)).toBeCloseTo(0.5962, 3);
});
