import { expect, test } from 'vitest';
import { vietnameseWords } from '#pipeline/recognize/vietnamese-words.ts';

const prior = vietnameseWords();

test('a common word weighs more than a rare one, a rare one more than none', () => {
  expect(prior('Nguyễn', [])).toBeGreaterThan(prior('Nguyên', []));
  expect(prior('Tỵ', [])).toBeGreaterThan(prior('Tỷỵ', []));
  expect(prior('THỊ', [])).toBe(prior('thị', []));
});

test('words run together gain nothing', () => {
  expect(prior('xqz', []) + prior('wkj', [])).toBeCloseTo(prior('xqzwkj', []));
  expect(prior('Văn', []) + prior('An', [])).toBeGreaterThan(prior('VănAn', []));
});

test('figures say nothing, and no word is forbidden', () => {
  expect(prior('1987', [])).toBe(0);
  expect(Number.isFinite(prior('x'.repeat(40), []))).toBe(true);
});
