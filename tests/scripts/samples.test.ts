import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { BookManifest } from '#schemas/book.ts';
import { RegisterForm, type LabelledForm } from '#schemas/form.ts';
import { factsOf, type FieldKey } from '#schemas/record/kinds.ts';
import { Truth } from '#schemas/truth.ts';
import { slotsOf } from '#scripts/samples/slots.ts';
import { writingFonts, type WritingFont } from '#scripts/samples/fonts.ts';

const samples = fileURLToPath(new URL('../../samples/', import.meta.url));
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const codes = readdirSync(samples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

interface Sample {
  readonly name: string;
  readonly truth: Truth;
}
const books = codes.map((code) => {
  const manifest = BookManifest.parse(json(join(samples, code, 'book.json')));
  const pages = readdirSync(join(samples, code, 'truth'))
    .sort()
    .map(
      (file): Sample => ({
        name: `${code}/${file}`,
        truth: Truth.parse(json(join(samples, code, 'truth', file))),
      }),
    );
  return { code, manifest, pages };
});
const allPages = books.flatMap((book) => book.pages);
/** The first nine: one form, one entry a page, cut to the paper's edge. The others show an era each. */
const bigBooks = books.filter((book) => book.manifest.formId?.endsWith('-2015-tt15'));
const eraBooks = books.filter((book) => !bigBooks.includes(book));
const formOf = (id: string | null): RegisterForm =>
  RegisterForm.parse(json(fileURLToPath(new URL(`../../schemas/forms/${id}/form.json`, import.meta.url))));

const fieldsOn = ({ truth }: Sample) => truth.entries[0]?.fields ?? {};
const valueOn = (page: Sample, key: FieldKey): string | null => fieldsOn(page)[key]?.value ?? null;
/** Whole days only; null when the date is partial or blank. */
const dayOn = (page: Sample, key: FieldKey): number | null => {
  const value = valueOn(page, key);
  return value && /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : null;
};
const yearOn = (page: Sample, key: FieldKey): number | null => {
  const value = valueOn(page, key);
  return value ? Number(value.slice(0, 4)) : null;
};

test('there are at least twenty books and eighty pages, under 40 MiB', () => {
  expect(books.length).toBeGreaterThanOrEqual(20);
  expect(allPages.length).toBeGreaterThanOrEqual(80);
  const bytes = allPages.reduce((sum, { name, truth }) => {
    const folder = join(samples, name.split('/')[0] ?? '');
    return (
      sum +
      statSync(join(folder, truth.file)).size +
      statSync(join(samples, name.replace('/', '/truth/'))).size
    );
  }, 0);
  expect(bytes).toBeLessThan(40 * 1024 * 1024);
});

test('every hand of the big books is met in at least three conditions, and every split has pages', () => {
  for (const font of new Set(allPages.map((page) => page.truth.font))) {
    const pages = allPages.filter((page) => page.truth.font === font);
    if (pages.length < 3) continue;
    const conditions = new Set(pages.map((page) => page.truth.condition));
    expect(conditions.size, font).toBeGreaterThanOrEqual(3);
  }
  expect(new Set(allPages.map((page) => page.truth.split))).toEqual(new Set(['train', 'tune', 'held-out']));
});

describe.each(bigBooks.map((book) => [book.code, book] as const))('%s', (code, { manifest, pages }) => {
  const form = formOf(manifest.formId) as LabelledForm;

  test('is a synthetic book of its folder’s name with a scan for every truth', () => {
    expect(manifest).toMatchObject({ code, synthetic: true, kind: form.kind, formId: form.id });
    const scans = readdirSync(join(samples, code)).filter((file) => file.endsWith('.jpg'));
    expect(scans.sort()).toEqual(pages.map((page) => page.truth.file));
  });

  test('scans are color JPEG of the stated resolution and the form’s size', async () => {
    for (const { truth } of pages) {
      const meta = await sharp(join(samples, code, truth.file)).metadata();
      expect(meta).toMatchObject({ format: 'jpeg', channels: 3, density: truth.dpi });
      expect(meta.width).toBe(Math.round((form.page.widthMm / 25.4) * truth.dpi));
      expect(truth.dpi).toBeGreaterThanOrEqual(200);
    }
  });

  test('truth names every field of the form, in NFC, on as many lines as the form has', () => {
    for (const page of pages) {
      const fields = fieldsOn(page);
      expect(Object.keys(fields).sort()).toEqual(form.entries[0]?.fields.map((field) => field.key).sort());
      for (const field of form.entries[0]?.fields ?? []) {
        const truth = fields[field.key];
        expect(truth?.boxes).toHaveLength(field.boxes.length);
        expect(truth?.written).toBe(truth?.written?.normalize('NFC') ?? null);
        expect(factsOf(manifest.kind, field.key)).toBeDefined();
      }
      expect(page.truth).toMatchObject({
        formId: form.id,
        split: writingFonts[page.truth.font as WritingFont].split,
      });
    }
  });

  test('entries are of the book: its number, its year, days in order, numbers without a gap but the wanted one', () => {
    let before: Sample | null = null;
    for (const page of pages) {
      expect(valueOn(page, 'bookNo')).toBe(manifest.bookNo);
      expect(yearOn(page, 'registrationDate')).toBe(manifest.year);
      if (before) {
        const step = Number(valueOn(page, 'entryNo')) - Number(valueOn(before, 'entryNo'));
        expect(step, page.name).toBe(page.truth.oddities.includes('number-gap') ? 2 : 1);
        expect(dayOn(page, 'registrationDate')).toBeGreaterThanOrEqual(
          dayOn(before, 'registrationDate') ?? Infinity,
        );
      }
      before = page;
    }
  });

  test('lives are possible: parents before children, the dead after birth, spouses of age', () => {
    for (const page of pages) {
      const registered = dayOn(page, 'registrationDate') ?? Number.NaN;
      const registeredIn = manifest.year;
      if (manifest.kind === 'birth') {
        expect(dayOn(page, 'childBirthDate')).toBeLessThan(registered);
        const born = yearOn(page, 'childBirthDate') ?? Number.NaN;
        expect(born - (yearOn(page, 'motherBirthDate') ?? Number.NaN), page.name).toBeGreaterThanOrEqual(18);
        const father = yearOn(page, 'fatherBirthDate');
        expect(father === null).toBe(page.truth.oddities.includes('no-father'));
        if (father !== null) expect(born - father).toBeGreaterThanOrEqual(20);
        const agree = valueOn(page, 'childBirthDate') === valueOn(page, 'childBirthDateInWords');
        expect(agree, page.name).toBe(!page.truth.oddities.includes('digits-and-words-differ'));
      } else if (manifest.kind === 'death') {
        expect(dayOn(page, 'deathDate')).toBeLessThan(registered);
        expect(yearOn(page, 'deceasedBirthDate')).toBeLessThan(yearOn(page, 'deathDate') ?? Number.NaN);
      } else {
        expect(registeredIn - (yearOn(page, 'wifeBirthDate') ?? Number.NaN)).toBeGreaterThanOrEqual(18);
        expect(registeredIn - (yearOn(page, 'husbandBirthDate') ?? Number.NaN)).toBeGreaterThanOrEqual(20);
      }
    }
  });
});

describe.each(eraBooks.map((book) => [book.code, book] as const))('%s', (code, { manifest, pages }) => {
  const form = formOf(manifest.formId);
  const slots = form.layout === 'lines' ? [] : slotsOf(form);

  test('is a synthetic book of its folder’s name and its form’s time, with a scan for every truth', () => {
    expect(manifest).toMatchObject({ code, synthetic: true, kind: form.kind, formId: form.id });
    expect(manifest.year).toBeGreaterThanOrEqual(form.usedFrom);
    expect(manifest.year).toBeLessThanOrEqual(form.usedTo ?? manifest.year);
    const scans = readdirSync(join(samples, code)).filter((file) => file.endsWith('.jpg'));
    expect(scans.sort()).toEqual(pages.map((page) => page.truth.file));
  });

  test('truth names every field of each entry, and numbers go on from one entry to the next', () => {
    let before: number | null = null;
    for (const { name, truth } of pages) {
      expect(truth).toMatchObject({ formId: form.id, split: writingFonts[truth.font as WritingFont].split });
      const perPage = (truth.pages ?? []).map((page) => page.entries);
      expect(
        perPage.reduce((sum, n) => sum + n, 0),
        name,
      ).toBe(truth.entries.length);
      for (const { fields } of truth.entries) {
        const keys = (slots[0] ?? []).flatMap((slot) => slot.key ?? []);
        expect(Object.keys(fields).sort(), name).toEqual(keys.sort());
        const number = Number.parseInt(fields.entryNo?.value ?? '', 10);
        if (before !== null) expect(number, name).toBe(before + 1);
        before = number;
      }
    }
  });

  test('a ditto mark means what stands above it', () => {
    for (const { truth, name } of pages) {
      truth.entries.forEach(({ fields }, row) => {
        for (const [key, field] of Object.entries(fields)) {
          if (!field?.ditto) continue;
          expect(field.value, `${name} ${key}`).toBe(truth.entries[row - 1]?.fields[key as FieldKey]?.value);
        }
      });
    }
  });
});

test('the oddities that checks shall find are there', () => {
  const odd = new Set(allPages.flatMap((page) => page.truth.oddities));
  expect(odd).toEqual(new Set(['late-registration', 'digits-and-words-differ', 'number-gap', 'no-father']));
});

test('the licences of what the samples are drawn with are stated', () => {
  const readme = readFileSync(join(samples, 'README.md'), 'utf8');
  for (const font of Object.keys(writingFonts)) expect(readme, font).toContain(font);
  expect(existsSync(join(samples, 'README.md'))).toBe(true);
});
