import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { cleanPage } from '#pipeline/clean/clean-page.ts';
import { bookIdOf, pageIdOf } from '#pipeline/ids.ts';
import { recognizeEntry } from '#pipeline/recognize/recognize-entry.ts';
import { segmentPage } from '#pipeline/segment/segment-page.ts';
import { BookManifest } from '#schemas/book.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { RecognizedEntry, SegmentedPage } from '#schemas/steps.ts';
import { ownContext } from './own-context.ts';

export interface PageToRead {
  readonly image: string;
  readonly manifest: string;
  /** Say the form that the manifest names; else the page has to be recognized by its looks alone. */
  readonly hinted: boolean;
}

/** What the steps up to reading made of a page; a page set aside has a failure and no entries. */
export interface PageRead {
  readonly formId: string | null;
  readonly fit: SegmentedPage['fit'];
  readonly entries: readonly RecognizedEntry[];
  readonly failure: string | null;
  /** Processor time of the whole process, s. */
  readonly seconds: { readonly clean: number; readonly segment: number; readonly recognize: number };
}

/** Cleans, segments and reads one page with the engines that the workers use; runs in a process of its own. */
export async function readPage(page: PageToRead): Promise<PageRead> {
  const { context, blobs } = await ownContext();
  blobs.forget();
  const image = readFileSync(page.image);
  const book = BookManifest.parse(JSON.parse(readFileSync(page.manifest, 'utf8')));
  const sha256 = await blobs.put(image);
  const facts = await sharp(image).metadata();
  const bookId = bookIdOf(book.kind, book.code);
  const scan = {
    sha256,
    mediaType: facts.format === 'png' ? ('image/png' as const) : ('image/jpeg' as const),
    widthPx: facts.width,
    heightPx: facts.height,
    dpi: facts.density ?? null,
  };
  const seconds = { clean: 0, segment: 0, recognize: 0 };
  const timed = async <T>(step: keyof typeof seconds, run: () => Promise<T>): Promise<T> => {
    const before = process.cpuUsage();
    const out = await run();
    const { user, system } = process.cpuUsage(before);
    seconds[step] += (user + system) / 1e6;
    return out;
  };
  let segmented: SegmentedPage | null = null;
  try {
    const formId = page.hinted ? book.formId : null;
    const scanned = { pageId: pageIdOf(bookId, sha256), bookId, kind: book.kind, formId, scan };
    const cleaned = await timed('clean', () => cleanPage.run(scanned, context));
    segmented = await timed('segment', () => segmentPage.run(cleaned, context));
    const entries: RecognizedEntry[] = [];
    for (const entry of segmented.entries)
      entries.push(await timed('recognize', () => recognizeEntry.run(entry, context)));
    return { formId: segmented.formId, fit: segmented.fit, entries, failure: null, seconds };
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    return { formId: segmented?.formId ?? null, fit: null, entries: [], failure: error.code, seconds };
  }
}

// A process of the pool ends with the run it belongs to, however that one ended.
process.on('disconnect', () => process.exit(0));
