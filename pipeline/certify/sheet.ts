import type { Style } from './fonts.ts';

/** A4 in points; origin bottom left, as PDF has it. Margins: NĐ 30/2020/NĐ-CP Phụ lục I. */
const mm = 72 / 25.4;
export const millimeters = (length: number): number => length * mm;
export const sheetSize = { width: 595.28, height: 841.89 };
export const margins = {
  left: millimeters(30),
  right: millimeters(15),
  top: millimeters(20),
  bottom: millimeters(20),
};
export const textWidth = sheetSize.width - margins.left - margins.right;

export type Ink = 'black' | 'red';

/** `y` is the baseline. */
export interface PlacedText {
  readonly text: string;
  readonly style: Style;
  readonly sizePt: number;
  readonly x: number;
  readonly y: number;
  readonly ink: Ink;
}

/** Lower left corner and size, in points. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line; `y` is its middle. */
export interface Rule {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly thickness: number;
}

/** A QR code's modules, row by row from the top; true is dark. The quiet zone lies outside `rect`. */
export interface PlacedQr {
  readonly rect: Rect;
  readonly size: number;
  readonly modules: readonly boolean[];
}

/** A sheet that shows the entry in the book. */
export interface CropSheet extends Pick<Sheet, 'texts' | 'rules' | 'frames'> {
  readonly picture: Rect;
}

/** One laid-out sheet: where everything goes, and nothing about how it is written down. */
export interface Sheet {
  readonly texts: readonly PlacedText[];
  readonly rules: readonly Rule[];
  readonly frames: readonly Rect[];
  readonly qr: PlacedQr;
  /** Where the officer's signature and the agency's seal will be shown. */
  readonly officer: Rect;
  readonly seal: Rect;
  /** Size the fields were set in. */
  readonly bodySizePt: number;
}
