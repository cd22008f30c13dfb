import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { cleanPage } from '#pipeline/clean/clean-page.ts';
import { extractFields } from '#pipeline/extract/extract-fields.ts';
import { bookIdOf, pageIdOf } from '#pipeline/ids.ts';
import { openReading } from '#pipeline/recognize/engine-reading.ts';
import { recognizeEntry } from '#pipeline/recognize/recognize-entry.ts';
import { segmentPage } from '#pipeline/segment/segment-page.ts';
import type { BookManifest } from '#schemas/book.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { projectRoot } from '#workers/project-root.ts';
import { formsIn, memoryBlobs, readingContext } from '../evaluate/memory-context.ts';

export interface PageToRead {
  readonly file: string;
  readonly kind: BookManifest['kind'];
  readonly code: string;
  /** Named by the book, or null: the page has to be known by its looks. */
  readonly formId: string | null;
}
/** Seconds by step. */
export interface PageTimes {
  clean: number;
  segment: number;
  recognize: number;
  extract: number;
  failed: boolean;
}

/** What one process did. */
export interface ShareRead {
  readonly times: readonly PageTimes[];
  readonly cpuSeconds: number;
  readonly peakRssMb: number;
}

/** A process of its own: reads the pages it is sent, sends back how long each step took, ends. */
process.once('message', (pages: readonly PageToRead[]) => {
  void readAll(pages).then((done) => process.send?.(done, () => process.exit(0)));
});

async function readAll(pages: readonly PageToRead[]): Promise<ShareRead> {
  const engine = await openReading({ modelsDir: join(projectRoot, 'models') });
  const blobs = memoryBlobs();
  const forms = formsIn(join(projectRoot, 'schemas', 'forms'));
  const context = readingContext({ blobs, forms, engine });
  const times: PageTimes[] = [];
  let peakRssMb = 0;
  for (const page of pages) {
    blobs.forget();
    times.push(await readOne(page, context, blobs));
    peakRssMb = Math.max(peakRssMb, process.memoryUsage.rss() / 1e6);
  }
  await engine.close();
  const { user, system } = process.cpuUsage();
  return { times, cpuSeconds: (user + system) / 1e6, peakRssMb };
}

async function readOne(
  { file, kind, code, formId }: PageToRead,
  context: ReturnType<typeof readingContext>,
  blobs: ReturnType<typeof memoryBlobs>,
): Promise<PageTimes> {
  const image = await readFile(file);
  const facts = await sharp(image).metadata();
  const sha256 = await blobs.put(image);
  const bookId = bookIdOf(kind, code);
  const mediaType = facts.format === 'png' ? ('image/png' as const) : ('image/jpeg' as const);
  const scan = {
    sha256,
    mediaType,
    widthPx: facts.width,
    heightPx: facts.height,
    dpi: facts.density !== undefined && facts.density > 30 ? facts.density : null,
  };
  const times: PageTimes = { clean: 0, segment: 0, recognize: 0, extract: 0, failed: false };
  const step = async <T>(
    name: 'clean' | 'segment' | 'recognize' | 'extract',
    run: () => Promise<T>,
  ): Promise<T> => {
    const started = performance.now();
    try {
      return await run();
    } finally {
      times[name] += (performance.now() - started) / 1000;
    }
  };
  try {
    const scanned = { pageId: pageIdOf(bookId, sha256), bookId, kind, formId, scan };
    const cleaned = await step('clean', () => cleanPage.run(scanned, context));
    const segmented = await step('segment', () => segmentPage.run(cleaned, context));
    for (const entry of segmented.entries) {
      const read = await step('recognize', () => recognizeEntry.run(entry, context));
      await step('extract', () => extractFields.run(read, context));
    }
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    times.failed = true;
  }
  return times;
}
