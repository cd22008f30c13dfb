import { setTimeout as sleep } from 'node:timers/promises';
import { createWorker, OEM, PSM } from 'tesseract.js';
import { ExpectedError } from '#schemas/errors.ts';
import type { Reading } from '#schemas/steps.ts';
import type { Engine, Ink, LineImage, PrintedWord } from './engine.ts';

type Model = 'vie' | 'vie_hotich';
type Reader = Awaited<ReturnType<typeof createWorker>>;
interface Way {
  readonly model: Model;
  readonly segmentation: PSM;
}

/**
 * Print: two ways of finding the letters. Hand: two models, never PSM 7, which cuts a written line up again (CER 30 against 17 %).
 * Measured on synthetic crops; there is one pair of models for all languages so far.
 */
const waysOf = {
  print: [
    { model: 'vie', segmentation: PSM.SINGLE_LINE },
    { model: 'vie', segmentation: PSM.RAW_LINE },
  ],
  hand: [
    { model: 'vie_hotich', segmentation: PSM.RAW_LINE },
    { model: 'vie', segmentation: PSM.RAW_LINE },
  ],
} as const satisfies Record<Ink, readonly Way[]>;

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
  /** Shorter limits, for tests. */
  limitsMs?: { start?: number; line?: number; page?: number };
}): Promise<Engine> {
  const limits = { start: startMs, line: lineMs, page: pageMs, ...where.limitsMs };
  const threads = new Map<Model, Thread>();
  const threadOf = (model: Model): Thread => {
    const open = threads.get(model) ?? new Thread(where.modelsDir, model, limits.start);
    threads.set(model, open);
    return open;
  };
  /** One line in one way is read once: telling print from hand reads lines that are read again afterwards. */
  const read = new WeakMap<LineImage, Map<string, Reading>>();
  const readLine: Engine['readLine'] = async (line, { ink }) => {
    const readings: Reading[] = [];
    const known = read.get(line) ?? new Map<string, Reading>();
    read.set(line, known);
    for (const way of waysOf[ink]) {
      const model = `${way.model}-psm${way.segmentation}`;
      const reading = known.get(model) ?? {
        ...textOf(await threadOf(way.model).words(line.png, way.segmentation, limits.line)),
        model,
      };
      known.set(model, reading);
      readings.push(reading);
    }
    return readings;
  };
  return {
    readLine,
    findWords: (png) => threadOf('vie').words(png, PSM.SPARSE_TEXT, limits.page),
    close: async () => {
      const open = [...threads.values()];
      threads.clear();
      await Promise.all(open.map((thread) => thread.end()));
    },
  };
}

/** One model in one thread; readings queue up, because the thread keeps the segmentation mode between them. */
class Thread {
  readonly #modelsDir: string;
  readonly #model: Model;
  readonly #startMs: number;
  #reader: Promise<Reader> | null = null;
  #segmentation: PSM | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #fail: (cause: unknown) => void = () => {};

  constructor(modelsDir: string, model: Model, startLimitMs: number) {
    this.#modelsDir = modelsDir;
    this.#model = model;
    this.#startMs = startLimitMs;
  }

  words(png: Uint8Array, segmentation: PSM, limitMs: number): Promise<PrintedWord[]> {
    const next = this.#last.then(() => this.#read(png, segmentation, limitMs));
    this.#last = next.catch(() => {});
    return next;
  }

  async end(): Promise<void> {
    const reader = this.#reader;
    this.#reader = null;
    this.#segmentation = null;
    await reader?.then((open) => open.terminate()).catch(() => {});
  }

  async #read(png: Uint8Array, segmentation: PSM, limitMs: number): Promise<PrintedWord[]> {
    const reader = await this.#within(this.#startMs, () => {
      this.#reader ??= this.#start();
      return this.#reader;
    });
    return this.#within(limitMs, async () => {
      if (this.#segmentation !== segmentation) {
        await reader.setParameters({ tessedit_pageseg_mode: segmentation, user_defined_dpi: '300' });
        this.#segmentation = segmentation;
      }
      const { data } = await reader.recognize(Buffer.from(png), {}, { tsv: true, text: false });
      return wordsOf(data.tsv ?? '');
    });
  }

  #start(): Promise<Reader> {
    return createWorker(this.#model, OEM.LSTM_ONLY, {
      langPath: this.#modelsDir,
      gzip: true,
      cacheMethod: 'none',
      // Without it the library throws into the void and the promise it returned never settles.
      errorHandler: (cause: unknown) => this.#fail(cause),
    });
  }

  /** Ends the thread on whatever goes wrong, so that the next reading starts a fresh one. */
  async #within<T>(limitMs: number, work: () => Promise<T>): Promise<T> {
    const clock = new AbortController();
    const failed = new Promise<never>((_, reject) => {
      this.#fail = (cause) => reject(new ExpectedError('engine.failed', { model: this.#model }, { cause }));
    });
    const late = sleep(limitMs, undefined, { signal: clock.signal }).then(
      () => {
        throw new ExpectedError('engine.timeout', { model: this.#model, seconds: limitMs / 1000 });
      },
      () => new Promise<never>(() => {}),
    );
    try {
      return await Promise.race([work(), failed, late]);
    } catch (cause) {
      void this.end();
      if (cause instanceof ExpectedError) throw cause;
      throw new ExpectedError('engine.failed', { model: this.#model }, { cause });
    } finally {
      clock.abort();
      this.#fail = () => {};
    }
  }
}

/** Rows of level 5 are words: level page block par line word left top width height conf text. */
function wordsOf(tsv: string): PrintedWord[] {
  return tsv.split('\n').flatMap((row) => {
    const cells = row.split('\t');
    const text = (cells[11] ?? '').normalize('NFC').replaceAll('\u2044', '/').trim();
    if (cells[0] !== '5' || text === '') return [];
    // What it makes of nothing at all.
    if (!/[\p{L}\p{N}]/u.test(text) && Number(cells[10]) < 30) return [];
    const [left = 0, top = 0, width = 0, height = 0, confidence = 0] = cells.slice(6, 11).map(Number);
    return [{ text, confidence: Math.max(0, Math.min(1, confidence / 100)), left, top, width, height }];
  });
}

/** A line is as sure as its least sure word. */
const textOf = (words: readonly PrintedWord[]): { text: string; confidence: number } => ({
  text: words.map((word) => word.text).join(' '),
  confidence: words.length === 0 ? 0 : Math.min(...words.map((word) => word.confidence)),
});
