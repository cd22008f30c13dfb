import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { missing } from '#pipeline/match/compare/comparator.ts';
import { comparatorOf } from '#pipeline/match/compare/comparators.ts';
import { typoDistance } from '#pipeline/match/compare/typo-distance.ts';
import { ComparatorName } from '#schemas/link-model.ts';
import type { ComparisonLevel } from '#schemas/match.ts';

function levelOf(name: ComparatorName, a: string, b: string): ComparisonLevel {
  const { levels, prepare, compare } = comparatorOf(name);
  const [x, y] = [prepare(a), prepare(b)];
  if (x === null || y === null) return 'missing';
  const level = compare(x, y);
  expect(compare(y, x)).toBe(level);
  return level === missing ? 'missing' : (levels[level] as ComparisonLevel);
}

describe('levels of two values', () => {
  test.each<[ComparatorName, string, string, ComparisonLevel]>([
    ['name', 'Nguyễn Thị Hòa', 'NGUYỄN THỊ HÒA', 'exact'],
    ['name', 'Nguyễn-thị-Hòa', 'Nguyễn Thị Hòa', 'exact'],
    ['name', 'Nguyễn Thị Hòa', 'Nguyễn Thị Hoà', 'spelling'],
    ['name', 'Lý Thị Mỹ', 'Lí Thị Mĩ', 'spelling'],
    ['name', 'Nguyễn Thị Quý', 'Nguyễn Thị Quí', 'spelling'],
    ['name', 'Đỗ Văn Đức', 'Dỗ Văn Dức', 'spelling'],
    ['name', 'Nguyễnvăn Nam', 'Nguyễn Văn Nam', 'spelling'],
    ['name', 'Nguyễn Thị Mai', 'Nguyễn Thị May', 'differs'],
    ['name', 'Nguyen Thi Hoa', 'Nguyễn Thị Hòa', 'marks'],
    ['name', 'Nguyễn Thị Hoa', 'Nguyễn Thị Hòa', 'marks'],
    ['name', 'Vũ Văn Hồng', 'Vũ Văn Hổng', 'tone'],
    ['name', 'Đỗ Thị Mỹ', 'Đổ Thị Mỹ', 'tone'],
    ['name', 'Trần Văn Hùng', 'Trần Văn Hưng', 'misread'],
    ['name', 'Trần Văn Nam', 'Trần Văn Nan', 'misread'],
    ['name', 'Trần Văn Nam', 'Trần Văn Năm', 'marks'],
    ['name', 'Trần Văn Thắng', 'Trần Văn Thằngg', 'near'],
    ['name', 'Trần Thị An', 'Trần Thị Anh', 'differs'],
    ['name', 'Trần Thị Ngọc Lan', 'Trần Lan', 'shortened'],
    ['name', 'Trần Thị Ngọc Lan', 'Trần Thị Lan', 'shortened'],
    ['name', 'Trần Thị Ngọc Lan', 'Trần Ngọc Lan', 'shortened'],
    ['name', 'Trần T. Lan', 'Trần Thị Lan', 'shortened'],
    ['name', 'Ng. Văn Lan', 'Nguyễn Văn Lan', 'shortened'],
    ['name', 'Lan Trần Thị', 'Trần Thị Lan', 'swapped'],
    ['name', 'Trần Văn Lan', 'Trần Thị Lan', 'part'],
    ['name', 'Trần Thị Lan', 'Trần Thị Liên', 'differs'],
    ['name', 'Trần Thị Lan', 'Lan', 'part'],
    ['date', '1987-05-12', '1987-05-12', 'exact'],
    ['date', '1987', '1987', 'contained'],
    ['date', '1987', '1987-05-12', 'contained'],
    ['date', '1987-05', '1987-05-12', 'contained'],
    ['date', '~1931', '1932-05-12', 'contained'],
    ['date', '~1931', '1933-05-12', 'differs'],
    ['date', '1987-12-05', '1987-05-12', 'day-month'],
    ['date', '1987-05-12', '1981-05-12', 'digit'],
    ['date', '1987-05-12', '1987-05-13', 'close'],
    ['date', '1987-05-12', '1982-05-12', 'near'],
    ['date', '1987-05-12', '1978-05-12', 'near'],
    ['date', '19870512', '1987-05-12', 'exact'],
    ['date', '1987-05-12', '1987-05-21', 'close'],
    ['date', '1987-05-12', '1987-11-21', 'part'],
    ['date', '1987-05-12', '1990-11-21', 'differs'],
    ['date', '1987', '1981', 'digit'],
    ['date', '1987-02-30', '1987-02-30', 'exact'],
    // 15th of the eighth month of the year Giáp Thìn, Mid-Autumn
    ['date', '2024-08-15', '2024-09-17', 'lunar'],
    [
      'place',
      'phường Bạch Mai, quận Hai Bà Trưng\u00002010',
      'Phường Bạch Mai - Quận Hai Bà Trưng\u00002012',
      'exact',
    ],
    [
      'place',
      'tiểu khu Bạch Mai, khu phố Hai Bà Trưng\u00001976',
      'phường Bạch Mai, quận Hai Bà Trưng\u00002012',
      'renamed',
    ],
    [
      'place',
      'phường Bách Khoa, quận Hai Bà Trưng\u00002010',
      'phường Bạch Mai, thành phố Hà Nội\u00002026',
      'renamed',
    ],
    [
      'place',
      'phường Bách Khoa, quận Hai Bà Trưng\u00002010',
      'phường Bạch Mai, quận Hai Bà Trưng\u00002010',
      'part',
    ],
    ['place', 'phường Bạch Mai, quận Hai Bà Trưng\u0000', 'phường Bạch Mai\u0000', 'part'],
    ['place', 'phường Bạch Mai, quận Hai Bà Trưng\u0000', 'phường Bạch Mal, quận Hai Bà Trưng\u0000', 'near'],
    ['place', 'phường Bạch Mai\u00002010', 'xã Yên Mỹ\u00002010', 'differs'],
    ['entry-number', '015', '15', 'exact'],
    ['entry-number', '15', '16', 'close'],
    ['entry-number', '115', '175', 'digit'],
    ['entry-number', '15', '216', 'differs'],
    ['registration', '45\u00002016-05-12', '045\u00002016-05-12', 'exact'],
    ['registration', '45\u00002016-05-12', '46\u00002016-05-12', 'close'],
    ['registration', '145\u00002016-05-12', '175\u00002016-05-12', 'digit'],
    ['registration', '145\u00002016-05-12', '145\u00002011-05-12', 'digit'],
    ['registration', '145\u00002016-05-12', '232\u00002016-05-12', 'part'],
    ['registration', '145\u0000', '145\u00002016-05-12', 'contained'],
    ['registration', '145\u00002016-05-12', '145\u00001990-01-02', 'near'],
    ['registration', '\u00002016-05-12', '145\u00002016-05-12', 'shortened'],
    ['registration', '146\u0000', '145\u00002016-05-12', 'close'],
    ['registration', '171\u00002016-05-12', '177\u00002016-05-17', 'close'],
    ['registration', '246\u0000', '145\u00002016-05-12', 'part'],
    ['registration', '246\u0000', '\u00002016-05-12', 'missing'],
    ['registration', '146\u00002016-05-12', '12\u00002019-07-08', 'differs'],
    [
      'place',
      'số 11 ngõ 60 Yersin, khu phố Hai Bà Trưng\u00001960',
      'số 11 ngõ 60 Yersin, phường Phạm Đình Hổ\u00001999',
      'contained',
    ],
    ['sex', 'Nam', 'nam', 'exact'],
    ['sex', 'Nam', 'Nữ', 'differs'],
    ['id', '001 216 012345', '001216012345', 'exact'],
    ['id', '001216012345', '001216012354', 'digit'],
    ['id', '001216012345', '031216012354', 'differs'],
    ['id', 'CMND 012345678', '012345678', 'exact'],
    ['id', 'CMND 012345678', 'CMND 012345679', 'digit'],
    ['id', 'CMND 012345678', 'CMND 013342675', 'differs'],
    // who has had both papers has two numbers
    ['id', 'CMND 012345678', 'CCCD 001182012345', 'missing'],
    ['id', 'B1234567', 'C1234568', 'differs'],
    ['text', 'Wallaby Place', 'wallaby place', 'exact'],
    ['text', 'wallaby place', 'walaby place', 'near'],
    ['text', 'wallaby place', 'wallaby', 'part'],
    ['text', 'wallaby place', 'kings road', 'differs'],
    ['given-name', 'john\u0000smith', 'jon\u0000smith', 'near'],
    ['given-name', 'john\u0000smith', 'smith\u0000john', 'swapped'],
    ['surname', 'smith\u0000john', 'john\u0000smith', 'missing'],
    ['surname', 'smith\u0000john', 'baker\u0000john', 'differs'],
    ['given-name', '\u0000smith', 'john\u0000smith', 'missing'],
  ])('%s: %s and %s are %s', (name, a, b, level) => {
    expect(levelOf(name, a, b)).toBe(level);
  });

  test('a value that says nothing is missing', () => {
    expect(levelOf('name', ' - ', 'Trần Thị Lan')).toBe('missing');
    expect(levelOf('date', 'không rõ', '1987')).toBe('missing');
  });
});

test.each(ComparatorName.options)('%s says the same either way round, and only what it lists', (name) => {
  const piece = fc.constantFrom(
    ...[
      'Nguyễn',
      'Trần',
      'Văn',
      'Thị',
      'Hòa',
      'Hoà',
      'Hoa',
      'Lan',
      'V.',
      'Y',
      '12',
      '1987-05-12',
      '2024-08-15',
    ],
    ...['2024-09-17', '1987', 'phường Bạch Mai', 'quận Hai Bà Trưng', '~1931', '\u0000', ',', '', '007'],
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece, { maxLength: 5 }).map((all) => all.join(' ')),
    piece,
  );
  fc.assert(
    fc.property(text, text, (a, b) => {
      const level = levelOf(name, a, b);
      expect(['missing', ...comparatorOf(name).levels]).toContain(level);
    }),
    { numRuns: 300 },
  );
});

test('slips are counted up to the limit: a letter in, out, another, or two turned', () => {
  expect(typoDistance('smith', 'smiht', 3)).toBe(1);
  expect(typoDistance('smith', 'smih', 3)).toBe(1);
  expect(typoDistance('smith', 'smyth', 3)).toBe(1);
  expect(typoDistance('smith', 'baker', 3)).toBe(4);
  const word = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(typoDistance(a, b, 20)).toBe(typoDistance(b, a, 20));
    }),
  );
});
