import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markOfGap, markOfNumber, type SaidOfGap } from '#pipeline/ledger/mark-of-gap.ts';
import type { LedgerMark, SeriesGap } from '#schemas/api/ledger.ts';

const mark = (note: string, isOfSeries = true): LedgerMark => ({
  mark: 'book-lost',
  note,
  by: 'Cán bộ thử',
  at: '2026-11-22T08:00:00.000Z',
  isOfSeries,
});
const gap = (kind: SeriesGap['kind'], more: Partial<SeriesGap> = {}): SeriesGap => ({
  ...{ kind, year: 2016, from: null, to: null, bookNo: null },
  ...more,
});
const said = (of: SeriesGap): SaidOfGap[] => [{ gap: of, mark: mark('mối') }];

test.each<[string, SeriesGap, SeriesGap, boolean]>([
  ['the same year', gap('year'), gap('year'), true],
  ['another year', gap('year'), gap('year', { year: 2017 }), false],
  ['another kind of gap', gap('year'), gap('book-no', { bookNo: '02' }), false],
  ['another book', gap('book-no', { bookNo: '02' }), gap('book-no', { bookNo: '03' }), false],
  ['the same numbers', gap('numbers', { from: 7, to: 11 }), gap('numbers', { from: 7, to: 11 }), true],
  ['some of the numbers', gap('numbers', { from: 7, to: 11 }), gap('numbers', { from: 9, to: 11 }), true],
  ['more numbers', gap('numbers', { from: 7, to: 11 }), gap('numbers', { from: 7, to: 12 }), false],
  ['an end elsewhere', gap('early-end', { from: 40 }), gap('early-end', { from: 52 }), false],
])('what was said of a gap: %s', (_, of, asked, holds) => {
  expect(markOfGap(asked, said(of), () => null)?.note).toBe(holds ? 'mối' : undefined);
});

test('numbers explained one by one in their book are explained in the series, all of them only', () => {
  const numbers = gap('numbers', { from: 7, to: 11 });
  const own = (last: number) => (_: number, number: number) =>
    number <= last ? mark('trong sổ', false) : null;
  expect(markOfGap(numbers, [], own(11))?.note).toBe('trong sổ');
  expect(markOfGap(numbers, [], own(10))).toBeNull();
});

test('a number is explained when a gap that holds it is', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), fc.nat(120), (from, more, number) => {
      const of = gap('numbers', { from, to: from + more });
      const isInside = number >= from && number <= from + more;
      expect(markOfNumber(2016, number, said(of)) !== null).toBe(isInside);
      expect(markOfNumber(2017, number, said(of))).toBeNull();
    }),
  );
});
