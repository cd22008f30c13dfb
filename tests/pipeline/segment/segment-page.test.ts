import sharp from 'sharp';
import { expect, test } from 'vitest';
import { cleanPage } from '#pipeline/clean/clean-page.ts';
import { bookIdOf, pageIdOf } from '#pipeline/ids.ts';
import type { Engine, PrintedWord } from '#pipeline/recognize/engine.ts';
import { carry } from '#pipeline/segment/frame.ts';
import { segmentPage } from '#pipeline/segment/segment-page.ts';
import { formsIn, memoryBlobs, readingContext } from '#scripts/evaluate/memory-context.ts';
import { type CleanedPage, SegmentedPage } from '#schemas/steps.ts';

const forms = formsIn('schemas/forms');
const form = forms.byId('birth-2015-tt15');
if (form.layout !== 'labels') throw new Error('not labelled');
const blobs = memoryBlobs();

/** An engine port that sees every label where the blank has it: whole labels as one word. */
const seeing = (words: readonly PrintedWord[]): Engine => ({
  readLine: async () => [],
  findWords: async () => [...words],
  close: async () => {},
});
const labels = form.printed.map((text) => {
  const frame = carry(text.box, [1488, 0, 0, 0, 2105, 0, 0, 0, 1]);
  return {
    text: text.text,
    confidence: 0.9,
    left: frame.left,
    top: frame.top,
    width: frame.right - frame.left,
    height: frame.bottom - frame.top,
  };
});

/** The blank with bars like words in some fields, and one dash. */
async function pageWith(keys: readonly string[], formId: string | null = null): Promise<CleanedPage> {
  if (form.layout !== 'labels') throw new Error('not labelled');
  const bars = form.entries.flatMap((entry) =>
    entry.fields
      .filter((field) => keys.includes(field.key))
      .flatMap((field) => {
        const box = carry(
          field.boxes[0] ?? { left: 0, top: 0, width: 0, height: 0 },
          [2480, 0, 0, 0, 3508, 0, 0, 0, 1],
        );
        const foot = box.bottom - (box.bottom - box.top) * 0.26;
        return [0, 30, 60].map(
          (x) =>
            `<path d="M${box.left + 12 + x} ${foot} v-34 h6 v14 h14 v20 h-5 v-14 h-9 v14 z" fill="#224"/>`,
        );
      }),
  );
  const blank = await sharp('schemas/forms/birth-2015-tt15/blank.svg', { density: 226 })
    .resize(2480, 3508, { fit: 'fill' })
    .flatten({ background: '#fff' })
    .png()
    .toBuffer();
  const overlay = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="2480" height="3508">${bars.join('')}</svg>`,
  );
  const bytes = await sharp(blank)
    .composite([{ input: overlay }])
    .png()
    .toBuffer();
  const sha256 = await blobs.put(bytes);
  const bookId = bookIdOf('test');
  return cleanPage.run(
    {
      pageId: pageIdOf(bookId, sha256),
      bookId,
      kind: 'birth',
      formId,
      scan: { sha256, mediaType: 'image/png', widthPx: 2480, heightPx: 3508, dpi: 300 },
    },
    readingContext({ blobs, forms, engine: seeing([]) }),
  );
}

test('finds the form by its labels, and says which cells are blank', async () => {
  const written = ['entryNo', 'childName', 'motherName', 'fatherResidence'];
  const page = await pageWith(written);
  const segmented = SegmentedPage.parse(
    await segmentPage.run(page, readingContext({ blobs, forms, engine: seeing(labels) })),
  );
  expect(segmented.formId).toBe('birth-2015-tt15');
  expect(segmented.fit?.anchorsFound).toBeGreaterThan(25);
  const [entry] = segmented.entries;
  expect(entry?.cells.filter((cell) => !cell.blank).map((cell) => cell.key)).toEqual(written);
  expect(new Set(entry?.cells.map((cell) => cell.key)).size).toBe(form.entries[0]?.fields.length);
});

test('the same page gives the same cells again', async () => {
  const page = await pageWith(['childName']);
  const context = readingContext({ blobs, forms, engine: seeing(labels) });
  expect(await segmentPage.run(page, context)).toEqual(await segmentPage.run(page, context));
});

test('a page on which no label is seen is page.form-unknown, naming the page', async () => {
  const page = await pageWith(['childName']);
  await expect(
    segmentPage.run(page, readingContext({ blobs, forms, engine: seeing([]) })),
  ).rejects.toMatchObject({ code: 'page.form-unknown', details: { pageId: page.pageId } });
});

test('a lined form without a written line is page.no-entries', async () => {
  const page = await pageWith([], 'marriages-paris-1829');
  const empty = {
    ...forms,
    byId: () => ({
      ...forms.byId('marriages-paris-1829'),
      area: { left: 0.1, top: 0.97, width: 0.5, height: 0.02 },
    }),
  };
  await expect(
    segmentPage.run(page, readingContext({ blobs, forms: empty as typeof forms, engine: seeing([]) })),
  ).rejects.toMatchObject({ code: 'page.no-entries' });
});
