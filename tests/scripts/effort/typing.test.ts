import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookAlike, slipped, unitsOf } from '#scripts/bench/effort/alter-text.ts';
import { keyerOf, rateNames, statedRates } from '#scripts/bench/effort/rates.ts';
import { dateKeys, telexKeys } from '#scripts/bench/effort/telex-keys.ts';
import { seeded } from '#scripts/samples/random.ts';

test.each([
  ['Nguyễn', 8],
  ['Hà Nội', 9],
  ['phường', 8],
  ['Đường', 8],
  ['ăn', 3],
  ['45/2016', 7],
  ['', 0],
])('%s takes %i keys in Telex', (text, keys) => {
  expect(telexKeys(text)).toBe(keys);
  expect(telexKeys(text.normalize('NFD'))).toBe(keys);
});

test('a whole date is its eight figures, another text is typed as it stands', () => {
  expect(['27/10/2008', '7-1-1962', '10/2008', 'năm 2008'].map(dateKeys)).toEqual([8, 8, 7, 9]);
});

const texts = fc.constantFrom('Nguyễn Thị Thử', 'phường Bạch Mai', '27/10/2008', 'Kinh', 'số 12 phố Huế');

test('what a text looks like and what a slip makes of it differ from it in one syllable or figure', () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.boolean(), (text, seed, isSlip) => {
      const other = (isSlip ? slipped : lookAlike)(text, seeded(seed));
      expect(other).toBe(other.normalize('NFC'));
      const [a, b] = [text.split(/(?=[ /])/), other.split(/(?=[ /])/)];
      expect(b).toHaveLength(a.length);
      expect(a.filter((part, i) => part !== b[i]).length).toBeLessThanOrEqual(1);
      expect((isSlip ? slipped : lookAlike)(text, seeded(seed))).toBe(other);
    }),
  );
});

test('counts what may be misread: syllables and single figures', () => {
  expect([unitsOf('Nguyễn Thị Thử'), unitsOf('27/10/2008'), unitsOf('')]).toEqual([3, 8, 0]);
});

test('rates are multiplied one by one and stay shares; each says where it is from', () => {
  expect(keyerOf({ overlooksMarks: 10 }).overlooksMarks).toBe(1);
  expect(keyerOf({ slipsPerKey: 0.5 }).slipsPerKey).toBe(statedRates.rates.slipsPerKey.value / 2);
  expect(keyerOf().overlooksLetter).toBe(statedRates.rates.overlooksLetter.value);
  for (const name of rateNames) expect(statedRates.rates[name].source.length).toBeGreaterThan(20);
});
