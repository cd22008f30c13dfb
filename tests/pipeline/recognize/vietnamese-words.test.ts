import { expect, test } from 'vitest';
import { vietnameseWords } from '#pipeline/recognize/vietnamese-words.ts';

/** What the words of a text weigh, one after another. */
const weight = (text: string, kind: Parameters<typeof vietnameseWords>[0]): number =>
  text
    .split(' ')
    .reduce(
      (sum, word, i, words) => sum + vietnameseWords(kind)(word, words.slice(Math.max(0, i - 3), i)),
      0,
    );

const likelier: [string, string, Parameters<typeof vietnameseWords>[0]][] = [
  ['Nguyễn', 'Nguyên', 'name'],
  ['Tỵ', 'Tỷỵ', 'name'],
  ['Nguyễn Thị Lan', 'Nguyễn Thi Lan', 'name'],
  ['Làm ruộng', 'Lăm ruộng', 'text'],
  ['Lần thứ nhất', 'Lẩn thứ nhất', 'text'],
  ['Viêm phổi', 'Viêm phối', 'text'],
  ['tỉnh Thái Bình', 'tỉnh Thái Bìnn', 'place'],
  ['Hai Bà Trưng', 'Hai Bà Trung', 'place'],
  ['ngõ 12', 'ngô 12', 'place'],
  ['THỊ', 'THĨ', 'name'],
];

test.each(likelier)('%s is likelier than %s, for a %s', (right, wrong, kind) => {
  expect(weight(right, kind)).toBeGreaterThan(weight(wrong, kind));
});

test('capitals and where a tone sits make no difference', () => {
  expect(weight('HÒA BÌNH', 'place')).toBe(weight('hoà bình', 'place'));
});

test('a word weighs the same whatever was asked before it', () => {
  const prior = vietnameseWords('name');
  const before = prior('Hà', ['Nguyễn', 'Thị']);
  prior('Hà', ['Trần', 'Bắc']);
  expect(prior('Hà', ['Nguyễn', 'Thị'])).toBe(before);
  expect(prior('Hà', ['Nguyễn', 'Bắc'])).not.toBe(before);
});

test('words run together gain nothing', () => {
  const prior = vietnameseWords();
  expect(prior('xqz', []) + prior('wkj', ['xqz'])).toBeCloseTo(prior('xqzwkj', []), 0);
  expect(prior('Văn', []) + prior('An', ['Văn'])).toBeGreaterThan(prior('VănAn', []));
});

test('figures say next to nothing, and no word is forbidden', () => {
  const prior = vietnameseWords();
  expect(Math.abs(prior('1987', []))).toBeLessThan(0.5);
  expect(Number.isFinite(prior('x'.repeat(40), []))).toBe(true);
});
