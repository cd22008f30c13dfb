import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { place } from '#pipeline/extract/read/place.ts';
import { unitToday } from '#pipeline/extract/unit-today.ts';
import { provincesEver, unitsAt } from '#pipeline/extract/units.ts';

const guess = (text: string, registered: string | null = '2016') =>
  (place.guess ?? place.read)(text, { latestYear: null, registered });

describe('units by name and date', () => {
  test.each([
    ['Tỉnh Hà Tây', '1970', true],
    ['Tỉnh Hà Tây', '1980', false],
    ['Tỉnh Hà Tây', '2000-05-01', true],
    ['Tỉnh Hà Tây', '2010', false],
    ['Hà Bắc', '1962', true],
    ['Hà Bắc', '1997', false],
    ['Bình Phước', '1980', false],
    ['Nam Hà', '1970', true],
    ['Nam Hà', '1985', false],
    ['Nam Hà', '1995', true],
    ['Thành phố Hồ Chí Minh', '1975', false],
  ])('%s at %s was a province: %s', (name, date, was) => {
    expect(unitsAt(name, date).some(({ level }) => level === 'province')).toBe(was);
  });

  test('one name is another area at another time', () => {
    const quangTri = (date: string) =>
      unitsAt('Tỉnh Quảng Trị', date).find(({ level }) => level === 'province');
    expect(quangTri('2020')?.from).toBe('1989');
    expect(quangTri('2026')?.from).toBe('2025-07-01');
  });

  test('every province ever has an heir today, and begins before it ends', () => {
    for (const { name, from, to, today } of provincesEver()) {
      expect(today, name).not.toEqual([]);
      if (from && to) expect(from <= to, name).toBe(true);
    }
  });

  test('districts end with June 2025', () => {
    const levels = (date: string) => unitsAt('Quận Hai Bà Trưng', date).map(({ level }) => level);
    expect(levels('2025-06-30')).toContain('district');
    expect(levels('2025-07-01')).not.toContain('district');
  });
});

describe('where a place lies today', () => {
  test.each([
    ['phường Bạch Mai, quận Hai Bà Trưng, thành phố Hà Nội', '1990', ['Phường Bạch Mai, Thành phố Hà Nội']],
    [
      'P. Thanh Nhàn, Q. Hai Bà Trưng, Hà Nội',
      '1990',
      ['Phường Bạch Mai, Thành phố Hà Nội', 'Phường Hai Bà Trưng, Thành phố Hà Nội'],
    ],
    ['tỉnh Nam Định', '1970', ['Tỉnh Ninh Bình']],
    ['tỉnh Hà Giang', '2000', ['Tỉnh Tuyên Quang']],
    ['xã Hòa Bình, huyện Thường Tín, tỉnh Hà Tây', '1970', ['Xã Thường Tín, Thành phố Hà Nội']],
    ['số 5 ngõ Chợ', '1970', []],
  ])('%s (%s)', (text, date, units) => {
    expect(unitToday(text, date).units.toSorted()).toEqual(units.toSorted());
  });

  test('a name of many places is ambiguous', () => {
    expect(unitToday('huyện Châu Thành', '2000').isAmbiguous).toBe(true);
  });
});

describe('a place read by a machine', () => {
  test.each([
    [
      'phưòng Bạch Maí, quân Hai Bà Trung, thành phố Hà Nôi',
      'phường Bạch Mai, quận Hai Bà Trưng, thành phố Hà Nội',
    ],
    ['P. Phương Canh, 0. Nam Từ Liêm, TP. Hà Nội', 'phường Phương Canh, quận Nam Từ Liêm, thành phố Hà Nội'],
    ['xã Mai Sao, huyện Chỉ Lăng, tĨnh Lạng SƠN', 'xã Mai Sao, huyện Chi Lăng, tỉnh Lạng Sơn'],
    [
      'Số 5ó ngõ 3ó7 Thanh Nhàn, phường Thanh Nhàn, quận Hai Bà Trưng',
      'Số 56 ngõ 367 Thanh Nhàn, phường Thanh Nhàn, quận Hai Bà Trưng',
    ],
    ['Bệnh viện Bạch Mai, Phương Mai, Đống Đa, Hà Nội', 'Bệnh viện Bạch Mai, Phương Mai, Đống Đa, Hà Nội'],
    ['Số 15a phố Huế, Hà Nội', 'Số 15a phố Huế, Hà Nội'],
  ])('%s is probably %s', (text, value) => {
    expect(guess(text).value).toBe(value);
  });

  test('tells the unit of today, offers each place that a name can mean, and doubts a province not yet made', () => {
    expect(guess('xã Hòa Bình, huyện Thường Tín, tỉnh Hà Tây', '1970').hints).toEqual([
      { kind: 'unit-today', text: 'Xã Thường Tín, Thành phố Hà Nội' },
    ]);
    const many = guess('huyện Châu Thành', '2000');
    expect(many.doubts).toContain('ambiguous-place');
    expect(many.alternatives.length).toBeGreaterThan(1);
    expect(guess('tỉnh Bình Phước', '1980').doubts).toContain('unit-not-then');
    expect(guess('tỉnh Hà Tây', '2016').doubts).not.toContain('unit-not-then');
  });

  test('a person keeps the text they write, whatever the lists say', () => {
    expect(place.read('phường Bạch Mại, quận Hai Bà Trung', { latestYear: null })).toMatchObject({
      value: 'phường Bạch Mại, quận Hai Bà Trung',
      doubts: [],
    });
  });

  test('a listed place stays as it is, and none breaks the reader', () => {
    const listed = fc.constantFrom('Bạch Mai', 'Hòa Bình', 'Tân Thành', '1', 'Yên Mỹ', 'Đại Lộc');
    fc.assert(
      fc.property(
        listed,
        listed,
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        (commune, district, noise) => {
          expect(() => guess(`${noise}, xã ${commune}, huyện ${district}, ${noise}`)).not.toThrow();
        },
      ),
      { numRuns: 30 },
    );
  });
});
