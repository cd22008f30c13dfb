import { expect, test } from 'vitest';
import { choicesOf } from '#web/verifier/choices-of.ts';
import { isRightAbove } from '#web/verifier/is-right-above.ts';
import { taskField } from './task-field.ts';

const field = taskField('childOrigin', {}, null, { carried: ['Hà Nội', 'Hải Phòng', 'Hà Nam'] });
const texts = (typed: string, found: string[] = []) =>
  choicesOf(
    field,
    typed,
    found.map((text) => ({ text, from: 'places' as const })),
  ).map(({ text }) => text);

test('values of this book come first, found without tone marks', () => {
  expect(texts('ha n', ['Hà Nội', 'Hà Nhì'])).toEqual(['Hà Nội', 'Hà Nam', 'Hà Nhì']);
  expect(texts('noi')).toEqual(['Hà Nội']);
  expect(texts('')).toEqual(['Hà Nội', 'Hải Phòng', 'Hà Nam']);
});

test('what stands in the input already is not offered', () => {
  expect(texts('Hà Nội', ['Hà Nội'])).toEqual([]);
  expect(texts('Hà Nội'.normalize('NFD'))).toEqual([]);
});

test('the server’s suggestions need not begin as typed: it knows more ways to find them', () => {
  expect(texts('hn', ['Hà Nội'])).toEqual(['Hà Nội']);
});

test.each([
  [{ pageNumber: 3, ordinal: 1 }, { pageNumber: 3, ordinal: 2 }, true],
  [{ pageNumber: 3, ordinal: 1 }, { pageNumber: 3, ordinal: 3 }, false],
  [{ pageNumber: 3, ordinal: 2 }, { pageNumber: 4, ordinal: 1 }, true],
  [{ pageNumber: 3, ordinal: 2 }, { pageNumber: 4, ordinal: 2 }, false],
  [{ pageNumber: 4, ordinal: 1 }, { pageNumber: 3, ordinal: 1 }, false],
])('%j is right above %j: %s', (one, other, is) => {
  const bookCode = 'KS.2016.01';
  expect(isRightAbove({ bookCode, ...one }, { bookCode, ...other })).toBe(is);
  expect(isRightAbove({ bookCode, ...one }, { bookCode: 'KS.2017.01', ...other })).toBe(false);
});
