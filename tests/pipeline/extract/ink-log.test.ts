import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inkLog } from '#pipeline/extract/ink-log.ts';
import { inkStep, lettersOfStep } from '#pipeline/recognize/ink-step.ts';
import { keepSteps } from '#pipeline/recognize/keep-steps.ts';
import { searchTexts } from '#pipeline/recognize/search-texts.ts';

const charset = ['a', 'ă', 'b', 'A', ' '];

/** Rows of weights for blank and each letter of the charset, as a model's output. */
function outputOf(rows: readonly (readonly number[])[]) {
  const logs = rows.flatMap((row) => {
    const all = row.reduce((sum, one) => sum + one, 0);
    return row.map((one) => Math.log(one / all));
  });
  return { steps: rows.length, classes: charset.length + 1, logs: Float32Array.from(logs) };
}
const row = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 6, maxLength: 6 });

test('a step kept as text is read again to within an eighth of a nat', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -8.5, max: 0, noNaN: true }), { minLength: 1, maxLength: 6 }),
      (logs) => {
        const kept = logs.map((log, i) => [i === 5 ? null : (charset[i] as string), log] as const);
        for (const [i, [letter, log]] of lettersOfStep(inkStep(kept)).entries()) {
          expect(letter).toBe(kept[i]?.[0]);
          expect(Math.abs(log - (kept[i]?.[1] ?? 0))).toBeLessThanOrEqual(0.125);
        }
      },
    ),
  );
});

test('what is kept gives each text nearly the probability that the model gave it, never more', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
      // without capital and space, so that letters stand for themselves
      const output = outputOf(rows.map((weights) => weights.map((weight, c) => (c >= 4 ? 1e-6 : weight))));
      const ink = inkLog(keepSteps(output, charset));
      // one way to lay a text of all there are: four letters in six steps have some hundred
      const [near, coarse] = [Math.log(500), 0.125 * rows.length + 0.3];
      for (const { text, log } of searchTexts(output, charset, { width: 400, keep: 20 })) {
        if (text === '') continue;
        expect(ink(text)).toBeLessThan(log + coarse);
        expect(ink(text)).toBeGreaterThan(log - near - coarse);
      }
    }),
    { numRuns: 60 },
  );
});

test('steps that surely hold no letter are kept as one, and none before the first letter', () => {
  const blank = [1000, 1, 1, 1, 1, 1];
  const letter = [1, 1000, 1, 1, 1, 1];
  const kept = keepSteps(outputOf([blank, blank, letter, blank, blank, blank, letter]), charset);
  expect(kept).toHaveLength(3);
  expect(inkLog(kept)('aa')).toBeGreaterThan(inkLog(kept)('a'));
});

const ink = inkLog(['a2ă4∅z', '∅0', 'b0∅9']);
test.each([
  ['ab', 'ăb'],
  ['ăb', 'b'],
  ['ab', 'abb'],
  ['ab', 'xb'],
  ['xb', 'xy'],
])('%s fits the ink better than %s', (better, worse) => {
  expect(ink(better)).toBeGreaterThan(ink(worse));
});

test('a capital fits as well as its small letter, and no text is impossible', () => {
  expect(ink('AB')).toBe(ink('ab'));
  expect(Number.isFinite(ink('something else'))).toBe(true);
});
