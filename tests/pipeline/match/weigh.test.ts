import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '#pipeline/match/compare.ts';
import { nameRarity } from '#pipeline/match/name-rarity.ts';
import { weigh } from '#pipeline/match/weigh.ts';
import weights from '#pipeline/match/weights.json' with { type: 'json' };
import type { Comparable, ComparisonLevel } from '#schemas/match.ts';
import type { Reader } from '#schemas/record/fields.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { entryId } from '../extract/make-entry.ts';

const entry = (n: number, values: Partial<Record<FieldKey, string>>): Comparable => ({
  entryId: entryId(n),
  values,
});

describe('levels of comparison', () => {
  test.each<[Reader, string, string, ComparisonLevel]>([
    ['name', 'Nguyễn Thị Hòa', 'NGUYỄN THỊ HOÀ', 'exact'],
    ['name', 'Nguyễn Thị Hòa', 'Nguyễn Thị Hoa', 'near'],
    ['name', 'Nguyễn Thị Hòa', 'Nguyễn Hòa', 'near'],
    ['name', 'Nguyễn Thị Hòa', 'Nguyễn Văn Hòa', 'differs'],
    ['name', 'Nguyễn Thị Lan', 'Nguyễn Thị Mai', 'differs'],
    ['name', 'Nguyễn Văn Nam', 'Nguyễn Văn Nan', 'near'],
    ['date', '1987-05-12', '1987-05-12', 'exact'],
    ['date', '1987', '1987-05-12', 'near'],
    ['date', '1987-12-05', '1987-05-12', 'near'],
    ['date', '1987-05-12', '1987-05-17', 'near'],
    ['date', '1987-05-12', '1988-06-12', 'differs'],
    ['date', '1987', '1988', 'near'],
    ['place', 'phường Bạch Mai, quận Hai Bà Trưng', 'Phường Bạch Mai - Quận Hai Bà Trưng', 'exact'],
    ['place', 'phường Bạch Mai, quận Hai Bà Trưng, Hà Nội', 'phường Bạch Mai', 'near'],
    ['place', 'phường Bạch Mai', 'xã Yên Mỹ', 'differs'],
    ['entry-number', '015', '15', 'exact'],
    ['entry-number', '15', '16', 'differs'],
    ['sex', 'Nam', 'Nữ', 'differs'],
    ['paper', 'CMND 012345678', 'CMND 012345679', 'near'],
  ])('%s: %s and %s are %s', (reader, a, b, level) => {
    expect(compare(reader, a, b)).toBe(level);
    expect(compare(reader, b, a)).toBe(level);
  });

  test('a value that is absent says nothing', () => {
    expect(compare('name', undefined, 'Nguyễn Văn Nam')).toBe('missing');
    expect(weigh('birth', entry(1, {}), entry(2, { childName: 'Nguyễn Văn Nam' })).weight).toBe(0);
  });
});

const family = {
  motherName: 'Trần Thị Bích',
  fatherName: 'Nguyễn Văn Quyết',
  motherBirthDate: '1990',
  fatherBirthDate: '1988',
};
const child = { ...family, childName: 'Nguyễn Minh Khôi', childBirthDate: '2016-05-12', childSex: 'Nam' };
const weight = (a: Partial<Record<FieldKey, string>>, b: Partial<Record<FieldKey, string>>) =>
  weigh('birth', entry(1, a), entry(2, b)).weight;

describe('what two births are to each other', () => {
  test.each<[string, Partial<Record<FieldKey, string>>, boolean]>([
    ['the same entry in both copies of the book', { ...child }, true],
    [
      'the same with a lost tone and a misread digit',
      { ...child, childName: 'Nguyễn Minh Khoi', childBirthDate: '2016-05-17' },
      true,
    ],
    ['registered again with only the year of birth', { ...child, childBirthDate: '2016' }, true],
    [
      'a sister two years on',
      { ...child, childName: 'Nguyễn Minh Châu', childBirthDate: '2018-01-02', childSex: 'Nữ' },
      false,
    ],
    ['a twin', { ...child, childName: 'Nguyễn Minh Khánh' }, false],
    [
      'a namesake of the same day with other parents',
      {
        ...child,
        motherName: 'Lê Thị Hoa',
        fatherName: 'Nguyễn Đức Thắng',
        motherBirthDate: '1985',
        fatherBirthDate: '1979',
      },
      false,
    ],
  ])('%s', (_, other, isProposed) => {
    expect(weight(child, other) >= weights.threshold).toBe(isProposed);
  });

  test('a rare name speaks more than a common one, and a surname alone nearly nothing', () => {
    expect(nameRarity('Quách Bảo Khuê')).toBeGreaterThan(nameRarity('Nguyễn Thị Lan') + 8);
    expect(nameRarity('Nguyễn')).toBeLessThan(2);
    expect(nameRarity('Nguyễn Thị Hòa')).toBe(nameRarity('nguyen thi hoa'));
  });

  test('says field by field why', () => {
    const { weight, comparisons } = weigh(
      'birth',
      entry(1, { childName: 'Lê Văn Nam' }),
      entry(2, { childName: 'Lê Văn Nam' }),
    );
    expect(comparisons.find(({ field }) => field === 'childName')).toMatchObject({ level: 'exact', weight });
    expect(comparisons.filter(({ level }) => level === 'missing').every((one) => one.weight === 0)).toBe(
      true,
    );
  });
});

test('two records weigh the same either way round', () => {
  const name = fc
    .array(fc.constantFrom('Nguyễn', 'Trần', 'Văn', 'Thị', 'Hòa', 'Hoà', 'Hoa', 'Lan', 'Quỳnh', 'Xanh'), {
      maxLength: 4,
    })
    .map((syllables) => syllables.join(' '));
  const date = fc.constantFrom('1987', '1987-05', '1987-05-12', '1987-12-05', '1990-01-01', '2016');
  const record = fc.record(
    {
      childName: name,
      motherName: name,
      childBirthDate: date,
      registrationDate: date,
      childSex: fc.constantFrom('Nam', 'Nữ'),
      entryNo: fc.constantFrom('1', '01', '2'),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(record, record, (a, b) => {
      const [ab, ba] = [weigh('birth', entry(1, a), entry(2, b)), weigh('birth', entry(2, b), entry(1, a))];
      expect(ab.weight).toBeCloseTo(ba.weight);
      expect(ab.comparisons).toEqual(ba.comparisons);
    }),
  );
});
