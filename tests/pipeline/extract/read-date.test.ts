import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromIso, type PartialDate, toIso } from '#pipeline/extract/partial-date.ts';
import { dateInWords } from '#pipeline/extract/print/date-in-words.ts';
import { date } from '#pipeline/extract/read/date.ts';
import { dateInWordsReader } from '#pipeline/extract/read/date-in-words.ts';
import { year } from '#pipeline/extract/read/year.ts';

const unknownYear = { latestYear: null };
const in2016 = { latestYear: 2016 };
const guess = (text: string) => (dateInWordsReader.guess ?? dateInWordsReader.read)(text, in2016);

describe('dates in digits', () => {
  test.each([
    ['12/5/1987', '1987-05-12'],
    ['12-5-1987', '1987-05-12'],
    ['12.05.1987', '1987-05-12'],
    ['12 / 05 / 1987', '1987-05-12'],
    ['12 – 5 – 1987', '1987-05-12'],
    ['12 5 1987', '1987-05-12'],
    ['12051987', '1987-05-12'],
    ['ngày 12 tháng 5 năm 1987', '1987-05-12'],
    ['Ngày 12, tháng 05, năm 1987', '1987-05-12'],
    ['12 tháng 03 năm 2016', '2016-03-12'],
    ["0h20' ngày 25/9/2000", '2000-09-25'],
    ['ngày 05 tháng năm năm 1990', '1990-05-05'],
    ['29/2/2000', '2000-02-29'],
    ['sinh ngày 1/1/1950', '1950-01-01'],
  ])('%s is %s', (text, value) => {
    expect(date.read(text, unknownYear)).toMatchObject({ value, doubts: [] });
  });

  test.each([
    ['5/1987', '1987-05'],
    ['05-1987', '1987-05'],
    ['tháng 5 năm 1987', '1987-05'],
    ['1944', '1944'],
    ['năm 1932', '1932'],
    ['Sinh năm 1932', '1932'],
    ['00/00/1944', '1944'],
    ['…/…/1944', '1944'],
    ['../5/1944', '1944-05'],
  ])('%s stays the partial date %s', (text, value) => {
    expect(date.read(text, unknownYear)).toMatchObject({ value, doubts: ['partial-date'] });
  });

  test.each(['30/2/1987', '29/2/1900', '31/4/2010', '12/13/1987', '32/1/1987', '5/5/9999', '13/1987'])(
    'doubts %s, a day that never was, rather than moving it',
    (text) => {
      expect(date.read(text, unknownYear)).toMatchObject({ value: null, doubts: ['impossible-date'] });
    },
  );

  test.each(['không rõ', 'không nhớ ngày', 'abc', '12/5', '1'])('does not make a date of %s', (text) => {
    expect(date.read(text, in2016)).toMatchObject({ value: null, doubts: ['not-understood'] });
  });

  test.each([
    ['1987-05-12', '1987-05-12'],
    ['12-V-1957', '1957-05-12'],
    ['3 / XII / 1957', '1957-12-03'],
    ['12 5 2010', '2010-05-12'],
    ['lúc 7 giờ sáng ngày 5/3/1972', '1972-03-05'],
    ['7 giờ 30 phút tối, ngày mười tháng ba năm 1972', '1972-03-10'],
    ['12/5/1987 (mười hai tháng năm năm một nghìn chín trăm tám mươi bảy)', '1987-05-12'],
    ['12/5/1987 (dương lịch)', '1987-05-12'],
  ])('%s is %s', (text, value) => {
    expect(date.read(text, unknownYear).value).toBe(value);
  });

  test('doubts a date whose digits and words beside it are different days', () => {
    expect(
      date.read('01.09.2008 (hai mươi bảy tháng tám năm hai nghìn không trăm lẻ tám)', unknownYear),
    ).toMatchObject({
      value: '2008-09-01',
      doubts: ['words-and-digits-differ'],
    });
  });

  test('takes two digits of a year for the latest such year that the registration allows, with a doubt', () => {
    expect(date.read('12-5-87', { latestYear: 1990 })).toMatchObject({
      value: '1987-05-12',
      doubts: ['partial-date'],
    });
    expect(date.read('12-5-87', { latestYear: 1986 })).toMatchObject({ value: '1887-05-12' });
    expect(date.read('12-5-16', in2016)).toMatchObject({ value: '2016-05-12' });
    expect(date.read('12-5-87', unknownYear)).toMatchObject({ value: null, doubts: ['partial-date'] });
  });

  test('puts letters that look like digits right in a machine reading only, with a doubt', () => {
    expect(date.guess?.('l2/O5/1987', in2016)).toMatchObject({
      value: '1987-05-12',
      doubts: ['low-confidence'],
    });
    expect(date.read('l2/O5/1987', in2016)).toMatchObject({ value: null });
  });

  test.each([
    ['1932', '1932'],
    ['năm 1932', '1932'],
    ['…/…/1944', '1944'],
    ['12/5/1960', '1960-05-12'],
    ['ngày 12 tháng 5 năm 1960', '1960-05-12'],
  ])('where the form asks for a year, %s is whole as %s', (text, value) => {
    expect(year.read(text, in2016)).toMatchObject({ value, doubts: [] });
    expect(year.guess?.(text, in2016)).toMatchObject({ value, doubts: [] });
  });

  test('where the form asks for a year, still doubts a century that nobody wrote and a day that never was', () => {
    expect(year.read('…/…/87', in2016)).toMatchObject({ value: '1987', doubts: ['partial-date'] });
    expect(year.read('12-5-87', in2016)).toMatchObject({ value: '1987-05-12', doubts: ['partial-date'] });
    expect(year.read('30/2/1987', in2016)).toMatchObject({ value: null, doubts: ['impossible-date'] });
    expect(year.guess?.('l932', in2016)).toMatchObject({ value: '1932', doubts: ['low-confidence'] });
  });
});

describe('dates in words', () => {
  test.each([
    ['Ngày hai mươi sáu, tháng sáu, năm một ngàn chín trăm bốn mươi tám', '1948-06-26'],
    ['năm một ngàn chín trăm tám mươi tư', '1984'],
    ['Ngày một tháng chín Năm Hai Nghìn Không Trăm Linh Tám', '2008-09-01'],
    ['Ngày một tháng chín Năm Hai Nghìn Linh Tám', '2008-09-01'],
    ['Ngày một tháng chín năm hai nghìn không trăm lẻ tám', '2008-09-01'],
    [
      'Mười tám giờ, mười phút, ngày mười lăm, tháng tám, năm hai nghìn không trăm hai mươi sáu',
      '2026-08-15',
    ],
    ['Ngày năm tháng năm năm một nghìn chín trăm năm mươi lăm', '1955-05-05'],
    ['Ngày mười lăm tháng mười năm hai nghìn', '2000-10-15'],
    ['Ngày hai mốt tháng mười hai năm một nghìn chín trăm tám mốt', '1981-12-21'],
    ['Ngày hăm nhăm tháng chạp năm một chín tám bảy', '1987-12-25'],
    ['Mồng một tháng giêng năm một nghìn chín trăm bẩy mươi nhăm', '1975-01-01'],
    ['Mùng mười tháng tư năm một nghìn chín trăm chín mươi', '1990-04-10'],
    ['rằm tháng bảy năm một nghìn chín trăm sáu mươi', '1960-07-15'],
    ['Ngày ba mươi mốt tháng ba năm hai nghìn không trăm mười sáu', '2016-03-31'],
    ['ngày 12 tháng năm năm một nghìn chín trăm tám mươi bảy', '1987-05-12'],
    ['Ngày mùng ba, tháng tư, năm hai nghìn không trăm mười bảy', '2017-04-03'],
    ['Ngày ba mươi tháng chạp năm một ngàn chín trăm năm mươi sáu', '1956-12-30'],
    ['ngày mười nhăm tháng một năm một nghìn chín trăm sáu mươi nhăm', '1965-01-15'],
    ['ngày mười tư tháng bốn năm một ngàn chín trăm bốn tư', '1944-04-14'],
    ['ngày hai mươi nhăm tháng mười một năm một chín bảy lăm', '1975-11-25'],
    ['năm một chín bảy mươi lăm', '1975'],
    ['năm một chín linh năm', '1905'],
    ['năm hai lẻ tám', '2008'],
    ['năm hai không linh tám', '2008'],
    ['năm hai không mười sáu', '2016'],
    ['năm hai ngàn mười sáu', '2016'],
    ['năm một nghìn chín trăm linh năm', '1905'],
    ['năm một ngàn chín trăm lẻ năm', '1905'],
    ['ngày 5 tháng 3 năm 1 nghìn 9 trăm 72', '1972-03-05'],
    ['ngày mồng năm tháng năm năm một nghìn chín trăm năm mươi nhăm', '1955-05-05'],
    ['tháng giêng năm một nghìn chín trăm sáu mươi', '1960-01'],
  ])('%s is %s', (text, value) => {
    expect(dateInWordsReader.read(text, unknownYear).value).toBe(value);
  });

  test.each(['năm hai nghìn tám', 'năm một nghìn chín trăm bảy', 'năm hai nghìn không trăm'])(
    'does not choose a year where people mean different ones, or where the end is cut off: %s',
    (text) => {
      expect(dateInWordsReader.read(text, unknownYear).value).toBeNull();
    },
  );

  test('settles a year said without its century by the registration, with a doubt', () => {
    const read = (text: string) => dateInWordsReader.read(text, { latestYear: 1990 });
    expect(read('ngày năm tháng ba năm tám bảy')).toMatchObject({
      value: '1987-03-05',
      doubts: ['partial-date'],
    });
    expect(read('ngày năm tháng ba năm bảy mươi hai')).toMatchObject({ value: '1972-03-05' });
    expect(dateInWordsReader.read('ngày năm tháng ba năm tám bảy', unknownYear).value).toBeNull();
  });

  test.each(['rằm tháng bảy năm một nghìn chín trăm sáu mươi', 'ngày mồng hai tháng chạp năm 1956'])(
    'takes %s as it stands, and doubts whether it is a lunar day',
    (text) => {
      const read = dateInWordsReader.read(text, unknownYear);
      expect(read.value).not.toBeNull();
      expect(read.doubts).toContain('lunar-date');
    },
  );

  test('doubts the thirtieth of February in words', () => {
    const read = dateInWordsReader.read(
      'ngày ba mươi tháng hai năm một nghìn chín trăm tám mươi',
      unknownYear,
    );
    expect(read).toMatchObject({ value: null, doubts: ['impossible-date'] });
  });

  test.each([
    ['Ngay muoi hai thang nam nam mot nghin chin tram tam muoi bay', '1987-05-12'],
    ['Ngày mười hai tháng năm năm một nghin chín trám tám mươi bảy', '1987-05-12'],
    ['Ngày haimươi sáu tháng sáu năm một ngàn chín trăm bốn mưoi tám', '1948-06-26'],
  ])('finds the date a machine nearly read: %s', (text, value) => {
    expect(guess(text)).toMatchObject({ value, doubts: expect.arrayContaining(['near-lexicon']) });
  });

  test('does not make a date of other words', () => {
    expect(guess('Bệnh viện Phụ sản Trung ương Hà Nội')).toMatchObject({ value: null });
  });
});

const day = fc.integer({ min: 0, max: 47_846 }).map((days): PartialDate => {
  const at = new Date(Date.UTC(1900, 0, 1 + days));
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
});
const partialDate = fc.tuple(day, fc.constantFrom('day', 'month', 'year')).map(
  ([full, upTo]): PartialDate => ({
    year: full.year,
    month: upTo === 'year' ? null : full.month,
    day: upTo === 'day' ? full.day : null,
  }),
);

describe('laws of dates', () => {
  test('every day from 1900 to 2030 printed in words reads back as itself', () => {
    for (let days = 0; days <= 47_846; days++) {
      const iso = new Date(Date.UTC(1900, 0, 1 + days)).toISOString().slice(0, 10);
      const printed = dateInWords(fromIso(iso) as PartialDate);
      if (dateInWordsReader.read(printed, unknownYear).value !== iso) expect.fail(`${iso}: ${printed}`);
    }
  });

  test('a date printed in words reads back no more and no less precise', () => {
    fc.assert(
      fc.property(partialDate, (known) => {
        expect(dateInWordsReader.read(dateInWords(known), unknownYear).value).toBe(toIso(known));
      }),
    );
  });

  test('a date in digits reads back with any separator, padded or not', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('/', '-', '.', ' / ', ' - '), fc.boolean(), (known, mark, padded) => {
        const pad = (n: number | null) => (padded ? String(n).padStart(2, '0') : String(n));
        const text = `${pad(known.day)}${mark}${pad(known.month)}${mark}${known.year}`;
        expect(date.read(text, unknownYear).value).toBe(toIso(known));
      }),
    );
  });

  test('a year alone stays a year alone, whatever is written around it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1850, max: 2030 }),
        fc.constantFrom('', 'năm ', 'Năm ', 'sinh năm ', '…/…/'),
        (known, before) => {
          expect(date.read(`${before}${known}`, unknownYear).value).toBe(String(known));
        },
      ),
    );
  });

  test('no text breaks a reader, and a value is always a date that was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const { value } = guess(text);
        if (value !== null) expect(fromIso(value)).not.toBeNull();
      }),
    );
  });
});
