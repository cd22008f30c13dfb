import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { RegisterForm } from '#schemas/form.ts';
import type { Box } from '#schemas/geometry.ts';
import { Condition, Truth } from '#schemas/truth.ts';
import { writingFonts } from '#scripts/samples/fonts.ts';
import { makeHandStyle } from '#scripts/samples/hand-style.ts';
import { inkField } from '#scripts/samples/ink-field.ts';
import { layInPicture } from '#scripts/samples/lay-in-picture.ts';
import { coverOf, openBook } from '#scripts/samples/open-book.ts';
import { planSplit } from '#scripts/samples/plan-split.ts';
import { seeded } from '#scripts/samples/random.ts';
import { scanSheets } from '#scripts/samples/scan-sheets.ts';
import { makeScanWear } from '#scripts/samples/scan-wear.ts';
import { slotsOf, type WritableForm } from '#scripts/samples/slots.ts';
import { slipOf } from '#scripts/samples/slip.ts';
import { makeWriter } from '#scripts/samples/writer.ts';
import { smoothField } from '#scripts/samples/smooth-field.ts';

const folder = new URL('../../schemas/forms/', import.meta.url);
const formOf = (id: string): RegisterForm =>
  RegisterForm.parse(JSON.parse(readFileSync(new URL(`${id}/form.json`, folder), 'utf8')));
const forms = readdirSync(folder)
  .map(formOf)
  .filter((form): form is WritableForm => form.layout !== 'lines' && form.language === 'vie');
const writable = (id: string): WritableForm => {
  const form = forms.find((one) => one.id === id);
  if (!form) throw new Error(`no form ${id}`);
  return form;
};

/** One small picture of a form. */
async function picture(id: string, condition: Condition, seed: number, dpi = 100) {
  const form = writable(id);
  const random = seeded(seed);
  const book = openBook(form, 'hand', coverOf(form, 'hand', 'train', random), random);
  const wear = { ...makeScanWear(condition, random.fork('wear')), dpi };
  return scanSheets('001.jpg', form, [book.nextSheet('pangolin', random.fork('sheet'))], '', wear, random);
}

test('a plan has each form, font and wear about equally often, and no two of them always together', () => {
  const pages = 240;
  const plan = planSplit(forms, 'held-out', pages, seeded(1));
  const counts = (of: (one: (typeof plan)[number]) => string): Map<string, number> => {
    const met = new Map<string, number>();
    for (const one of plan) met.set(of(one), (met.get(of(one)) ?? 0) + 1);
    return met;
  };
  const hand = [...counts((one) => one.font)].filter(([font]) => writingFonts[font as 'mali'].ink === 'hand');
  expect(hand).toHaveLength(8);
  for (const [font, n] of hand) expect(n, font).toBeGreaterThan((0.62 * pages) / 8 - 5);
  const conditions = counts((one) => one.condition);
  expect([...conditions.keys()].sort()).toEqual([...Condition.options].sort());
  for (const [condition, n] of conditions) expect(n, condition).toBeGreaterThanOrEqual(pages / 17 - 7);
  for (const form of forms) expect(counts((one) => one.form.id).get(form.id), form.id).toBeGreaterThan(8);
  for (const [pair, n] of counts((one) => `${one.font} ${one.condition}`))
    expect(n, pair).toBeLessThanOrEqual(4);
  for (const one of plan) expect(writingFonts[one.font].split).toBe('held-out');
});

test('the same seed makes the same picture and truth, another seed others', async () => {
  const [one, again, other] = await Promise.all([
    picture('birth-2020-tt04', 'archive', 3, 60),
    picture('birth-2020-tt04', 'archive', 3, 60),
    picture('birth-2020-tt04', 'archive', 4, 60),
  ]);
  expect(again.jpeg.equals(one.jpeg)).toBe(true);
  expect(again.truth).toEqual(one.truth);
  expect(other.jpeg.equals(one.jpeg)).toBe(false);
});

test('a place of the book and its place in the picture lead to each other, however the paper bends', () => {
  const random = seeded(7);
  for (const condition of ['clean', 'curled', 'photo', 'spread', 'skewed'] as const) {
    const { lens } = layInPicture(
      { pageWidthMm: 210, heightMm: 297, shows: 'both' },
      makeScanWear(condition, random.fork(condition)),
      random,
    );
    fc.assert(
      fc.property(
        fc.double({ min: -209, max: 209, noNaN: true }),
        fc.double({ min: 1, max: 296, noNaN: true }),
        (x, y) => {
          const [px, py] = lens.toPicture(x, y);
          const [bx, by] = lens.toBook(px, py);
          expect(bx).toBeCloseTo(x, 4);
          expect(by).toBeCloseTo(y, 4);
        },
      ),
      { numRuns: 60 },
    );
  }
});

test.each([
  ['birth-1999-nd83', 'curled'],
  ['marriage-2010-tt08a', 'photo'],
  ['death-1956-764ttg', 'curled'],
] as const)('boxes of the truth lie on the ink: %s, %s', async (id, condition) => {
  const { jpeg, truth } = await picture(id, condition, 11, 120);
  Truth.parse(truth);
  const { data, info } = await sharp(jpeg).greyscale().raw().toBuffer({ resolveWithObject: true });
  /** How much darker the darkest twentieth of a box is than its middle tone. */
  const contrast = (box: Box): number => {
    const tones: number[] = [];
    for (let y = Math.floor(box.top * info.height); y < (box.top + box.height) * info.height; y += 1) {
      for (let x = Math.floor(box.left * info.width); x < (box.left + box.width) * info.width; x += 1) {
        tones.push(data[y * info.width + x] ?? 0);
      }
    }
    tones.sort((a, b) => a - b);
    return (tones[Math.floor(tones.length / 2)] ?? 0) - (tones[Math.floor(tones.length / 20)] ?? 0);
  };
  let seen = 0;
  for (const { fields } of truth.entries) {
    for (const [key, field] of Object.entries(fields)) {
      for (const ink of field?.ink ?? []) {
        seen += 1;
        expect(contrast(ink), key).toBeGreaterThan(18);
        const held = field?.boxes.some(
          (box) =>
            ink.top + ink.height / 2 > box.top - 0.01 &&
            ink.top + ink.height / 2 < box.top + box.height + 0.01,
        );
        expect(held, key).toBe(true);
      }
    }
  }
  expect(seen).toBeGreaterThan(15);
});

test('what is struck out is in the truth, and not in what is written', () => {
  const writer = { ...makeWriter(seeded(1), 'pangolin', 'hand'), style: makeHandStyle(seeded(2), 'hand') };
  const slot = slotsOf(writable('birth-2010-tt08a'))[0]?.find((one) => one.key === 'childName');
  if (!slot) throw new Error('no name on the form');
  const name = { text: 'Nguyễn Thị Hương', value: 'Nguyễn Thị Hương' };
  for (let seed = 0; seed < 12; seed += 1) {
    const inked = inkField(writer, slot, name, true, seeded(seed));
    expect(inked?.field).toMatchObject({ written: name.text, value: name.value });
    expect(inked?.field.struck).toHaveLength(1);
    for (const { text, area } of inked?.field.struck ?? []) {
      expect(name.text.split(' ')).not.toContain(text);
      const [first] = inked?.field.ink ?? [];
      expect(area.left).toBeGreaterThan((first?.left ?? 0) - 2);
      expect(area.right).toBeLessThan((first?.right ?? 0) + 2);
    }
  }
  expect(inkField(writer, slot, name, false, seeded(1))?.field.struck).toEqual([]);
});

test('a slip is one letter off', () => {
  fc.assert(
    fc.property(fc.constantFrom('Nguyễn', 'Hương', '1987', 'Đặng', 'phường'), fc.nat(), (word, seed) => {
      const slip = slipOf(word, seeded(seed));
      if (slip === null) return;
      const differ = [...word].filter((letter, i) => letter !== [...slip][i]);
      expect([...slip]).toHaveLength([...word].length);
      expect(differ).toHaveLength(1);
    }),
  );
});

test('a smooth field has no jumps and stays between -1 and 1', () => {
  const field = smoothField(seeded(2), 3);
  fc.assert(
    fc.property(
      fc.double({ min: -200, max: 200, noNaN: true }),
      fc.double({ min: 0, max: 90, noNaN: true }),
      (x, y) => {
        expect(Math.abs(field(x, y))).toBeLessThanOrEqual(1);
        expect(Math.abs(field(x + 0.01, y) - field(x, y))).toBeLessThan(0.02);
      },
    ),
  );
});
