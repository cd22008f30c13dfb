import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AuthorizedExtract } from '#schemas/extract.ts';
import { widthPt } from '#pipeline/certify/fonts.ts';
import { layOut } from '#pipeline/certify/lay-out.ts';
import { margins, type PlacedText, type Rect, type Sheet, sheetSize } from '#pipeline/certify/sheet.ts';
import { templateById } from '#pipeline/certify/templates.ts';
import { extremeExtracts } from './extreme-extracts.ts';
import { sampleExtracts } from './sample-extracts.ts';

const lay = (extract: AuthorizedExtract): Sheet => layOut(extract, templateById(extract.templateId));

/** The letters' own height, without the air that leading gives. */
const boxOf = ({ text, style, sizePt, x, y }: PlacedText): Rect => ({
  x,
  y: y - sizePt * 0.2,
  width: widthPt(style, text.trimEnd(), sizePt),
  height: sizePt * 0.9,
});

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width - 0.01 &&
  b.x < a.x + a.width - 0.01 &&
  a.y < b.y + b.height - 0.01 &&
  b.y < a.y + a.height - 0.01;

function expectTidy(sheet: Sheet): void {
  const boxes = sheet.texts.map(boxOf);
  sheet.texts.forEach((text, i) => {
    const box = boxes[i] ?? expect.unreachable();
    const right = text.ink === 'red' ? sheetSize.width : sheetSize.width - margins.right;
    expect(box.x, text.text).toBeGreaterThanOrEqual(margins.left - 0.01);
    expect(box.x + box.width, text.text).toBeLessThanOrEqual(right + 0.01);
    expect(box.y, text.text).toBeGreaterThanOrEqual(margins.bottom - 4);
    expect(overlap(box, sheet.qr.rect), text.text).toBe(false);
    boxes.slice(i + 1).forEach((other, j) => {
      expect(overlap(box, other), `${text.text} / ${sheet.texts[i + 1 + j]?.text}`).toBe(false);
    });
  });
  expect(sheet.bodySizePt).toBeGreaterThanOrEqual(9);
}

test.each(Object.entries(extremeExtracts))('%s fits one sheet, nothing over anything else', (_, extract) => {
  expectTidy(lay(extract));
});

test('an ordinary paper is set in 12 points or more', () => {
  for (const [name, extract] of Object.entries(sampleExtracts))
    expect(lay(extract).bodySizePt, name).toBeGreaterThanOrEqual(12);
});

test('whatever the lengths, a sheet is tidy or refused as too long', () => {
  const text = fc.array(fc.constantFrom('Nguyễn', 'ở', 'phường', 'Đồng', 'Quảng', '12/34', 'x'.repeat(90)), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(
      fc.constantFrom('birth', 'death', 'marriage'),
      fc.array(text, { minLength: 3, maxLength: 8 }),
      (kind, texts) => {
        const extract = sampleExtracts[kind as keyof typeof sampleExtracts];
        const keys = Object.keys(extract.values).filter((key) => !/Date|Time/.test(key));
        const values = { ...extract.values };
        texts.forEach((words, i) => {
          const key = keys[(i * 7) % keys.length] as keyof typeof values;
          if (words.length > 0) values[key] = words.join(' ');
        });
        try {
          expectTidy(lay({ ...extract, values }));
        } catch (error) {
          if (!(error instanceof Error && error.message === 'extract.too-long')) throw error;
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('refuses what does not fit at 9 points rather than cut it', () => {
  const { birth } = sampleExtracts;
  const long = 'Ghi chú rất dài. '.repeat(400);
  expect(() => lay({ ...birth, values: { ...birth.values, note: long } })).toThrow('extract.too-long');
});

test('refuses a letter the font does not have, and names it without the name', () => {
  const { birth } = sampleExtracts;
  const attempt = () => lay({ ...birth, values: { ...birth.values, childName: 'Nguyễn 李 Ánh' } });
  expect(attempt).toThrow(
    expect.objectContaining({
      code: 'extract.letter-missing',
      details: { letter: 'U+674E', field: 'childName' },
    }),
  );
});

test('keeps a plain check address at 25 mm or more, and dense content at 38 mm', () => {
  const mm = (points: number): number => (points * 25.4) / 72;
  const { birth } = sampleExtracts;
  expect(mm(lay(birth).qr.rect.width)).toBeGreaterThanOrEqual(25);
  const dense = lay({
    ...birth,
    values: { childName: 'A' },
    checkUrl: `https://example.vn/${'x'.repeat(300)}`,
  });
  expect(mm(dense.qr.rect.width)).toBeGreaterThanOrEqual(38);
});

test('the seal covers a third of the signature, on its left', () => {
  const { officer, seal } = lay(sampleExtracts.death);
  expect((seal.x + seal.width - officer.x) / officer.width).toBeCloseTo(1 / 3, 2);
  expect(seal.x).toBeLessThan(officer.x);
});
