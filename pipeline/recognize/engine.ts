import type { Reading } from '#schemas/steps.ts';
import type { Bitmap } from '../clean/picture.ts';
import type { LineKind } from './line-kind.ts';

/** How a crop was written; chooses model and page segmentation mode. */
export type Ink = 'print' | 'hand';

/** One line crop: PNG bytes, dark ink on white, binarized, form lines and dots removed. */
export interface LineImage {
  readonly png: Uint8Array;
  /** The same picture, decoded, where it is at hand. */
  readonly ink?: Bitmap;
}

/** A printed word found on a whole page; box in pixels of the picture given. */
export interface PrintedWord {
  readonly text: string;
  readonly confidence: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Reads pictures of text. The port; `engine-<make>.ts` are the only files that know a native runtime.
 * Throws `engine.timeout` or `engine.failed`, never for unreadable ink: that is an empty or unsure reading.
 */
export interface Engine {
  /** Independent readings of one line, the preferred first, at least one; `language` as in the form. */
  readLine(line: LineImage, how: { ink: Ink; language: string; kind?: LineKind }): Promise<Reading[]>;
  /** Lines that will be asked for in this way, told beforehand, for an engine that is quicker with many at once. */
  prepare?(lines: readonly LineImage[], how: { ink: Ink; language: string }): Promise<void>;
  /** Words of a whole page in print, for finding a form by its labels. */
  findWords(png: Uint8Array, language: string): Promise<PrintedWord[]>;
  close(): Promise<void>;
}
