import { PSM } from 'tesseract.js';
import type { Reading } from '#schemas/steps.ts';
import type { Ink, LineImage } from './engine.ts';
import { TesseractThread } from './engine-tesseract-thread.ts';
import { lineOfWords } from './words-of-tsv.ts';
import {
  type TesseractEngine,
  type TesseractName,
  type TesseractWay,
  tesseractWays,
} from './tesseract-ways.ts';

const modes = { 7: PSM.SINGLE_LINE, 13: PSM.RAW_LINE } as const satisfies Record<
  TesseractWay['segmentation'],
  PSM
>;

const startMs = 20_000;
const lineMs = 10_000;
const pageMs = 60_000;

/**
 * Tesseract as WebAssembly in worker threads, one per model, started when first needed. `modelsDir` holds
 * `<model>.traineddata.gz`; nothing is fetched and nothing is written to disk. A thread that hangs or dies is ended and
 * the next reading starts another.
 */
export async function openTesseractJs(where: {
  modelsDir: string;
  /** Which models read which ink, and how. */
  ways?: Readonly<Record<Ink, readonly TesseractWay[]>>;
  /** Shorter limits, for tests. */
  limitsMs?: { start?: number; line?: number; page?: number };
}): Promise<TesseractEngine> {
  const limits = { start: startMs, line: lineMs, page: pageMs, ...where.limitsMs };
  const waysOf = where.ways ?? tesseractWays;
  const threads = new Map<TesseractName, TesseractThread>();
  const threadOf = (model: TesseractName): TesseractThread => {
    const open =
      threads.get(model) ??
      new TesseractThread({ folder: where.modelsDir, model, isGzip: true }, limits.start);
    threads.set(model, open);
    return open;
  };
  /** One line in one way is read once: telling print from hand reads lines that are read again afterwards. */
  const read = new WeakMap<LineImage, Map<string, Reading>>();
  const readBy: TesseractEngine['readBy'] = async (line, way) => {
    const known = read.get(line) ?? new Map<string, Reading>();
    read.set(line, known);
    const model = `${way.model}-psm${way.segmentation}`;
    const reading = known.get(model) ?? {
      ...lineOfWords(await threadOf(way.model).words(line.png, modes[way.segmentation], limits.line)),
      model,
    };
    known.set(model, reading);
    return reading;
  };
  return {
    readBy,
    readLine: async (line, { ink }) => {
      const readings: Reading[] = [];
      for (const way of waysOf[ink]) readings.push(await readBy(line, way));
      return readings;
    },
    findWords: (png) => threadOf('vie').words(png, PSM.SPARSE_TEXT, limits.page),
    close: async () => {
      const open = [...threads.values()];
      threads.clear();
      await Promise.all(open.map((thread) => thread.end()));
    },
  };
}
