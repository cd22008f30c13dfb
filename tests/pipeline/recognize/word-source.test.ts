import { expect, test } from 'vitest';
import { spellingKey } from '#pipeline/extract/spelling-key.ts';
import { wordSource } from '#pipeline/recognize/word-source.ts';

const counted = wordSource([
  ['hà nội', 5],
  ['hà nam', 1],
  ['nội trợ', 2],
]);
const source = {
  likely: (word: string) => counted.likely(spellingKey(word)),
  following: (before: string | null, word: string) =>
    counted.following(before === null ? null : spellingKey(before), spellingKey(word)),
};

test('what a word is likely to be follows from how often it was counted', () => {
  expect(source.likely('hà')).toBeCloseTo(6 / 16);
  expect(source.likely('huế')).toBe(0);
});

test('pairs count, and a word never seen after another is still possible', () => {
  expect(source.following('hà', 'nội')).toBeGreaterThan(source.following('hà', 'nam'));
  expect(source.following('hà', 'trợ')).toBeGreaterThan(0);
  expect(source.following(null, 'hà')).toBeGreaterThan(source.following(null, 'trợ'));
});

test('what may follow a word adds up to no more than one', () => {
  const words = ['hà', 'nội', 'nam', 'trợ'];
  for (const before of [null, ...words])
    expect(words.reduce((sum, word) => sum + source.following(before, word), 0)).toBeLessThanOrEqual(
      1 + 1e-9,
    );
});
