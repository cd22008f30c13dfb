import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letterDistance } from '#pipeline/extract/letter-distance.ts';

test.each([
  ['hà nội', 'hà nội', 0],
  ['hà', 'ha', 0.3],
  ['đa', 'da', 0.3],
  ['nam', 'num', 1],
  ['nam', 'uam', 0.6],
  ['1987', '7987', 0.6],
  ['thị', 'th', 1],
  ['', 'an', 2],
])('%j and %j are %d letters apart', (a, b, distance) => {
  expect(letterDistance(a, b)).toBeCloseTo(distance);
});

const word = fc
  .array(fc.constantFrom(...'aàáảãạăâbcdđeêghiklmnoôơpqrstuưvxy 0179,.'), { maxLength: 14 })
  .map((letters) => letters.join(''));
const others = fc.string({ unit: 'grapheme', maxLength: 6 });

test('is the same from either side', () => {
  fc.assert(
    fc.property(fc.oneof(word, others), fc.oneof(word, others), (a, b) => {
      expect(letterDistance(a, b)).toBeCloseTo(letterDistance(b, a));
    }),
  );
});

/** Over the whole table, each letter's cost asked of a word of one letter. */
function wholeTable(a: readonly string[], b: readonly string[]): number {
  const table = [b.map((_, j) => j).concat(b.length)];
  for (const [i, letter] of a.entries()) {
    const row = [i + 1];
    for (const [j, other] of b.entries()) {
      const above = table[i] as number[];
      row.push(
        Math.min(
          (above[j] as number) + letterDistance(letter, other),
          (above[j + 1] as number) + 1,
          (row[j] as number) + 1,
        ),
      );
    }
    table.push(row);
  }
  return table[a.length]?.[b.length] ?? Number.NaN;
}

test('a limit changes nothing below it, and all above it is Infinity', () => {
  const limit = fc.constantFrom(0, 0.3, 0.6, 0.9, 1, 1.5, 2, 3.7, Number.POSITIVE_INFINITY);
  fc.assert(
    fc.property(word, word, limit, (a, b, most) => {
      const exact = wholeTable([...a], [...b]);
      fc.pre(Math.abs(exact - most) > 1e-9);
      expect(letterDistance(a, b, most)).toBeCloseTo(exact > most ? Number.POSITIVE_INFINITY : exact);
    }),
    { numRuns: 400 },
  );
});
