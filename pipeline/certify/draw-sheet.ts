import { glyphHex } from './fonts.ts';
import { pdfNumber as n } from './pdf-text.ts';
import type { CropSheet, Ink, PlacedQr, PlacedText, Rect, Sheet } from './sheet.ts';

const fill: Record<Ink, string> = { black: '0 g', red: '0.78 0.07 0.1 rg' };

const drawText = ({ text, style, sizePt, x, y, ink }: PlacedText): string =>
  `BT ${fill[ink]} /${style} ${n(sizePt)} Tf 1 0 0 1 ${n(x)} ${n(y)} Tm <${glyphHex(style, text)}> Tj ET`;

/** A page's texts in reading order first, so that copying them out gives them back in order; then lines and frames. */
export const drawMarks = ({ texts, rules, frames }: Pick<Sheet, 'texts' | 'rules' | 'frames'>): string[] => [
  ...texts.map(drawText),
  '0 G',
  ...rules.map(
    ({ x, y, width, thickness }) => `${n(thickness)} w ${n(x)} ${n(y)} m ${n(x + width)} ${n(y)} l S`,
  ),
  '0.78 0.07 0.1 RG 0.9 w',
  ...frames.map((f) => `${n(f.x)} ${n(f.y)} ${n(f.width)} ${n(f.height)} re S`),
];

const drawPicture = (name: string, { x, y, width, height }: Rect): string =>
  `q 0 g ${n(width)} 0 0 ${n(height)} ${n(x)} ${n(y)} cm /${name} Do Q`;

/** The page's content stream. */
export const drawSheet = (sheet: Sheet): string =>
  [...drawMarks(sheet), drawPicture('qr', sheet.qr.rect), ''].join('\n');

/** The second page's: the picture first, so that nothing lies under it. */
export const drawCropSheet = (sheet: CropSheet): string =>
  [drawPicture('crop', sheet.picture), ...drawMarks(sheet), ''].join('\n');

/** The QR code as a stencil: one bit a module, rows padded to bytes; 0 is inked. */
export function qrMask({ size, modules }: PlacedQr): Uint8Array {
  const rowBytes = Math.ceil(size / 8);
  const mask = new Uint8Array(rowBytes * size).fill(255);
  modules.forEach((dark, i) => {
    if (!dark) return;
    const at = Math.floor(i / size) * rowBytes + ((i % size) >> 3);
    mask[at] = (mask[at] ?? 0) & ~(0x80 >> ((i % size) & 7));
  });
  return mask;
}
