import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Reading } from '#schemas/steps.ts';
import { decodeBilevel } from '../clean/bilevel-png.ts';
import type { Engine, LineImage } from './engine.ts';
import { openOnnx } from './engine-onnx.ts';
import { openTesseractJs } from './engine-tesseract-js.ts';
import { openTesseractNative } from './engine-tesseract-native.ts';
import type { LineKind } from './line-kind.ts';
import type { LineReader } from './line-reader.ts';
import { readLine } from './read-line.ts';
import { printAsItIs, printAsLine, waysBesideLineModel } from './tesseract-ways.ts';
import { vietnameseWords } from './vietnamese-words.ts';

/** Lines of words; among figures they say nothing. */
const hasWords = (kind: LineKind): boolean => kind !== 'date' && kind !== 'number';

/**
 * From here on the line model's reading of a handwritten line stands without tesseract's. Beside a reading by words, of 0, 0.5 and 0.9
 * on 14 tune pages: 82.6, 83.7, 83.5 % of fields exact, and 0.5 asks tesseract of 979 lines of words where 0.9 asks of 1671.
 */
const sureAlone = (kind: LineKind): number => (hasWords(kind) ? 0.5 : 0.9);

/**
 * All models of a folder behind one port. Print: by tesseract and by the line model, and by tesseract in another way where
 * these two differ. Handwriting: by the line model `hand.onnx`, by its letters alone and with words counting, and by tesseract's
 * own handwriting model on lines it is not sure of. Without a line model, by tesseract alone. A line model that is damaged is an
 * error (`model.bad`) at the first line it is asked about, never a silent step back.
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
  const readByLineModel = async (
    line: LineImage,
    kind: LineKind = 'text',
  ): Promise<[Reading, ...Reading[]]> => {
    const prior = hasWords(kind) ? { prior: vietnameseWords(kind) } : {};
    const read = await readLine(line.ink ?? (await decodeBilevel(line.png)), await lineModel(), {
      kind,
      ...prior,
    });
    const byLetters = {
      text: read.text,
      confidence: read.confidence,
      model: read.model,
      alternatives: [...read.alternatives],
      characters: read.letters.map(({ letter, confidence }) => ({ char: letter, confidence })),
      steps: [...read.steps],
    };
    if (read.byWords === null) return [byLetters];
    const { text, confidence, alternatives } = read.byWords;
    return [byLetters, { text, confidence, model: `${read.model}-words`, alternatives: [...alternatives] }];
  };
  return {
    findWords: tesseract.findWords,
    // Written lines go to tesseract only in doubt, so it is not told of them beforehand.
    prepare: async (lines, how) => {
      if (how.ink === 'print') await tesseract.prepare?.(lines, how);
    },
    readLine: async (line, how) => {
      if (how.ink === 'print') {
        const first = await tesseract.readBy(line, printAsLine);
        const [second] = await readByLineModel(line, how.kind);
        if (first.text === second.text) return [first, second];
        return [first, second, await tesseract.readBy(line, printAsItIs)];
      }
      const own = await readByLineModel(line, how.kind);
      return own[0].confidence >= sureAlone(how.kind ?? 'text')
        ? own
        : [...own, ...(await tesseract.readLine(line, how))];
    },
    close: async () => {
      const reader = await opened?.catch(() => null);
      await Promise.all([tesseract.close(), reader?.close()]);
    },
  };
}
