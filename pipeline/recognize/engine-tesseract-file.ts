import { basename, dirname } from 'node:path';
import { PSM } from 'tesseract.js';
import type { LineImage } from './engine.ts';
import { TesseractThread } from './engine-tesseract-thread.ts';
import { lineOfWords } from './words-of-tsv.ts';

export interface TesseractModel {
  readonly model: string;
  readonly read: (line: LineImage) => Promise<{ text: string; confidence: number }>;
  readonly close: () => Promise<void>;
}

/** One model file (`.traineddata`, also gzipped) read as a raw line, for trying it out. Throws at the first line if it is no good. */
export function openTesseractFile(file: string): TesseractModel {
  const isGzip = file.endsWith('.gz');
  const model = basename(file).replace(/\.traineddata(\.gz)?$/, '');
  const thread = new TesseractThread({ folder: dirname(file), model, isGzip }, 20_000);
  return {
    model,
    read: async (line) => lineOfWords(await thread.words(line.png, PSM.RAW_LINE, 10_000)),
    close: () => thread.end(),
  };
}
