import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readers } from '#pipeline/extract/read/readers.ts';
import type { FieldReader } from '#pipeline/extract/read/reader.ts';
import { Reader } from '#schemas/record/fields.ts';

const none = { latestYear: null };
const read = (reader: Reader, text: string) => (readers[reader] as FieldReader).read(text, none);
const guess = (reader: Reader, text: string) => {
  const how: FieldReader = readers[reader];
  return (how.guess ?? how.read)(text, none);
};

describe('a text taken as it stands', () => {
  test.each<[Reader, string, string | null]>([
    ['sex', 'Nam', 'Nam'],
    ['sex', 'nữ', 'Nữ'],
    ['sex', 'NỮ', 'Nữ'],
    ['sex', 'con gái', 'Nữ'],
    ['sex', 'Nu', null],
    ['ethnicity', 'Kinh', 'Kinh'],
    ['ethnicity', 'KINH', 'Kinh'],
    ['ethnicity', 'Khơ Me', 'Khơ-me'],
    ['ethnicity', 'Bru Vân Kiều', 'Bru-Vân Kiều'],
    ['ethnicity', 'Mông', 'HMông'],
    ['ethnicity', "H'Mông", 'HMông'],
    ['ethnicity', 'Thổ', 'Thổ'],
    ['ethnicity', 'Mán', 'Mán'],
    ['ethnicity', 'Việt', 'Việt'],
    ['ethnicity', 'Cao Lan', 'Cao Lan'],
    ['nationality', 'Việt-nam', 'Việt Nam'],
    ['nationality', 'VIỆT NAM', 'Việt Nam'],
    ['nationality', 'Hoa kiều', 'Hoa kiều'],
    ['nationality', 'Miên', 'Cam-pu-chia'],
    ['entry-number', '24', '24'],
    ['entry-number', 'Số: 015', '15'],
    ['entry-number', '15a', '15a'],
    ['entry-number', '15 Đ', '15đ'],
    ['entry-number', 'Số 045 bis', '45bis'],
    ['entry-number', '45Bis/1987', '45bis/1987'],
    ['entry-number', '12 ter', '12ter'],
    ['entry-number', '45 bisa', null],
    ['entry-number', '386/2026', '386/2026'],
    ['entry-number', 'số 45 quyển 01/1987', '45'],
    ['book-number', 'số 45 quyển 01/1987', '01/1987'],
    ['entry-number', 'mười', null],
    ['book-number', '01/2017', '01/2017'],
    ['book-number', 'Quyển số: 02', '02'],
    ['book-number', 'II', 'II'],
    ['book-number', '???', null],
    ['personal-id', '001 087 012345', '001087012345'],
    ['personal-id', '00108701234', null],
    ['paper', 'CMND  012345678', 'CMND 012345678'],
    ['time', '14 giờ 30 phút', '14:30'],
    ['time', "0h20'", '00:20'],
    ['time', '18:10', '18:10'],
    ['time', '14 05', '14:05'],
    ['time', '18 giờ', '18'],
    ['time', '7 giờ', '07'],
    ['time', 'mười tám giờ, mười phút', '18:10'],
    ['time', '25 giờ', null],
    ['time', '10 giờ 75 phút', null],
    ['time', 'sáng sớm', null],
    [
      'place',
      'P. Bạch Mai, Q. Hai Bà Trưng, TP. Hà Nội',
      'phường Bạch Mai, quận Hai Bà Trưng, thành phố Hà Nội',
    ],
    ['place', 'X. Yên Mỹ, H. Thanh Trì, T. Hà Đông', 'xã Yên Mỹ, huyện Thanh Trì, tỉnh Hà Đông'],
    ['place', 'Trạm y tế P. Điện Biên, Q. Ba Đình', 'Trạm y tế phường Điện Biên, quận Ba Đình'],
    ['place', 'T. Đoài, xã Yên Mỹ', 'T. Đoài, xã Yên Mỹ'],
    ['place', 'Hà-nội', 'Hà-nội'],
    ['text', '  Tuổi   già ', 'Tuổi già'],
    ['age', '35', '35'],
    ['age', '35 tuổi', '35'],
    ['age', '35t', '35'],
    ['age', 'ba mươi lăm tuổi', '35'],
    ['age', 'Bốn hai tuổi', '42'],
    ['age', 'một trăm lẻ hai tuổi', '102'],
    ['age', '8 tháng', '8 tháng'],
    ['age', '8 tháng tuổi', '8 tháng'],
    ['age', 'mười hai ngày', '12 ngày'],
    ['age', 'mới sinh', '0 ngày'],
    ['age', '1932', '1932'],
    ['age', 'sinh năm 1932', '1932'],
    ['age', '350', null],
    ['age', 'già', null],
    ['relation', 'Cha đẻ', 'cha đẻ'],
    ['relation', 'là bố cháu bé', 'là bố cháu bé'],
    ['relation', 'bà mụ', 'bà mụ'],
    ['office', 'PCT', 'Phó Chủ tịch'],
    ['office', 'KT. Chủ tịch, Phó chủ tịch', 'Phó chủ tịch'],
    ['office', 'T/M UBHC Ủy viên', 'T/M UBHC Ủy viên'],
    ['office', 'TM. UBND phường Phó Chủ tịch', 'Phó Chủ tịch'],
  ])('%s: %s is %s', (reader, text, value) => {
    expect(read(reader, text).value).toBe(value);
  });

  test('offers the peoples that a name of old use may stand for, and doubts', () => {
    expect(read('ethnicity', 'Mán')).toMatchObject({
      doubts: ['not-in-lexicon'],
      alternatives: ['Dao', 'Sán Dìu'],
    });
    expect(guess('ethnicity', 'Thổ').doubts).toContain('near-lexicon');
  });

  test('doubts a personal number whose first digits are no province', () => {
    expect(read('personal-id', '003087012345').doubts).toEqual(['not-in-lexicon']);
    expect(read('personal-id', '991216288355').doubts).toEqual(['not-in-lexicon']);
    expect(read('personal-id', '001087012345').doubts).toEqual([]);
  });

  test.each(['CMND 12345', 'không có', '123456789012345'])(
    'doubts an identity paper without a likely number: %s',
    (text) => {
      expect(read('paper', text).doubts).toEqual(['not-understood']);
    },
  );
});

describe('a machine reading moved to what is known, with a doubt', () => {
  test.each<[Reader, string, string]>([
    ['sex', 'Nử', 'Nữ'],
    ['sex', 'Nan', 'Nam'],
    ['ethnicity', 'Kình', 'Kinh'],
    ['ethnicity', 'Mưòng', 'Mường'],
    ['nationality', 'Viêt Nan', 'Việt Nam'],
    ['age', 'ba mươi lâm tuôi', '35'],
    ['relation', 'mẹ đẽ', 'mẹ đẻ'],
    ['office', 'Phó Chú tịch', 'Phó Chủ tịch'],
  ])('%s: %s is probably %s', (reader, text, value) => {
    expect(guess(reader, text)).toMatchObject({ value, doubts: ['near-lexicon'] });
  });

  test('leaves a value that is near nothing as it is', () => {
    expect(guess('sex', 'Bạch Mai')).toMatchObject({ value: null, doubts: ['not-in-lexicon'] });
    expect(guess('ethnicity', 'Xyzabcd')).toMatchObject({ value: 'Xyzabcd', doubts: ['not-in-lexicon'] });
  });

  test('takes a commune misread for the one of its district, with a doubt; `written` is not its matter', () => {
    const read = guess('place', 'phường Bạch Mại, quận Hai Bà Trưng, thành phố Hà Nội');
    expect(read.value).toBe('phường Bạch Mai, quận Hai Bà Trưng, thành phố Hà Nội');
    expect(read.doubts).toEqual(['near-lexicon']);
  });

  test('doubts a place in which no unit is known, and takes a comma after P for a point', () => {
    expect(guess('place', '8 ngõ 189 Hồng Ma').doubts).toEqual(['not-in-lexicon']);
    expect(guess('place', 'P, Điện Biên, Q. Ba Đình').value).toBe('phường Điện Biên, quận Ba Đình');
  });

  test('doubts numbers that have probably lost a digit or a separator', () => {
    expect(guess('book-number', '01/201')).toMatchObject({ value: '01/201', doubts: ['not-in-lexicon'] });
    expect(guess('book-number', '01/2017').doubts).toEqual([]);
    expect(guess('date', '02021980')).toMatchObject({ value: '1980-02-02', doubts: ['low-confidence'] });
    expect(guess('paper', 'CMND 0123456ó8')).toMatchObject({
      value: 'CMND 012345668',
      doubts: ['low-confidence'],
    });
    expect(guess('entry-number', '3O')).toMatchObject({ value: '30', doubts: ['low-confidence'] });
    expect(guess('entry-number', '4S b1s')).toMatchObject({ value: '45bis', doubts: ['low-confidence'] });
    expect(guess('entry-number', '3B1S')).toMatchObject({ value: '3815' });
  });

  test.each([
    ['a citizen card begins with its province', 'CCCD 001053754176', 'CCCD 901053754176'],
    [
      'a day that was',
      'CMND 012345678, CA Hà Nội cấp 12/05/2020',
      'CMND 012345678, CA Hà Nội cấp 12/85/2020',
    ],
    ['numbers hold figures only', 'CMND 012345678 cấp 05/04/2010', 'CMND 012345678 cấp 05/04/20:0'],
  ])('of two readings of a paper, %s', (_, likely, unlikely) => {
    expect(guess('paper', likely).prior ?? 0).toBeGreaterThan(guess('paper', unlikely).prior ?? 0);
  });

  test('does not doubt a place of the lists, in either tone placement', () => {
    for (const text of ['xã Hòa Bình, huyện Thường Tín, Hà Nội', 'xã Hoà Bình, huyện Thường Tín, Hà Nội'])
      expect(guess('place', text).doubts).toEqual([]);
  });
});

describe('ages', () => {
  test('a year of birth follows from an age only when the year of the entry is known, and is never the value', () => {
    const age = readers.age as FieldReader;
    expect(age.read('42 tuổi', { latestYear: 1960 })).toMatchObject({
      value: '42',
      hints: [
        { kind: 'birth-year', text: '1919' },
        { kind: 'birth-year', text: '1918' },
      ],
    });
    expect(age.read('42', none).hints).toEqual([]);
    expect(age.read('8 tháng', { latestYear: 1960 }).hints).toEqual([]);
  });

  test('every age printed in digits or with its word reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 125 }), fc.constantFrom('', ' tuổi', 't'), (years, unit) => {
        expect(read('age', `${years}${unit}`).value).toBe(String(years));
      }),
    );
  });

  test('doubts an age that few reach, in a machine reading', () => {
    expect(guess('age', '113').doubts).toEqual(['low-confidence']);
    expect(guess('age', '3S').doubts).toEqual(['low-confidence']);
  });
});

describe('laws of every reader', () => {
  const reader = fc.constantFrom(...Reader.options);
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc
      .array(
        fc.constantFrom(
          'Nguyễn',
          'Thị',
          'Tý',
          'phường',
          'P.',
          '12',
          '/',
          '5',
          '1987',
          'ngày',
          'năm',
          ',',
          '-',
        ),
      )
      .map((words) => words.join(' ')),
  );

  test('no text breaks a reader', () => {
    fc.assert(
      fc.property(reader, text, (which, written) => {
        for (const { value, fit } of [read(which, written), guess(which, written)]) {
          expect(value === null || value === value.normalize('NFC')).toBe(true);
          expect(fit).toBeGreaterThanOrEqual(0);
          expect(fit).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('reading a value again gives the same value', () => {
    fc.assert(
      fc.property(reader, text, (which, written) => {
        const once = read(which, written).value;
        if (once !== null && once !== '') expect(read(which, once).value).toBe(once);
      }),
    );
  });
});

test('a name of old use a letter off is mended, doubted, and the people it stood for offered', () => {
  expect(guess('ethnicity', 'Cao Lạn')).toMatchObject({
    value: 'Cao Lan',
    doubts: ['near-lexicon'],
    alternatives: ['Cao Lan', 'Sán Chay'],
  });
});
