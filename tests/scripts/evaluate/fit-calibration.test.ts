import { expect, test } from 'vitest';
import { calibrate } from '#pipeline/extract/calibrate.ts';
import { mayTakeAsRead } from '#pipeline/extract/may-take-as-read.ts';
import type { Doubt } from '#schemas/field.ts';
import { fitCalibration } from '#scripts/evaluate/calibration/fit-calibration.ts';
import type { Outcome } from '#scripts/evaluate/outcome.ts';
import { seeded } from '#scripts/samples/random.ts';

const box = { left: 0, top: 0, width: 1, height: 0.1 };

/** Fields whose `engine` sign tells how likely they are wrong: below 0.6 every second one, above almost none. */
function fields(fonts: readonly string[], count: number, seed: number): Outcome[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, i): Outcome => {
    const engine = random.next();
    const wrong = random.chance(engine < 0.6 ? 0.5 : 0.001);
    const value = wrong ? 'Trần Văn Hai' : 'Trần Văn Hải';
    const doubts: Doubt[] = i % 50 === 0 ? ['maybe-y-dot'] : [];
    return {
      page: `p${i}`,
      image: '',
      formId: 'x',
      entry: 0,
      key: 'childName',
      reader: i % 3 === 0 ? 'place' : 'name',
      ink: 'hand',
      font: fonts[i % fonts.length] ?? '',
      condition: 'clean',
      truth: { written: 'Trần Văn Hải', value: 'Trần Văn Hải', boxes: [box] },
      got: {
        text: value,
        field: { written: value, value, blank: false, confidence: engine, doubts, box, alternatives: [] },
        features: { hand: 1, engine, agree: random.next() },
        box,
      },
    };
  });
}

test('limits fitted on some fonts hold on others, and take most of what is right', () => {
  const calibration = fitCalibration(fields(['a', 'b', 'c'], 12000, 3), {
    fitted: '2026-11-22',
    source: 'made up for this test',
  });
  expect(calibration.fields).toEqual({ print: 0, hand: 12000 });
  expect(calibration.limits.print).toEqual({ p995: null, p999: null });
  const others = fields(['d', 'e'], 4000, 4).map((one) => {
    const risk = calibrate(one.reader, one.got?.features ?? {}, calibration) ?? 1;
    const doubts = one.got?.field.doubts ?? [];
    return { wrong: one.got?.field.value !== one.truth.value, risk, doubts };
  });
  const taken = others.filter((one) => mayTakeAsRead(one, 'hand', 'p995', calibration));
  expect(taken.length / others.length).toBeGreaterThan(0.34);
  expect(taken.filter((one) => one.wrong).length / taken.length).toBeLessThan(0.005);
  expect(taken.some(({ doubts }) => doubts.includes('maybe-y-dot'))).toBe(false);
  const promised = others.reduce((sum, { risk }) => sum + risk, 0) / others.length;
  expect(promised).toBeCloseTo(others.filter((one) => one.wrong).length / others.length, 1);
});

test('the same fields give the same calibration', () => {
  const about = { fitted: '2026-11-22', source: 'made up for this test' };
  const some = fields(['a', 'b'], 600, 5);
  expect(fitCalibration(some, about)).toEqual(fitCalibration(some, about));
});
