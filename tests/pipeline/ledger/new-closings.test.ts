import { expect, test } from 'vitest';
import { newClosings, type SaidClosing } from '#pipeline/ledger/new-closings.ts';
import type { YearClosing } from '#schemas/book.ts';

const closing = (entries: number | null, pages: number | null = null, year = 2016): YearClosing => ({
  year,
  entries,
  pages,
});
const file = (...figures: Parameters<typeof closing>): SaidClosing => ({
  ...closing(...figures),
  isFile: true,
});
const person = (...figures: Parameters<typeof closing>): SaidClosing => ({
  ...closing(...figures),
  isFile: false,
});

test.each<[string, YearClosing, SaidClosing[], YearClosing | null]>([
  ['told for the first time', closing(14), [], closing(14)],
  ['told again', closing(14), [file(14)], null],
  ['less than before', closing(14), [file(14, 9)], null],
  ['nothing', closing(null), [], null],
  ['put right in the file', closing(15), [file(14)], closing(15)],
  ['of another year', closing(14, null, 2017), [file(14)], closing(14, null, 2017)],
  ['what a person said, too', closing(14), [person(14, 9)], null],
  ['a figure that a person left blank', closing(14), [person(null, 9)], closing(14, 9)],
  ['what a person took back', closing(14), [file(14), person(null)], null],
  ['another figure than the one taken back', closing(15), [file(14), person(null)], closing(15)],
])('%s', (_, given, said, added) => {
  expect(newClosings([given], said)).toEqual({ added: added ? [added] : [], contradicted: [] });
});

test('a figure that a person gave stands: the file’s is told', () => {
  const said = [file(14), person(15, 9)];
  expect(newClosings([closing(16)], said)).toEqual({
    added: [],
    contradicted: [{ given: closing(16), said: said[1] }],
  });
});
