import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockKeysOf, comparableOf } from '#pipeline/match/block.ts';
import { BlockKeys } from '#schemas/match.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { entryId, matched } from '../extract/make-entry.ts';

type Values = Partial<Record<FieldKey, string>>;
const child: Values = {
  childName: 'Nguyễn Minh Khôi',
  childBirthDate: '2016-05-12',
  motherName: 'Trần Thị Bích',
  fatherName: 'Nguyễn Văn Quyết',
};

describe('keys of blocks', () => {
  const meet = (a: Values, b: Values) => {
    const keys = blockKeysOf('birth', a);
    return blockKeysOf('birth', b).some((key) => keys.includes(key));
  };
  test.each<[string, Values, boolean]>([
    ['without its tones', { ...child, childName: 'NGUYEN MINH KHOI' }, true],
    ['with a wrong first letter', { childName: 'Nguyễn Minh Rhôi', childBirthDate: '2016-05-12' }, true],
    ['with a wrong last letter', { childName: 'Nguyễn Minh Khôn', childBirthDate: '2016-05-12' }, true],
    ['a year off', { childName: 'Nguyễn Minh Khôi', childBirthDate: '2017' }, true],
    ['two years off', { childName: 'Nguyễn Minh Khôi', childBirthDate: '2018' }, false],
    ['by the parents alone', { motherName: 'Trần Thị Bích', fatherName: 'Nguyễn Quyết' }, true],
    ['another', { childName: 'Lê Văn Anh', childBirthDate: '2016-05-12' }, false],
  ])('a child meets itself %s: %s', (_, other, meets) => {
    expect(meet(child, other)).toBe(meets);
  });

  test('the two copies of an entry meet by day and number though the name was not read', () => {
    expect(
      meet(
        { entryNo: '015', registrationDate: '2016-05-20' },
        { entryNo: '15', registrationDate: '2016-05-20' },
      ),
    ).toBe(true);
  });

  test('an entry in which nothing was read has no keys', () => {
    expect(blockKeysOf('birth', {})).toEqual([]);
  });

  test('keys hold folded letters only and are never empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const keys = blockKeysOf('marriage', { wifeName: a, husbandName: b, wifeBirthDate: '1990' });
        expect(() => BlockKeys.parse(keys)).not.toThrow();
      }),
    );
  });

  test('only what was understood is compared', () => {
    const entry = matched('birth', { childName: 'Nguyễn Văn Nam', childBirthDate: null });
    expect(comparableOf(entry)).toEqual({ entryId: entryId(1), values: { childName: 'Nguyễn Văn Nam' } });
  });
});
