import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromLunar } from '#pipeline/extract/lunar.ts';
import { toIso } from '#pipeline/extract/partial-date.ts';
import { canChiOf, canChiYears } from '#pipeline/extract/read/can-chi.ts';
import { date } from '#pipeline/extract/read/date.ts';

const read = (text: string, latestYear: number | null = 1960) => date.read(text, { latestYear });

describe('years of the cycle of sixty', () => {
  test.each([
    [1984, 'Giáp Tý'],
    [1932, 'Nhâm Thân'],
    [1965, 'Ất Tỵ'],
    [1956, 'Bính Thân'],
    [2026, 'Bính Ngọ'],
    [1900, 'Canh Tý'],
  ])('%i is %s', (year, name) => expect(canChiOf(year)).toBe(name));

  test.each([
    ['Sinh năm Nhâm Thân', 1960, [1932, 1872]],
    ['Sinh năm Nhâm Thân', 2016, [1992, 1932]],
    ['năm Kỷ Mẹo', 1960, [1939, 1879]],
    ['Ất Tị', 1970, [1965, 1905]],
    ['QUÝ MÙI', 1960, [1943, 1883]],
    ['quí vị', 1960, [1943, 1883]],
  ])('%s in a book of %i may be %j', (text, latestYear, years) => {
    expect(canChiYears(text, latestYear)?.years).toEqual(years);
  });

  test.each(['Nguyễn Văn Thân', 'Giáp Sửu', 'Quý'])('%s is none', (text) => {
    expect(canChiYears(text, 1960)).toBeNull();
  });

  test('a name of a year alone is no value; the years it may mean are offered', () => {
    expect(read('Sinh năm Nhâm Thân', 2016)).toMatchObject({
      value: null,
      doubts: ['can-chi-year'],
      alternatives: ['1992', '1932'],
    });
  });

  test('with the year beside it, it is that year, doubted where the two do not fit', () => {
    expect(read('Nhâm Thân (1932)')).toMatchObject({ value: '1932', doubts: ['partial-date'] });
    expect(read('1932, năm Nhâm Thân')).toMatchObject({ value: '1932' });
    expect(read('Nhâm Thân (1935)').doubts).toEqual(['words-and-digits-differ']);
  });

  test('every year of a life is found again by its name', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1850, max: 2040 }), fc.integer({ min: 0, max: 109 }), (year, age) => {
        expect(canChiYears(`năm ${canChiOf(year)}`, year + age)?.years).toContain(year);
      }),
    );
  });
});

describe('days of the traditional calendar', () => {
  test.each([
    [{ year: 1956, month: 1, day: 1 }, '1956-02-12'],
    [{ year: 1968, month: 1, day: 1 }, '1968-01-29'],
    [{ year: 1985, month: 1, day: 1 }, '1985-01-21'],
    [{ year: 2007, month: 1, day: 1 }, '2007-02-17'],
    [{ year: 2023, month: 8, day: 15 }, '2023-09-29'],
    [{ year: 2022, month: 12, day: 23 }, '2023-01-14'],
    [{ year: 2024, month: 12, day: 29 }, '2025-01-28'],
  ])('%j is %s', (day, iso) => {
    const solar = fromLunar(day);
    expect(solar && toIso(solar)).toBe(iso);
  });

  test('knows leap months, and that a year without one has none', () => {
    expect(fromLunar({ year: 2023, month: 2, day: 1 }, true)).toEqual({ year: 2023, month: 3, day: 22 });
    expect(fromLunar({ year: 2025, month: 6, day: 1 }, true)).toEqual({ year: 2025, month: 7, day: 25 });
    expect(fromLunar({ year: 2024, month: 6, day: 1 }, true)).toBeNull();
  });

  test('days follow one another: the first of a month is the day after the last of the one before', () => {
    const dayNumber = (day: ReturnType<typeof fromLunar>) =>
      day ? Date.UTC(day.year, (day.month ?? 1) - 1, day.day ?? 1) / 86_400_000 : Number.NaN;
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2040 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const first = dayNumber(fromLunar({ year, month, day: 1 }));
        const last = dayNumber(fromLunar({ year, month, day: 30 }) ?? fromLunar({ year, month, day: 29 }));
        expect([28, 29]).toContain(last - first);
      }),
    );
  });

  test.each([
    ['12/5/1957 âm lịch', '1957-06-09'],
    ['ngày 12 tháng 5 năm 1957 (ÂL)', '1957-06-09'],
    ['12-5-1957 AL', '1957-06-09'],
    ['Rằm tháng tám năm Đinh Dậu', '1957-09-08'],
    ['ngày ba mươi tháng hai năm 1957 âm lịch', null],
    ['ngày 12 tháng một năm 1957 âm lịch', '1958-01-01'],
  ])('%s is no value; the solar day is told beside it: %s', (text, solar) => {
    const found = read(text);
    expect(found).toMatchObject({ value: null, doubts: ['lunar-date'] });
    expect(found.hints?.[0]?.text ?? null).toBe(solar);
  });
});

test.each([
  ['khoảng 1930', ['1930']],
  ['độ chừng năm 1930', ['1930']],
  ['vào khoảng tháng 5 năm 1930', ['5/1930']],
])('%s is a guess: no value, the year offered', (text, alternatives) => {
  expect(read(text)).toMatchObject({ value: null, doubts: ['approximate-date'], alternatives });
});

test('an age is no date; the year of birth follows, as counted then and now, and is not a value', () => {
  expect(read('42 tuổi')).toMatchObject({
    value: null,
    doubts: ['age-not-date'],
    hints: [
      { kind: 'birth-year', text: '1919' },
      { kind: 'birth-year', text: '1918' },
    ],
  });
  expect(read('42 tuổi', null)).toMatchObject({ value: null, hints: [] });
});
