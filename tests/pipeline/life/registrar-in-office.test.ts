import { expect, test } from 'vitest';
import { isOutOfOffice } from '#pipeline/life/registrar-in-office.ts';

const signed = (...years: [year: number, entries: number][]) =>
  years.map(([year, entries]) => ({ year, entries }));

test.each([
  ['signed often, decades away', 1999, signed([1975, 40], [1976, 31]), true],
  ['signed the year after', 1977, signed([1975, 40], [1976, 31]), false],
  ['a gap of three years is let pass', 1979, signed([1976, 50]), false],
  ['a gap of four is not', 1980, signed([1976, 50]), true],
  ['too few entries tell nothing', 1999, signed([1975, 4]), false],
  ['nobody knows the officer', 1999, [], false],
])('%s', (_, year, others, isOut) => {
  expect(isOutOfOffice(year, others)).toBe(isOut);
});
