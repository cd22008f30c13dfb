import fc from 'fast-check';
import { expect, test } from 'vitest';
import { characterErrors } from '#scripts/evaluate/character-errors.ts';
import { lettersMatched } from '#scripts/evaluate/letters-matched.ts';

test('says what was read in the place of each letter', () => {
  expect(lettersMatched('Trần Thị Tý', 'Trần Thị Tỵ').at(-1)).toEqual(['ỵ', 'ý']);
  expect(lettersMatched('Tỵ', 'Lê Tỵ').at(-1)).toEqual(['ỵ', 'ỵ']);
  expect(lettersMatched('', 'Tỵ')).toEqual([
    ['T', null],
    ['ỵ', null],
  ]);
});

test('no alignment is cheaper: letters changed or left out are never more than the distance', () => {
  const word = fc.string({ unit: fc.constantFrom(...'aăâbcỵý '), maxLength: 12 });
  fc.assert(
    fc.property(word, word, (read, truth) => {
      const pairs = lettersMatched(read, truth);
      expect(pairs.map(([letter]) => letter).join('')).toBe(truth);
      expect(pairs.filter(([letter, got]) => letter !== got).length).toBeLessThanOrEqual(
        characterErrors(read, truth),
      );
    }),
  );
});
