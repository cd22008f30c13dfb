import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MarkedPiece, markDifferences } from '#web/shared/mark-differences.ts';

/** [other letter], ‹other tone›. */
const show = (pieces: readonly MarkedPiece[]): string =>
  pieces.map(({ text, is }) => (is === 'same' ? text : is === 'tone' ? `‹${text}›` : `[${text}]`)).join('');
const whole = (pieces: readonly MarkedPiece[]): string => pieces.map((piece) => piece.text).join('');

describe('markDifferences', () => {
  test.each([
    ['Nguyễn Thị Hòa', 'Nguyễn Thị Hoà', 'Nguyễn Thị H‹òa›', 'Nguyễn Thị H‹oà›'],
    ['Trần Văn Tý', 'Trần Văn Tỵ', 'Trần Văn T‹ý›', 'Trần Văn T‹ỵ›'],
    ['Đỗ Duy', 'Dỗ Duy', '‹Đ›ỗ Duy', '‹D›ỗ Duy'],
    ['Hoàng Thi', 'Hoàng Thị Mai', 'Hoàng Th‹i›', 'Hoàng Th‹ị›[ Mai]'],
    ['12/05/2016', '12/06/2016', '12/0[5]/2016', '12/0[6]/2016'],
    ['Lý', 'Lí', 'L[ý]', 'L[í]'],
    ['an', 'An', '[a]n', '[A]n'],
    ['', 'An', '', '[An]'],
    ['Ba', 'Ba', 'Ba', 'Ba'],
  ])('%s against %s', (a, b, inA, inB) => {
    expect(markDifferences(a, b).map(show)).toEqual([inA, inB]);
  });

  test('sees no difference between composed and combining marks', () => {
    const text = 'Nguyễn Thị Hường';
    expect(markDifferences(text, text.normalize('NFD')).map(show)).toEqual([text, text]);
  });

  const letters = fc.constantFrom(
    ...'aàáãạăằâấbcdđeêếghiíìịlmnoòôốơớpquúưứyýỵABĐ 012/'.split(''),
    '\u0301',
    '\u0302',
  );
  const text = fc.oneof(
    fc.array(letters, { maxLength: 14 }).map((all) => all.join('')),
    fc.string({ unit: 'grapheme', maxLength: 10 }),
  );

  test('loses and adds no letter', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [left, right] = markDifferences(a, b);
        expect([whole(left), whole(right)]).toEqual([a.normalize('NFC'), b.normalize('NFC')]);
      }),
    );
  });

  test('marks nothing in equal texts and something in each pair that differs', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const isMarked = markDifferences(a, b)
          .flat()
          .some((piece) => piece.is !== 'same');
        expect(isMarked).toBe(a.normalize('NFC') !== b.normalize('NFC'));
        expect(
          markDifferences(a, a)
            .flat()
            .every((piece) => piece.is === 'same'),
        ).toBe(true);
      }),
    );
  });

  test('marks the same letters whichever text comes first', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(markDifferences(b, a)).toEqual([...markDifferences(a, b)].reverse());
      }),
    );
  });

  test('leaves the same letters unmarked on both sides', () => {
    const same = (pieces: readonly MarkedPiece[]) => whole(pieces.filter((piece) => piece.is === 'same'));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [left, right] = markDifferences(a, b);
        expect(same(left)).toBe(same(right));
      }),
    );
  });
});
