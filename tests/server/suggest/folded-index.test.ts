import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '#schemas/fold.ts';
import { namesAt } from '#pipeline/extract/read/name-syllables.ts';
import { provincesEver } from '#pipeline/extract/units.ts';
import { bestOf, foldedIndex, leastAgainst } from '#server/suggest/folded-index.ts';

const texts = [
  ...provincesEver().map(({ name }) => name),
  ...namesAt.surname.map(([syllable]) => syllable),
  ...['Phường Bạch Mai', 'Khơ-me', "M'Nông", 'Đa Kia', 'Hoà Bình', 'Hòa Bình', 'Hoá', 'Hỏa', 'Hả', 'Hà'],
];
const index = foldedIndex(texts.map((text) => ({ text, item: text })));
const anyText = fc.constantFrom(...texts);

test('finds every text by any beginning of it, or of a word in it, typed without marks', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, from, length) => {
      const words = fold(text).split(' ');
      const rest = words.slice(from % words.length).join(' ');
      const typed = rest.slice(0, 1 + (length % rest.length));
      const found = index.find(typed).filter((meant) => meant.item === text);
      expect(found.some((meant) => meant.against === 0)).toBe(true);
    }),
  );
});

test('speaks against no text by what stands in it, in capitals or not, with its tone on either vowel', () => {
  fc.assert(
    fc.property(anyText, fc.boolean(), (text, isLoud) => {
      const typed = isLoud ? text.toUpperCase() : text;
      expect(leastAgainst(index.find(typed)).map(({ item }) => item)).toContain(text);
      expect(index.find(typed).find(({ item }) => item === text)?.against).toBe(0);
    }),
  );
  expect(leastAgainst(index.find('hoà bình')).map(({ item }) => item)).toContain('Hòa Bình');
});

test.each([
  { typed: 'hà', not: ['Hả', 'Hoá'] },
  { typed: 'hả', not: ['Hà', 'Hỏa'] },
  { typed: 'hò', not: ['Hoá', 'Hỏa'] },
  { typed: 'bạ', not: ['Tỉnh Bắc Ninh'] },
])('takes a mark for meant where it was typed: $typed', ({ typed, not }) => {
  const offered = leastAgainst(index.find(typed)).map(({ item }) => item);
  expect(offered.length).toBeGreaterThan(0);
  for (const other of not) expect(offered).not.toContain(other);
});

test('offers what a mistyped mark speaks against only where nothing else fits', () => {
  expect(leastAgainst(index.find('phường bách mai')).map(({ item }) => item)).toEqual(['Phường Bạch Mai']);
});

test('finds nothing for nothing typed, and for signs that are no letters', () => {
  expect(index.find('')).toEqual([]);
  expect(index.find(' -.')).toEqual([]);
});

test('the best of many are those that sorting would put first', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50)), fc.integer({ min: 1, max: 8 }), (all, most) => {
      expect(bestOf(all, (a, b) => a - b, most)).toEqual(all.toSorted((a, b) => a - b).slice(0, most));
    }),
  );
});
