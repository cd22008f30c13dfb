import { describe, expect, test } from 'vitest';
import { layOut } from '#pipeline/certify/lay-out.ts';
import { previewLines } from '#pipeline/certify/preview-lines.ts';
import { templateById } from '#pipeline/certify/templates.ts';
import { sampleExtracts } from './sample-extracts.ts';

const linesOf = (extract: (typeof sampleExtracts)['birth']) =>
  previewLines(templateById(extract.templateId), extract);
const textOf = (extract: (typeof sampleExtracts)['birth']): string[] =>
  linesOf(extract).map(({ cells }) =>
    cells.map(({ runs }) => runs.map(({ text }) => text).join('')).join(' | '),
  );

test('says a birth as its paper does: capitals, dates with strokes, the register body', () => {
  const lines = textOf(sampleExtracts.birth);
  expect(lines.slice(0, 5)).toEqual([
    'Số: 86/2016',
    'GIẤY KHAI SINH',
    '(BẢN SAO)',
    'Họ, chữ đệm, tên: NGUYỄN THỊ NGỌC ÁNH',
    'Ngày, tháng, năm sinh: 17/02/2016 | ghi bằng chữ: Ngày mười bảy, tháng hai, năm hai nghìn không trăm mười sáu',
  ]);
  expect(lines).toContain('Năm sinh: 1990 | Dân tộc: Kinh | Quốc tịch: Việt Nam');
  expect(lines).toContain('Ngày, tháng, năm đăng ký: 05/03/2016');
  expect(lines.slice(-3)).toEqual([
    'Sao từ Sổ đăng ký khai sinh',
    'Hai Bà Trưng, ngày 22 tháng 11 năm 2026',
    'NGƯỜI KÝ',
  ]);
});

test('has no field that the paper does not carry', () => {
  const extract = sampleExtracts.birth;
  const values = { ...extract.values, bookNo: '99/1999' };
  expect(linesOf({ ...extract, values })).toEqual(linesOf(extract));
});

describe.each(Object.entries(sampleExtracts))('%s', (_, extract) => {
  test('every word shown is printed, and every word of the record that is printed is shown', () => {
    const wordsOf = (texts: readonly string[]) =>
      new Set(texts.flatMap((text) => text.match(/[^\s|]+/g) ?? []));
    const printed = wordsOf(layOut(extract, templateById(extract.templateId)).texts.map(({ text }) => text));
    const shown = wordsOf(textOf(extract));
    expect([...shown].filter((word) => !printed.has(word))).toEqual([]);
    const others = layOut({ ...extract, values: {} }, templateById(extract.templateId));
    const withoutRecord = wordsOf(others.texts.map(({ text }) => text));
    expect([...printed].filter((word) => !withoutRecord.has(word) && !shown.has(word))).toEqual([]);
  });

  test('the cells of a line make up its width', () => {
    for (const { cells } of linesOf(extract))
      expect(cells.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });
});
