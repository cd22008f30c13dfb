import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignLetters, isSameButTone } from '#pipeline/verify/align-letters.ts';

test.each([
  ['Hòa', 'Hóa', [['ò', 'ó']]],
  ['Hoa', 'Hòa', [['o', 'ò']]],
  ['Lý', 'Lí', [['ý', 'í']]],
  [
    'Nguyễn Thị Mai',
    'Nguyễn Thị Mây',
    [
      ['a', 'â'],
      ['i', 'y'],
    ],
  ],
  ['Bưởi', 'Bười', [['ở', 'ờ']]],
  ['Thanh', 'Thành', [['a', 'à']]],
  ['Than', 'Thanh', [['', 'h']]],
  ['Trương', 'Trường', [['ơ', 'ờ']]],
  ['2008-10-27', '2003-10-27', [['8', '3']]],
  ['đông', 'dông', [['đ', 'd']]],
] as const)('%s for %s', (keyed, stood, pairs) => {
  expect(alignLetters(keyed, stood)).toEqual(pairs);
});

test('a letter and its mark are one, however they were typed', () => {
  expect(alignLetters('Hòa'.normalize('NFD'), 'Hòa')).toEqual([]);
});

const letter = fc.constantFrom(...'aàáảãạăâeêiíyýoôơuưdđnh 0138');
const text = fc.array(letter, { maxLength: 24 }).map((letters) => letters.join(''));

test('there are no pairs exactly where the texts are equal', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(alignLetters(a, b).length === 0).toBe(a === b);
      expect(alignLetters(a, a)).toEqual([]);
    }),
  );
});

test('the other way round the same pairs come turned round', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(alignLetters(b, a)).toEqual(alignLetters(a, b).map(([x, y]) => [y, x]));
    }),
  );
});

test('no pair is of a letter with itself, and there are no more than the longer text has letters', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const pairs = alignLetters(a, b);
      expect(pairs.every(([x, y]) => x !== y)).toBe(true);
      expect(pairs.length).toBeLessThanOrEqual(Math.max([...a].length, [...b].length));
    }),
  );
});

test('a tone is no letter: á is ạ but for the tone, and not â', () => {
  expect(isSameButTone('á', 'ạ')).toBe(true);
  expect(isSameButTone('ậ', 'â')).toBe(true);
  expect(isSameButTone('á', 'â')).toBe(false);
  expect(isSameButTone('i', 'y')).toBe(false);
});
