import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldPlacement, foldSound } from '#schemas/fold.ts';

describe('spellings of one name meet', () => {
  test.each([
    ['Lý', 'Lí'],
    ['Mỹ Vy', 'Mĩ Vi'],
    ['Quý', 'Quí'],
    ['Nguyễn-Thị-Kỳ', 'nguyen thi ki'],
    ['Hòa', 'HOÀ'],
  ])('%s and %s', (one, other) => {
    expect(foldSound(one)).toBe(foldSound(other));
  });

  test.each([
    ['Mai', 'May'],
    ['Thúy', 'Thúi'],
    ['Yến', 'Iến'],
    ['Huy', 'Hui'],
    ['Kiều', 'Kyều'],
  ])('%s and %s do not', (one, other) => {
    expect(foldSound(one)).not.toBe(foldSound(other));
  });

  test('wherever the tone mark sits, but not without it', () => {
    expect(foldPlacement('Nguyễn Thị Hòa')).toBe(foldPlacement('NGUYỄN  thị-hoà'));
    expect(foldPlacement('Hòa')).not.toBe(foldPlacement('Hoa'));
    expect(foldPlacement('Lý')).not.toBe(foldPlacement('Lí'));
  });
});

const text = fc.string({ unit: 'grapheme', maxLength: 30 });

test('folding twice changes nothing, and form of encoding counts for nothing', () => {
  fc.assert(
    fc.property(text, (any) => {
      for (const key of [fold, foldSound, foldPlacement]) {
        expect(key(key(any))).toBe(key(any));
        expect(key(any.normalize('NFD'))).toBe(key(any.normalize('NFC')));
      }
    }),
  );
});
