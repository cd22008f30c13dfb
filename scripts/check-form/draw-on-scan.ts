import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { cleanPage } from '#pipeline/clean/clean-page.ts';
import { bookIdOf, pageIdOf } from '#pipeline/ids.ts';
import { openTesseractJs } from '#pipeline/recognize/engine-tesseract-js.ts';
import { segmentPage } from '#pipeline/segment/segment-page.ts';
import type { RegisterForm } from '#schemas/form.ts';
import type { ImageRef } from '#schemas/geometry.ts';
import type { SegmentedPage } from '#schemas/steps.ts';
import { formsIn, memoryBlobs, readingContext } from '../evaluate/memory-context.ts';
import { drawBoxes, type NamedBox } from './boxes-of-form.ts';

const colors = { written: '#c00', blank: '#777', ditto: '#a0a' } as const;

/**
 * The scan as it is cleaned, with each cell where the form puts it on the ink: red where something is written, gray where
 * nothing is. Throws as the steps do: `page.form-unknown` when the form does not lie on the page.
 */
export async function drawOnScan(form: RegisterForm, file: string, out: string): Promise<void> {
  const engine = await openTesseractJs({ modelsDir: 'models' });
  const blobs = memoryBlobs();
  const context = readingContext({ blobs, forms: formsIn('schemas/forms'), engine });
  try {
    const image = await readFile(file);
    const sha256 = await blobs.put(image);
    const { format, width, height, density } = await sharp(image).metadata();
    const bookId = bookIdOf(form.kind, 'check-form');
    const cleaned = await cleanPage.run(
      {
        pageId: pageIdOf(bookId, sha256),
        bookId,
        kind: form.kind,
        formId: form.id,
        scan: {
          sha256,
          mediaType:
            format === 'png' || format === 'webp' || format === 'tiff' ? `image/${format}` : 'image/jpeg',
          widthPx: width,
          heightPx: height,
          dpi: density ?? null,
        },
      },
      context,
    );
    const segmented = await segmentPage.run(cleaned, context);
    // the form may have told that the page stands on its head: the entries' picture is upright
    const upright = segmented.entries[0]?.gray ?? cleaned.gray;
    await sharp(await context.blobs.get(upright.sha256))
      .composite([{ input: overlay(segmented, upright) }])
      .png()
      .toFile(out);
  } finally {
    await engine.close();
  }
}

/** Boxes in the cleaned picture's pixels, a millimeter being 12 of them. */
function overlay(segmented: SegmentedPage, gray: ImageRef): Buffer {
  const page = { widthMm: gray.widthPx / 12, heightMm: gray.heightPx / 12 };
  const boxes: NamedBox[] = segmented.entries
    .flatMap((entry) => entry.cells)
    .flatMap((cell) =>
      cell.boxes.map((box) => ({
        box,
        name: cell.key,
        color: cell.blank ? colors.blank : cell.ditto ? colors.ditto : colors.written,
      })),
    );
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${gray.widthPx}" height="${gray.heightPx}" ` +
      `viewBox="0 0 ${page.widthMm} ${page.heightMm}">${drawBoxes(boxes, page, 'above')}</svg>`,
  );
}
