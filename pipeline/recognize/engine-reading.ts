import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Reading } from '#schemas/steps.ts';
import { decodeBilevel } from '../clean/bilevel-png.ts';
import type { Engine } from './engine.ts';
import { openOnnx } from './engine-onnx.ts';
import { openTesseractJs } from './engine-tesseract-js.ts';
import { openTesseractNative } from './engine-tesseract-native.ts';
import type { LineReader } from './line-reader.ts';
import { readLine } from './read-line.ts';
import { waysBesideLineModel } from './tesseract-ways.ts';

/** From here on the line model's reading of a handwritten line stands alone. Not tuned: most readings are above or far below. */
const sureAlone = 0.9;

/**
 * All models of a folder behind one port: print by tesseract in two ways; handwriting by the line model `hand.onnx`, with
 * tesseract's own handwriting model as a second opinion on lines it is not sure of. Without a line model, by tesseract
 * alone. A line model that is damaged is an error (`model.bad`) at the first written line, never a silent step back.
 */
export async function openReading(where: {
  modelsDir: string;
  /** `native`: the program of this machine instead of the one in WebAssembly. */
  tesseract?: 'js' | 'native';
}): Promise<Engine> {
  const openTesseract = where.tesseract === 'native' ? openTesseractNative : openTesseractJs;
  const file = join(where.modelsDir, 'hand.onnx');
  if (!existsSync(file)) return openTesseract({ modelsDir: where.modelsDir });
  const tesseract = await openTesseract({ modelsDir: where.modelsDir, ways: waysBesideLineModel });
  let opened: Promise<LineReader> | null = null;
  const lineModel = (): Promise<LineReader> => (opened ??= openOnnx(file));
  return {
    findWords: tesseract.findWords,
    // Written lines go to tesseract only in doubt, so it is not told of them beforehand.
    prepare: async (lines, how) => {
      if (how.ink === 'print') await tesseract.prepare?.(lines, how);
    },
    readLine: async (line, how) => {
      if (how.ink === 'print') return tesseract.readLine(line, how);
      const read = await readLine(line.ink ?? (await decodeBilevel(line.png)), await lineModel(), {
        kind: how.kind ?? 'text',
      });
      const first: Reading = {
        text: read.text,
        confidence: read.confidence,
        model: read.model,
        alternatives: [...read.alternatives],
        characters: read.letters.map(({ letter, confidence }) => ({ char: letter, confidence })),
      };
      return read.confidence >= sureAlone ? [first] : [first, ...(await tesseract.readLine(line, how))];
    },
    close: async () => {
      const reader = await opened?.catch(() => null);
      await Promise.all([tesseract.close(), reader?.close()]);
    },
  };
}
