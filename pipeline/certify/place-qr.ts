import QRCode from 'qrcode';
import { ExpectedError } from '#schemas/errors.ts';
import { margins, millimeters, type PlacedQr } from './sheet.ts';

/** From this many modules on (version 10) 40 mm are needed to survive an ordinary copier; a plain address is fine at 28. */
const dense = 57;
/** Version 15: more would stand too close at 40 mm. */
const mostModules = 77;

/**
 * One of the eight masks for all: choosing anew takes most of the time. On 2026-11-22 zbar read all of 25 tokens under each of
 * the eight, at 90, 100 and 120 dpi, slightly turned and blurred: no mask was better than another.
 */
const mask = 2;

const alphanumeric = /^[0-9A-Z $%*+\-./:]+$/;

/** Parts of a content, each in the mode it packs tightest in: an address in capitals, the `#`, a token. */
const segmentsOf = (content: string) =>
  content
    .split(/(#)/)
    .filter((part) => part !== '')
    .map((part) =>
      alphanumeric.test(part)
        ? ({ mode: 'alphanumeric', data: part } as const)
        : ({ mode: 'byte', data: new TextEncoder().encode(part) } as const),
    );

/** A QR code at the foot of the left margin, level M. `bottom`: where its quiet zone begins. Throws `extract.too-long`. */
export function placeQr(content: string, bottom: number): PlacedQr {
  const { modules } = QRCode.create(segmentsOf(content), { errorCorrectionLevel: 'M', maskPattern: mask });
  if (modules.size > mostModules) throw new ExpectedError('extract.too-long');
  const side = millimeters(modules.size < dense ? 28 : 40);
  const quiet = (4 * side) / modules.size;
  return {
    rect: { x: margins.left, y: bottom + quiet, width: side, height: side },
    size: modules.size,
    modules: Array.from(modules.data, (bit) => bit === 1),
  };
}
