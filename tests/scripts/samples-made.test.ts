import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RegisterForm, type LabelledForm } from '#schemas/form.ts';
import { books, type BookPlan } from '#scripts/samples/books.ts';
import { addDays, dateInWords, dateStyles, parts, writeDate, yearInWords } from '#scripts/samples/dates.ts';
import { fontFiles, openFont, vietnameseLetters, type FontName } from '#scripts/samples/fonts.ts';
import { scanPage, writeBook } from '#scripts/samples/make-book.ts';
import { outline } from '#scripts/samples/outline.ts';
import { seeded } from '#scripts/samples/random.ts';
import { breakLines, inkLine, makeWriter } from '#scripts/samples/writer.ts';

const planOf = (code: string): BookPlan => {
  const plan = books.find((book) => book.manifest.code === code);
  if (!plan) throw new Error(`no book ${code}`);
  return { ...plan, dpi: 60 };
};
const formOf = (plan: BookPlan): LabelledForm => {
  const file = new URL(`../../schemas/forms/${plan.formId}/form.json`, import.meta.url);
  return RegisterForm.parse(JSON.parse(readFileSync(file, 'utf8'))) as LabelledForm;
};
const firstPage = (code: string, seed: number) => {
  const plan = planOf(code);
  const random = seeded(seed);
  return scanPage(plan, formOf(plan), writeBook(plan, formOf(plan), 2, random), 0, random);
};

test.each(['KS.2016.01', 'KT.2018.01', 'KH.2019.01'])(
  'the same seed makes the same bytes of %s, another seed others',
  async (code) => {
    const [one, again, other] = await Promise.all([
      firstPage(code, 5),
      firstPage(code, 5),
      firstPage(code, 6),
    ]);
    expect(again.jpeg.equals(one.jpeg)).toBe(true);
    expect(again.truth).toEqual(one.truth);
    expect(other.jpeg.equals(one.jpeg)).toBe(false);
  },
);

test('every font has each letter of Vietnamese, and f j w z, in both cases', () => {
  expect(vietnameseLetters).toHaveLength(186);
  expect(vietnameseLetters).toEqual(expect.arrayContaining(['ỵ', 'Ỵ', 'ặ', 'Ở', 'đ', 'Đ']));
  for (const name of Object.keys(fontFiles) as FontName[]) expect(() => openFont(name), name).not.toThrow();
});

test('every font sets a whole line with spaces, digits and points, as wide as its parts', () => {
  for (const name of Object.keys(fontFiles) as FontName[]) {
    const line = outline(openFont(name), 'Số 12, ngõ 345 – 06/7/1989 (Tỵ)', 4);
    expect(line.advance, name).toBeGreaterThan(20);
    expect(line.advance, name).toBeGreaterThan(
      outline(openFont(name), 'Số12,ngõ345–06/7/1989(Tỵ)', 4).advance,
    );
  }
});

test('no visible letter is drawn as nothing', () => {
  for (const name of Object.keys(fontFiles) as FontName[]) {
    for (const letter of vietnameseLetters) {
      expect(outline(openFont(name), letter, 4).path.length, `${name} ${letter}`).toBeGreaterThan(20);
    }
  }
});

test.each([
  ['2016-01-31', 'Ngày ba mươi mốt, tháng một, năm hai nghìn không trăm mười sáu'],
  ['2009-04-05', 'Ngày mùng năm, tháng tư, năm hai nghìn không trăm linh chín'],
  ['1984-10-24', 'Ngày hai mươi tư, tháng mười, năm một nghìn chín trăm tám mươi tư'],
  ['1995-12-15', 'Ngày mười lăm, tháng mười hai, năm một nghìn chín trăm chín mươi lăm'],
  ['2000-05-10', 'Ngày mùng mười, tháng năm, năm hai nghìn không trăm'],
  ['2021-08-14', 'Ngày mười bốn, tháng tám, năm hai nghìn không trăm hai mươi mốt'],
])('%s is said "%s"', (iso, words) => {
  expect(dateInWords(iso)).toBe(words);
});

const day = fc.integer({ min: 0, max: 50_000 }).map((days) => addDays('1890-01-01', days));

test('no two days are said alike', () => {
  fc.assert(fc.property(day, day, (a, b) => (dateInWords(a) === dateInWords(b)) === (a === b)));
  expect(new Set(Array.from({ length: 130 }, (_, i) => yearInWords(1900 + i))).size).toBe(130);
});

test('digits say the day, whatever the style', () => {
  fc.assert(
    fc.property(day, fc.constantFrom(...dateStyles), (iso, style) => {
      const [y, m, d] = parts(iso);
      expect(writeDate(iso, style).match(/\d+/g)?.map(Number)).toEqual([d, m, y]);
    }),
  );
});

test('ink stays within its writing line, and lines give back the text', () => {
  const writer = makeWriter(seeded(1), 'dancing-script', 'hand');
  const text = 'Số 12 ngõ 34 Trần Khát Chân, phường Thanh Nhàn, quận Hai Bà Trưng, thành phố Hà Nội';
  fc.assert(
    fc.property(fc.integer({ min: 60, max: 130 }), fc.integer({ min: 0, max: 999 }), (widthMm, seed) => {
      const lines = breakLines(writer, text, [widthMm, widthMm + 10]);
      if (lines === null) return widthMm < 90;
      for (const [index, line] of lines.entries()) {
        const ink = inkLine(writer, line, widthMm + index * 10, seeded(seed));
        expect(ink?.right).toBeLessThan(widthMm + index * 10 + 0.5);
      }
      expect(lines.join(' ')).toBe(text);
      return true;
    }),
    { numRuns: 30 },
  );
});

test('what does not fit is said so rather than written over the border', () => {
  const writer = makeWriter(seeded(1), 'itim', 'hand');
  expect(breakLines(writer, 'phường Thanh Nhàn, quận Hai Bà Trưng', [18])).toBeNull();
  expect(inkLine(writer, 'Hai Bà Trưng', 6, seeded(1))).toBeNull();
});
