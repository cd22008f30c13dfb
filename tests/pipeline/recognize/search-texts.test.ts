import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LineOutput } from '#pipeline/recognize/line-reader.ts';
import { searchTexts } from '#pipeline/recognize/search-texts.ts';
import { seeLetters } from '#pipeline/recognize/see-letters.ts';
import { plainSearch } from './plain-search.ts';

const charset = ['a', 'b', ' '];

/** Steps of probabilities for blank, a, b, space. */
const output = (steps: readonly (readonly number[])[]): LineOutput => ({
  steps: steps.length,
  classes: 4,
  logs: Float32Array.from(steps.flat(), Math.log),
});

test.each([
  [
    'repeats are one letter',
    [
      [0.1, 0.8, 0.05, 0.05],
      [0.1, 0.8, 0.05, 0.05],
    ],
    'a',
  ],
  [
    'but two with a blank between',
    [
      [0.1, 0.8, 0.05, 0.05],
      [0.9, 0.04, 0.03, 0.03],
      [0.1, 0.8, 0.05, 0.05],
    ],
    'aa',
  ],
  ['nothing is nothing', [[0.97, 0.01, 0.01, 0.01]], ''],
  // "a" in three ways has 0.55, the single likeliest way (blank, blank) only 0.36.
  [
    'all ways of writing a text count',
    [
      [0.6, 0.39, 0.005, 0.005],
      [0.6, 0.39, 0.005, 0.005],
    ],
    'a',
  ],
])('%s', (_, steps, text) => {
  expect(searchTexts(output(steps), charset)[0]?.text).toBe(text);
});

test('a word known beforehand wins over a slightly likelier one, not over a far likelier one', () => {
  const prior = (word: string): number => (word === 'ab' ? -1 : -6);
  const close = output(
    [
      [0.02, 0.96, 0.01, 0.01],
      [0.02, 0.53, 0.44, 0.01],
    ].flatMap((row) => [row, [0.97, 0.01, 0.01, 0.01]]),
  );
  expect(searchTexts(close, charset)[0]?.text).toBe('aa');
  expect(searchTexts(close, charset, { prior, weight: 1 })[0]?.text).toBe('ab');
  const far = output([
    [0.001, 0.997, 0.001, 0.001],
    [0.97, 0.01, 0.01, 0.01],
    [0.001, 0.996, 0.002, 0.001],
  ]);
  expect(searchTexts(far, charset, { prior, weight: 1 })[0]?.text).toBe('aa');
});

const step = fc
  .tuple(...[0, 1, 2, 3].map(() => fc.double({ min: 0.01, max: 1, noNaN: true })))
  .map((row) => row.map((p) => p / row.reduce((sum, q) => sum + q, 0)));

/** Probability of each text over all ways, by trying them all. */
function byAllWays(steps: readonly (readonly number[])[]): Map<string, number> {
  let ways: { path: number[]; p: number }[] = [{ path: [], p: 1 }];
  for (const row of steps)
    ways = ways.flatMap(({ path, p }) => row.map((q, c) => ({ path: [...path, c], p: p * q })));
  const texts = new Map<string, number>();
  for (const { path, p } of ways) {
    const text = path
      .filter((c, i) => c !== 0 && c !== path[i - 1])
      .map((c) => charset[c - 1])
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
    texts.set(text, (texts.get(text) ?? 0) + p);
  }
  return texts;
}

test('a wide search gives every text the probability that trying all ways gives it', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
      const exact = byAllWays(steps);
      for (const guess of searchTexts(output(steps), charset, { width: 500, keep: 5 }))
        expect(Math.exp(guess.log)).toBeCloseTo(exact.get(guess.text) ?? 0, 4);
    }),
    { numRuns: 40 },
  );
});

/** Steps as line models make them: most are nearly sure of the blank or of a letter, some waver. */
const sharpStep = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.double({ min: 0.3, max: 6, noNaN: true }), step)
  .map(([sure, sharpness, row]) => {
    const raised = row.map((p, c) => p * (c === sure ? Math.exp(sharpness * 1.5) : Math.exp(-sharpness)));
    return raised.map((p) => p / raised.reduce((sum, q) => sum + q, 0));
  });

test('beginnings kept as a tree come out as beginnings kept as strings, with the same probabilities', () => {
  const prior = (word: string, before: readonly string[]): number =>
    -((word.length * 7 + before.join('').length * 3) % 5);
  fc.assert(
    fc.property(
      fc.array(sharpStep, { minLength: 1, maxLength: 40 }),
      fc.constantFrom(3, 12),
      fc.constantFrom(0, 0.4, 1),
      (steps, width, weight) => {
        const plain = plainSearch(output(steps), charset, { width, prior, weight });
        const found = searchTexts(output(steps), charset, { width, prior, weight });
        const logs = new Map<string, number>();
        for (const { text, log } of plain) {
          const key = text.replace(/\s+/g, ' ').trim();
          logs.set(key, Math.log(Math.exp(logs.get(key) ?? Number.NEGATIVE_INFINITY) + Math.exp(log)));
        }
        expect(new Set(found.map(({ text }) => text))).toEqual(new Set(logs.keys()));
        for (const { text, log } of found) expect(log).toBeCloseTo(logs.get(text) ?? 0, 6);
      },
    ),
  );
});

test('letters are seen in order, each at a step of its own', () => {
  const seen = seeLetters(
    output([
      [0.1, 0.7, 0.1, 0.1],
      [0.8, 0.1, 0.05, 0.05],
      [0.1, 0.3, 0.5, 0.1],
      [0.05, 0.15, 0.7, 0.1],
    ]),
    charset,
    'ab',
  );
  expect(seen.map(({ letter, step }) => [letter, step])).toEqual([
    ['a', 0],
    ['b', 3],
  ]);
  expect(seen[1]?.confidence).toBeCloseTo(0.7);
  expect(seen[1]?.others[0]).toEqual({ letter: 'a', confidence: expect.closeTo(0.15) });
});
