import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { ExpectedError } from '#schemas/errors.ts';
import type { ImageRef } from '#schemas/geometry.ts';
import type { BookId } from '#schemas/ids.ts';
import type { RecordKind } from '#schemas/record/kinds.ts';
import { ScannedPage } from '#schemas/steps.ts';
import { follow } from '#pipeline/follow.ts';
import { graph } from '#pipeline/graph.ts';
import { hashOf } from '#pipeline/hash.ts';
import { pageIdOf } from '#pipeline/ids.ts';
import { pageScanned } from '#pipeline/starts.ts';
import type { BlobStore } from '#store/blobs.ts';
import type { Store } from '#store/open.ts';
import { saveOutput } from '#store/outputs.ts';
import { keepPage, sameScanElsewhere } from '#store/pages.ts';

/** Larger pictures are refused: 400 megapixels is an A1 sheet at 600 dpi. */
const mostPixels = 400_000_000;
const mediaTypes = { jpeg: 'image/jpeg', png: 'image/png', tiff: 'image/tiff', webp: 'image/webp' } as const;

/** `known`: this scan was there; `twin`: it stands in the book, or another one, under another name. */
export type LoadedPage =
  | { readonly as: 'new'; readonly elsewhere: { book: string; file: string } | null }
  | { readonly as: 'known' }
  | { readonly as: 'twin'; readonly file: string };

/** One scan file → blob, page, start of its flow, in one transaction. Throws `image.*`, `store.*`. */
export async function loadPage(
  ports: { store: Store; blobs: BlobStore },
  page: {
    path: string;
    fileName: string;
    ordinal: number;
    bookId: BookId;
    kind: RecordKind;
    formId: string | null;
  },
): Promise<LoadedPage> {
  const bytes = await readFile(page.path);
  const facts = await factsOf(bytes, page.fileName);
  const sha256 = await ports.blobs.put(bytes);
  const scan: ImageRef = { sha256, ...facts };
  const { bookId, kind, formId, ordinal, fileName } = page;
  const id = pageIdOf(bookId, sha256);
  const output = ScannedPage.parse({ pageId: id, bookId, kind, formId, scan });
  const finished = { step: pageScanned.name, version: 1, subjectId: id, inputHash: hashOf(output), output };
  return ports.store.db.transaction().execute(async (tx) => {
    const knownAs = await keepPage(tx, { id, bookId, ordinal, fileName, scan, bytes: bytes.length });
    if (knownAs !== null) return knownAs === fileName ? { as: 'known' } : { as: 'twin', file: knownAs };
    await saveOutput(tx, {
      key: { subjectId: id, step: pageScanned.name, version: 1, inputHash: finished.inputHash },
      output,
      outputHash: hashOf(output),
      by: 'machine',
      source: null,
      startedAt: new Date(),
      tookMs: 0,
      place: { bookId, pageId: id },
      priority: 100,
      jobs: follow(graph, finished).jobs,
      tasks: [],
    });
    return { as: 'new', elsewhere: await sameScanElsewhere(tx, sha256, bookId) };
  });
}

async function factsOf(bytes: Uint8Array, file: string): Promise<Omit<ImageRef, 'sha256'>> {
  if (bytes.length === 0) throw new ExpectedError('image.empty', { file });
  const seen = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((cause) => {
      throw new ExpectedError('image.not-an-image', { file }, { cause });
    });
  const mediaType = mediaTypes[seen.format as keyof typeof mediaTypes];
  if (!mediaType || !seen.width || !seen.height) throw new ExpectedError('image.not-an-image', { file });
  if (seen.width * seen.height > mostPixels) throw new ExpectedError('image.too-large', { file });
  const dpi = seen.density && seen.density > 30 ? seen.density : null;
  return { mediaType, widthPx: seen.width, heightPx: seen.height, dpi };
}
