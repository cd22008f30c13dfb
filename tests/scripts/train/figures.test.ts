import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreOf } from '#scripts/train/score.ts';
import { pagesOf, splitByPage } from '#scripts/train/split-by-page.ts';
import { sureness } from '#scripts/train/sureness.ts';

describe('a score', () => {
  test('counts letters, lines, and ỵ only where all of a line are read', () => {
    expect(
      scoreOf([
        { text: 'Tỵ', read: 'Tỵ' },
        { text: 'Mỵ', read: 'Mý' },
        { text: 'Lan', read: 'Lan' },
        { text: 'Ỵ', read: 'Ỵ ỵ' },
      ]),
    ).toEqual({ lines: 4, cer: 3 / 8, exact: 0.5, yDotLines: 3, yDotRead: 1 });
  });
});

describe('pages to judge by', () => {
  const line = fc.record({
    page: fc.integer({ min: 1, max: 40 }),
    text: fc.string(),
    png: fc.constant(new Uint8Array()),
  });
  test('come after all pages that are learned from, no line is lost, no page in two parts', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { learn, choose, judge } = splitByPage(lines);
        expect(learn.length + choose.length + judge.length).toBe(lines.length);
        const last = (of: typeof learn) => Math.max(0, ...pagesOf(of));
        const first = (of: typeof learn) => Math.min(99, ...pagesOf(of));
        expect(last(learn)).toBeLessThan(first(choose));
        expect(Math.max(last(learn), last(choose))).toBeLessThan(first(judge));
      }),
    );
  });

  test('are three of ten', () => {
    const lines = Array.from({ length: 10 }, (_, i) => ({ page: i + 1, text: '', png: new Uint8Array() }));
    const { learn, choose, judge } = splitByPage(lines);
    expect([learn, choose, judge].map(pagesOf)).toEqual([[1, 2, 3, 4, 5, 6], [7], [8, 9, 10]]);
  });
});

describe('sureness', () => {
  test.each([
    ['of a gain on every line is whole', [3, 2, 4, 1], [2, 1, 3, 0], 1],
    ['of no gain is none', [1, 2, 3], [1, 2, 3], 0],
    ['of nothing read is none', [], [], 0],
  ])('%s', (_, before, after, sure) => {
    expect(sureness(before, after, 1)).toBe(sure);
  });

  test('of one line better among many equal is not enough to switch on', () => {
    const before = Array.from({ length: 60 }, (_, i) => (i === 0 ? 1 : 0));
    expect(sureness(before, Array(60).fill(0), 1)).toBeLessThan(0.95);
  });
});
