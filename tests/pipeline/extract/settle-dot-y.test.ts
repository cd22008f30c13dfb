import { expect, test } from 'vitest';
import type { InkOf } from '#pipeline/extract/ink-reading.ts';
import type { Read } from '#pipeline/extract/read/reader.ts';
import { settleDotY } from '#pipeline/extract/settle-dot-y.ts';

const doubted = (value: string): Read => ({
  value,
  doubts: ['maybe-y-dot', 'not-in-lexicon'],
  fit: 1,
  alternatives: [],
});
/** Ink that says `written`, and other texts by so many nats less. */
const inkOf = (written: string, less: Readonly<Record<string, number>>): InkOf => ({
  model: 'line',
  written,
  log: (text) => (text === written ? -1 : -1 - (less[text] ?? 20)),
});

test('a y that was surely seen without a dot is no longer doubted, other doubts stay', () => {
  const read = settleDotY(doubted('Lê Thị Lý'), 'Lê Thị Lý', inkOf('Lê Thị Lý', { 'Lê Thị Lỵ': 8 }));
  expect(read.doubts).toEqual(['not-in-lexicon']);
});

test.each([
  ['the ink speaks for ỵ nearly as much', 'Lê Thị Lý', inkOf('Lê Thị Lý', { 'Lê Thị Lỵ': 3 })],
  ['the ink says something else', 'Lê Thị Lý', inkOf('Lê Thị Lụ', { 'Lê Thị Lý': 6, 'Lê Thị Lỵ': 14 })],
  ['an ỵ was read', 'Lê Thị Lỵ', inkOf('Lê Thị Lỵ', {})],
  ['nothing is known of the ink', 'Lê Thị Lý', null],
])('the doubt stays where %s', (_, written, ink) => {
  expect(settleDotY(doubted(written), written, ink).doubts).toContain('maybe-y-dot');
});
