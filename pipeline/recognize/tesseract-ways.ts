import type { Reading } from '#schemas/steps.ts';
import type { Engine, Ink, LineImage } from './engine.ts';

export type TesseractName = 'vie' | 'vie_hotich';

/** A model, and how it finds the letters: 7 looks for one line of text, 13 takes the picture as it is. */
export interface TesseractWay {
  readonly model: TesseractName;
  readonly segmentation: 7 | 13;
}

/** Tesseract, asked in one way at a time. The same line in the same way is read once. */
export interface TesseractEngine extends Engine {
  readBy(line: LineImage, way: TesseractWay): Promise<Reading>;
}

export const printAsLine: TesseractWay = { model: 'vie', segmentation: 7 };
export const printAsItIs: TesseractWay = { model: 'vie', segmentation: 13 };
const print: readonly TesseractWay[] = [printAsLine, printAsItIs];

/**
 * Tesseract alone. Print: two ways of finding the letters. Hand: two models, never 7, which cuts a written line up again
 * (CER 30 against 17 %). @source research/ocr.md §3c
 */
export const tesseractWays: Readonly<Record<Ink, readonly TesseractWay[]>> = {
  print,
  hand: [
    { model: 'vie_hotich', segmentation: 13 },
    { model: 'vie', segmentation: 13 },
  ],
};

/** Beside the line model, which reads handwriting first: the second opinion where that is in doubt. */
export const waysBesideLineModel: Readonly<Record<Ink, readonly TesseractWay[]>> = {
  print,
  hand: [{ model: 'vie_hotich', segmentation: 13 }],
};
