import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrate, onCurve } from '#pipeline/extract/calibrate.ts';
import { mayTakeAsRead } from '#pipeline/extract/may-take-as-read.ts';
import { Calibration } from '#schemas/calibration.ts';
import { Doubt } from '#schemas/field.ts';

const curve = [
  { score: -4, risk: 0.001 },
  { score: -2, risk: 0.01 },
  { score: 1, risk: 0.7 },
];

const calibration = Calibration.parse({
  version: 1,
  fitted: '2026-11-22',
  source: 'made up for this test',
  fields: { print: 10, hand: 10 },
  wrong: { print: 1, hand: 1 },
  features: ['engine', 'reader:name'],
  base: -2,
  trees: [
    {
      feature: 0,
      at: 0.5,
      left: { feature: 1, at: 0.5, below: 1, above: 3 },
      right: { feature: 0, at: 0.9, below: 0, above: -2 },
    },
  ],
  shifts: { 'hand/name': 0.5 },
  curves: { print: curve, hand: curve },
  limits: { print: { p995: 0.01, p999: 0.001 }, hand: { p995: 0.001, p999: null } },
});

test('follows the trees, the kind of field and the ink to a risk', () => {
  expect(calibrate('date', { engine: 0.95 }, calibration)).toBe(0.001);
  expect(calibrate('date', { engine: 0.7 }, calibration)).toBeCloseTo(0.01);
  expect(calibrate('name', { engine: 0.3 }, calibration)).toBeCloseTo(0.7);
  // -2 + 0 + 0.5 lies halfway to nothing: a sixth of the way from 0.01 to 0.7
  expect(calibrate('name', { engine: 0.7, hand: 1 }, calibration)).toBeCloseTo(0.01 + 0.69 / 6);
  expect(calibrate('date', { engine: 0.95 }, null)).toBeNull();
});

test('a higher score is never a lower risk, and no risk leaves the curve', () => {
  const rising = fc
    .array(fc.tuple(fc.integer({ min: -100, max: 100 }), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 1,
    })
    .map((pairs) => {
      const scores = [...new Set(pairs.map(([score]) => score))].sort((a, b) => a - b);
      const risks = pairs.map(([, risk]) => risk).sort((a, b) => a - b);
      return scores.map((score, i) => ({ score, risk: risks[i] ?? 1 }));
    });
  fc.assert(
    fc.property(
      rising,
      fc.integer({ min: -120, max: 120 }),
      fc.integer({ min: 0, max: 50 }),
      (knots, at, more) => {
        const [low, high] = [onCurve(knots, at), onCurve(knots, at + more)];
        expect(low).toBeLessThanOrEqual(high + 1e-12);
        expect(low).toBeGreaterThanOrEqual((knots[0]?.risk ?? 0) - 1e-12);
        expect(high).toBeLessThanOrEqual((knots.at(-1)?.risk ?? 1) + 1e-12);
      },
    ),
  );
});

test('takes nothing as read that is riskier than the limit, has no risk or no limit', () => {
  const field = { risk: 0.001, doubts: [] };
  expect(mayTakeAsRead(field, 'print', 'p999', calibration)).toBe(true);
  expect(mayTakeAsRead({ ...field, risk: 0.002 }, 'print', 'p999', calibration)).toBe(false);
  expect(mayTakeAsRead({ ...field, risk: 0.002 }, 'print', 'p995', calibration)).toBe(true);
  expect(mayTakeAsRead(field, 'hand', 'p999', calibration)).toBe(false);
  expect(mayTakeAsRead({ doubts: [] }, 'print', 'p995', calibration)).toBe(false);
  expect(mayTakeAsRead(field, 'print', 'p995', null)).toBe(false);
});

test('a name that may hide a ỵ is never taken as read, however sure it looks', () => {
  const refused = Doubt.options.filter(
    (doubt) => !mayTakeAsRead({ risk: 0, doubts: [doubt] }, 'print', 'p995', calibration),
  );
  expect(refused).toContain('maybe-y-dot');
  expect(refused).toContain('struck-out');
  expect(mayTakeAsRead({ risk: 0, doubts: ['abbreviated'] }, 'print', 'p995', calibration)).toBe(true);
});
