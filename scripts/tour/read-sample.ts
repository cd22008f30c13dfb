import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { cleanPage } from '#pipeline/clean/clean-page.ts';
import { extractFields } from '#pipeline/extract/extract-fields.ts';
import { bookIdOf, pageIdOf } from '#pipeline/ids.ts';
import { recognizeEntry } from '#pipeline/recognize/recognize-entry.ts';
import { segmentPage } from '#pipeline/segment/segment-page.ts';
import type { BookManifest } from '#schemas/book.ts';
import type { CleanedPage, ExtractedEntry } from '#schemas/steps.ts';
import { ownContext } from '#scripts/evaluate/own-context.ts';

export interface SampleRead {
  readonly scan: Buffer;
  readonly gray: Uint8Array;
  readonly binary: Uint8Array;
  readonly cleaned: CleanedPage;
  readonly entries: readonly ExtractedEntry[];
}

/** One page through every step up to its fields, with the pictures on the way. */
export async function readSample(image: string, book: BookManifest): Promise<SampleRead> {
  const { context, blobs } = await ownContext();
  const scan = readFileSync(image);
  const sha256 = await blobs.put(scan);
  const facts = await sharp(scan).metadata();
  const bookId = bookIdOf(book.kind, book.code);
  const page = {
    pageId: pageIdOf(bookId, sha256),
    bookId,
    kind: book.kind,
    formId: book.formId,
    scan: {
      sha256,
      mediaType: facts.format === 'png' ? ('image/png' as const) : ('image/jpeg' as const),
      widthPx: facts.width,
      heightPx: facts.height,
      dpi: facts.density ?? null,
    },
  };
  const cleaned = await cleanPage.run(page, context);
  const segmented = await segmentPage.run(cleaned, context);
  const entries: ExtractedEntry[] = [];
  for (const entry of segmented.entries)
    entries.push(await extractFields.run(await recognizeEntry.run(entry, context), context));
  return {
    scan,
    gray: await blobs.get(cleaned.gray.sha256),
    binary: await blobs.get(cleaned.binary.sha256),
    cleaned,
    entries,
  };
}
