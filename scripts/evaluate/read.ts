import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { cleanPage } from '#pipeline/clean/clean-page.ts';
import { bookIdOf, pageIdOf } from '#pipeline/ids.ts';
import type { Engine } from '#pipeline/recognize/engine.ts';
import { openReading } from '#pipeline/recognize/engine-reading.ts';
import { recognizeEntry } from '#pipeline/recognize/recognize-entry.ts';
import { segmentPage } from '#pipeline/segment/segment-page.ts';
import type { StageContext } from '#pipeline/stage.ts';
import { BookManifest } from '#schemas/book.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { RecognizedEntry, SegmentedPage } from '#schemas/steps.ts';
import { Truth } from '#schemas/truth.ts';
import { characterErrors } from './character-errors.ts';
import { formsIn, memoryBlobs, readingContext } from './memory-context.ts';

/** How well fields were read that have something written in them and were not taken for blank. */
export interface ReadFigures {
  readonly fields: number;
  /** Share read letter for letter (NFC) by the preferred reading. */
  readonly exact: number;
  /** Letters wrong, of the letters that stand there. */
  readonly cer: number;
  /** Share of fields whose two readings are the same, and of those the share that is right. */
  readonly agree: number;
  readonly exactWhereAgree: number;
}

export interface ReadEvaluation {
  readonly pages: number;
  /** Share of the pages whose form was found and is the right one. */
  readonly form_found: number;
  /** Share of the fields rightly called blank or not. */
  readonly blank_right: number;
  readonly median_fit_error_px: number;
  readonly printed: ReadFigures;
  readonly typed: ReadFigures;
  readonly hand: ReadFigures;
  readonly by_condition: Readonly<Record<string, ReadFigures>>;
  readonly by_field: Readonly<Record<string, ReadFigures>>;
  readonly seconds_per_page: { readonly clean: number; readonly segment: number; readonly recognize: number };
  readonly failures: readonly { readonly page: string; readonly code: string }[];
}

export interface FieldOutcome {
  readonly page: string;
  readonly key: string;
  readonly ink: Truth['ink'];
  readonly condition: string;
  readonly written: string | null;
  readonly blank: boolean;
  readonly readings: readonly string[];
  readonly confidence: number;
}

/**
 * Cleans, segments and reads the pages of sample books and compares with what is written in them. The pages are drawn, not
 * scanned: the figures rank methods and show regressions; they do not say how real ink reads.
 */
export async function evaluateRead(where: {
  samplesDir: string;
  modelsDir: string;
  formsDir?: string;
  /** Another engine than the shipped one, to compare; it stays open. */
  engine?: Engine;
  /** Only so many pages, spread over the books. */
  limitPages?: number;
  /** Only pages that this says yes to. */
  wanted?: (page: { truth: Truth; book: BookManifest }) => boolean;
  /** Given every entry as recognized. */
  onEntry?: (truth: Truth, entry: RecognizedEntry) => void;
  /** Told of every field, for looking at what went wrong. */
  onField?: (outcome: FieldOutcome) => void;
  onPage?: (page: string, segmented: SegmentedPage, context: StageContext) => Promise<void>;
}): Promise<ReadEvaluation> {
  const engine = where.engine ?? (await openReading({ modelsDir: where.modelsDir }));
  const forms = formsIn(where.formsDir ?? join(where.samplesDir, '../schemas/forms'));
  const blobs = memoryBlobs();
  const context = readingContext({ blobs, forms, engine });
  const outcomes: FieldOutcome[] = [];
  const failures: { page: string; code: string }[] = [];
  const errorsPx: number[] = [];
  const seconds = { clean: 0, segment: 0, recognize: 0 };
  const pages = samplePages(where.samplesDir, where.limitPages ?? Number.POSITIVE_INFINITY).filter(
    (page) => where.wanted?.(page) ?? true,
  );
  try {
    for (const { name, image, truth, book } of pages) {
      blobs.forget();
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
      const page = { pageId: pageIdOf(bookId, sha256), bookId, kind: book.kind, formId: null, scan };
      try {
        const cleaned = await timed(seconds, 'clean', () => cleanPage.run(page, context));
        const segmented = await timed(seconds, 'segment', () => segmentPage.run(cleaned, context));
        if (segmented.formId !== truth.formId)
          throw new ExpectedError('page.form-unknown', { pageId: page.pageId });
        errorsPx.push(segmented.fit?.medianErrorPx ?? 0);
        for (const entry of segmented.entries) {
          const read = await timed(seconds, 'recognize', () => recognizeEntry.run(entry, context));
          where.onEntry?.(truth, read);
          outcomes.push(...compare(name, truth, read));
        }
        await where.onPage?.(name, segmented, context);
      } catch (error) {
        if (!(error instanceof ExpectedError)) throw error;
        failures.push({ page: name, code: error.code });
      }
    }
  } finally {
    if (where.engine === undefined) await engine.close();
  }
  for (const outcome of outcomes) where.onField?.(outcome);
  const kinds = (of: (one: FieldOutcome) => string): Record<string, ReadFigures> =>
    Object.fromEntries(
      [...new Set(outcomes.map(of))].sort().map((k) => [k, figures(outcomes.filter((o) => of(o) === k))]),
    );
  const inks = { print: figures([]), typed: figures([]), hand: figures([]), ...kinds((one) => one.ink) };
  const share = (v: number): number => v / Math.max(1, pages.length);
  errorsPx.sort((a, b) => a - b);
  return {
    pages: pages.length,
    form_found: share(errorsPx.length),
    blank_right:
      outcomes.filter((o) => o.blank === (o.written === null)).length / Math.max(1, outcomes.length),
    median_fit_error_px: errorsPx[errorsPx.length >> 1] ?? 0,
    printed: inks.print,
    typed: inks.typed,
    hand: inks.hand,
    by_condition: kinds((one) => `${one.ink}/${one.condition}`),
    by_field: kinds((one) => one.key),
    seconds_per_page: {
      clean: share(seconds.clean),
      segment: share(seconds.segment),
      recognize: share(seconds.recognize),
    },
    failures,
  };
}

function samplePages(folder: string, limit: number) {
  const pages = readdirSync(folder)
    .sort()
    .filter((name) => existsSync(join(folder, name, 'truth')))
    .flatMap((name) => {
      const book = BookManifest.parse(JSON.parse(readFileSync(join(folder, name, 'book.json'), 'utf8')));
      return readdirSync(join(folder, name, 'truth')).map((file) => ({ name, file, book }));
    });
  const every = Math.max(1, pages.length / limit);
  return pages
    .filter((_, i) => Math.floor(i / every) !== Math.floor((i - 1) / every))
    .map(({ name, file, book }) => {
      const truth = Truth.parse(JSON.parse(readFileSync(join(folder, name, 'truth', file), 'utf8')));
      return {
        name: `${name}/${truth.file}`,
        truth,
        book,
        image: readFileSync(join(folder, name, truth.file)),
      };
    });
}

async function timed<T, K extends string>(
  seconds: Record<K, number>,
  step: K,
  run: () => Promise<T>,
): Promise<T> {
  const started = performance.now();
  const out = await run();
  seconds[step] += (performance.now() - started) / 1000;
  return out;
}

function compare(page: string, truth: Truth, read: RecognizedEntry): FieldOutcome[] {
  const fields = truth.entries[read.ordinal]?.fields ?? {};
  return read.cells.flatMap((cell) => {
    const field = fields[cell.key];
    if (field === undefined) return [];
    return [
      {
        page,
        key: cell.key,
        ink: truth.ink,
        condition: truth.condition,
        written: field.written,
        blank: cell.blank,
        readings: cell.readings.map((reading) => reading.text),
        confidence: cell.readings[0]?.confidence ?? 0,
      },
    ];
  });
}

function figures(outcomes: readonly FieldOutcome[]): ReadFigures {
  const written = outcomes.filter((one) => one.written !== null && !one.blank);
  const right = (one: FieldOutcome): boolean => one.readings[0] === one.written;
  const agreeing = written.filter((one) => one.readings[0] === one.readings[1]);
  const of = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  const letters = written.reduce((sum, one) => sum + [...(one.written ?? '')].length, 0);
  const wrong = written.reduce(
    (sum, one) => sum + characterErrors(one.readings[0] ?? '', one.written ?? ''),
    0,
  );
  return {
    fields: written.length,
    exact: of(written.filter(right).length, written.length),
    cer: of(wrong, letters),
    agree: of(agreeing.length, written.length),
    exactWhereAgree: of(agreeing.filter(right).length, agreeing.length),
  };
}
