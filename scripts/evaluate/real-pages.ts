import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import sharp from 'sharp';
import { cleanPage } from '#pipeline/clean/clean-page.ts';
import { boxOnScan } from '#pipeline/clean/on-scan.ts';
import { bookIdOf, pageIdOf } from '#pipeline/ids.ts';
import { openReading } from '#pipeline/recognize/engine-reading.ts';
import { recognizeEntry } from '#pipeline/recognize/recognize-entry.ts';
import { segmentPage } from '#pipeline/segment/segment-page.ts';
import type { LinedForm, TableForm } from '#schemas/form.ts';
import type { ScannedPage, SegmentedEntry, SegmentedPage } from '#schemas/steps.ts';
import { characterErrors } from './character-errors.ts';
import { formsIn, memoryBlobs, readingContext } from './memory-context.ts';
import { type TrueLine, trueLines } from './true-lines.ts';

export interface RealPageFigures {
  readonly page: string;
  readonly trueLines: number;
  readonly foundLines: number;
  /** Share of the ground-truth baselines in the form's area that one found line covers for at least half their length. */
  readonly recall: number;
  /** Share of the found lines that cover a ground-truth baseline. */
  readonly precision: number;
  /** Of the pairs: overlap of the found box with the box around the true outline. */
  readonly meanIou: number;
  /** Letters wrong in reading, of the letters of the lines found; null when reading was left out. */
  readonly cer: number | null;
  readonly secondsClean: number;
  readonly secondsSegment: number;
}

/** Means over the pages. */
export interface RealPageEvaluation {
  readonly pages: readonly RealPageFigures[];
  readonly recall: number;
  readonly precision: number;
  readonly meanIou: number;
  /** Null when reading was left out. */
  readonly cer: number | null;
}

/** Lines found on real scans against their transcriptions. `folders` are collections named by a form's `collections`. */
export async function evaluateRealPages(where: {
  folders: readonly string[];
  formsDir: string;
  modelsDir: string;
  /** Read the lines too, and count wrong letters: several seconds a page. */
  read: boolean;
}): Promise<RealPageEvaluation> {
  const forms = formsIn(where.formsDir);
  const engine = await openReading({ modelsDir: where.modelsDir, tesseract: 'js' });
  const pages: RealPageFigures[] = [];
  try {
    for (const folder of where.folders) {
      const form = forms.all().find((one) => one.collections.includes(basename(folder)));
      if (form === undefined || form.layout === 'labels') continue;
      for (const name of readdirSync(folder).sort()) {
        if (!['.jpg', '.png'].includes(extname(name))) continue;
        const blobs = memoryBlobs();
        const context = readingContext({ blobs, forms, engine });
        const bytes = readFileSync(join(folder, name));
        const scan = await scanned(bytes, form, await blobs.put(bytes));
        const started = performance.now();
        const cleaned = await cleanPage.run(scan, context);
        const between = performance.now();
        const segmented = await segmentPage.run(cleaned, context);
        const done = performance.now();
        const truth = trueLines(readFileSync(join(folder, name.replace(/\.\w+$/, '.xml')), 'utf8'));
        const lines = truth.lines
          .map((line) => fractions(line, truth))
          .filter((line) => line.baseline.length > 1 && inArea(line, form));
        const found = foundLines(segmented);
        const pairs = pairUp(found, lines);
        let wrong = 0;
        let letters = 0;
        if (where.read) {
          for (const [i, line] of pairs.entries()) {
            if (line === null || line.text === '') continue;
            const entry = found[i];
            if (entry === undefined) continue;
            const read = await recognizeEntry.run(entry, context);
            wrong += characterErrors(read.cells[0]?.readings[0]?.text ?? '', line.text);
            letters += [...line.text].length;
          }
        }
        const covered = new Set(pairs.filter((line) => line !== null));
        const overlaps = pairs.flatMap((line, i) =>
          line === null ? [] : [overlap(edgesOnScan(found[i]), around(line.outline))],
        );
        pages.push({
          page: name,
          trueLines: lines.length,
          foundLines: found.length,
          recall: covered.size / Math.max(1, lines.length),
          precision: pairs.filter((line) => line !== null).length / Math.max(1, found.length),
          meanIou: overlaps.reduce((a, b) => a + b, 0) / Math.max(1, overlaps.length),
          cer: letters === 0 ? null : wrong / letters,
          secondsClean: (between - started) / 1000,
          secondsSegment: (done - between) / 1000,
        });
      }
    }
  } finally {
    await engine.close();
  }
  const mean = (of: (page: RealPageFigures) => number): number =>
    pages.reduce((total, page) => total + of(page), 0) / Math.max(1, pages.length);
  return {
    pages,
    recall: mean((page) => page.recall),
    precision: mean((page) => page.precision),
    meanIou: mean((page) => page.meanIou),
    cer: where.read ? mean((page) => page.cer ?? 1) : null,
  };
}

async function scanned(
  bytes: Uint8Array,
  form: LinedForm | TableForm,
  sha256: ScannedPage['scan']['sha256'],
): Promise<ScannedPage> {
  const facts = await sharp(bytes).metadata();
  const bookId = bookIdOf('real', form.id);
  return {
    pageId: pageIdOf(bookId, sha256),
    bookId,
    kind: form.kind,
    formId: form.id,
    scan: {
      sha256,
      mediaType: facts.format === 'png' ? 'image/png' : 'image/jpeg',
      widthPx: facts.width,
      heightPx: facts.height,
      dpi: facts.density ?? null,
    },
  };
}

const fractions = (line: TrueLine, page: { widthPx: number; heightPx: number }): TrueLine => ({
  text: line.text,
  baseline: line.baseline.map(([x, y]) => [x / page.widthPx, y / page.heightPx] as const),
  outline: line.outline.map(([x, y]) => [x / page.widthPx, y / page.heightPx] as const),
});

function inArea(line: TrueLine, form: LinedForm | TableForm): boolean {
  const box = around(line.baseline);
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const areas = form.layout === 'lines' ? [form.area] : form.tables;
  return areas.some(
    (area) => x > area.left && x < area.left + area.width && y > area.top && y < area.top + area.height,
  );
}

/** Each written line by itself, as an entry of one cell of one box. */
const foundLines = (page: SegmentedPage): SegmentedEntry[] =>
  page.entries.flatMap((entry) =>
    entry.cells
      .filter((cell) => !cell.blank)
      .flatMap((cell) => cell.boxes.map((box) => ({ ...entry, box, cells: [{ ...cell, boxes: [box] }] }))),
  );

interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const around = (points: readonly (readonly [number, number])[]): Edges => ({
  left: Math.min(...points.map((p) => p[0])),
  top: Math.min(...points.map((p) => p[1])),
  right: Math.max(...points.map((p) => p[0])),
  bottom: Math.max(...points.map((p) => p[1])),
});

function edgesOnScan(entry: SegmentedEntry | undefined): Edges {
  if (entry === undefined) return { left: 0, top: 0, right: 0, bottom: 0 };
  const { left, top, width, height } = boxOnScan(entry, entry.box);
  return { left, top, right: left + width, bottom: top + height };
}

/** For each found line the true line whose baseline it covers best, by at least half; a true line counts once. */
function pairUp(found: readonly SegmentedEntry[], lines: readonly TrueLine[]): (TrueLine | null)[] {
  const shares = found.flatMap((entry, i) => {
    const box = edgesOnScan(entry);
    return lines.map((line) => ({ i, line, share: coverage(line, box) })).filter((one) => one.share >= 0.5);
  });
  const out: (TrueLine | null)[] = found.map(() => null);
  const taken = new Set<TrueLine>();
  for (const { i, line } of shares.sort((a, b) => b.share - a.share)) {
    if (out[i] !== null || taken.has(line)) continue;
    out[i] = line;
    taken.add(line);
  }
  return out;
}

/** Share of the baseline's length in the box; a baseline runs through the foot of the letters, so the upper tenth does not count. */
function coverage(line: TrueLine, box: Edges): number {
  let [inside, all] = [0, 0];
  const floor = box.top + (box.bottom - box.top) * 0.1;
  const spare = (box.bottom - box.top) * 0.1;
  for (let i = 1; i < line.baseline.length; i += 1) {
    const [[x0, y0], [x1, y1]] = [line.baseline[i - 1] ?? [0, 0], line.baseline[i] ?? [0, 0]];
    for (let k = 0; k < 20; k += 1) {
      const [x, y] = [x0 + ((x1 - x0) * (k + 0.5)) / 20, y0 + ((y1 - y0) * (k + 0.5)) / 20];
      const length = Math.hypot(x1 - x0, y1 - y0) / 20;
      all += length;
      if (x >= box.left && x <= box.right && y >= floor && y <= box.bottom + spare) inside += length;
    }
  }
  return all === 0 ? 0 : inside / all;
}

function overlap(a: Edges, b: Edges): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0;
  const area = (e: Edges): number => (e.right - e.left) * (e.bottom - e.top);
  return (width * height) / (area(a) + area(b) - width * height);
}
