import { setTimeout as sleep } from 'node:timers/promises';
import { createWorker, OEM, type PSM } from 'tesseract.js';
import { ExpectedError } from '#schemas/errors.ts';
import type { PrintedWord } from './engine.ts';
import { wordsOfTsv } from './words-of-tsv.ts';

type Reader = Awaited<ReturnType<typeof createWorker>>;

/** `<folder>/<model>.traineddata`, or with `.gz` after it. */
export interface TesseractFile {
  readonly folder: string;
  readonly model: string;
  readonly isGzip: boolean;
}

/** One model in one thread; readings queue up, because the thread keeps the segmentation mode between them. */
export class TesseractThread {
  readonly #file: TesseractFile;
  readonly #model: string;
  readonly #startMs: number;
  #reader: Promise<Reader> | null = null;
  #segmentation: PSM | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #fail: (cause: unknown) => void = () => {};

  constructor(file: TesseractFile, startLimitMs: number) {
    this.#file = file;
    this.#model = file.model;
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
      return [...wordsOfTsv(data.tsv ?? '').values()].flat();
    });
  }

  #start(): Promise<Reader> {
    return createWorker(this.#model, OEM.LSTM_ONLY, {
      langPath: this.#file.folder,
      gzip: this.#file.isGzip,
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
