import type { Bitmap } from '../clean/picture.ts';
import { placeAt, type Ruling } from './find-rulings.ts';

/** How far a ruling's ink may lie from its straight line: paper bends. */
const slack = 4;

/**
 * Erases rulings known to be there, also those too faint or dotted to be told from writing by themselves: runs of ink across
 * the line that are no thicker than a rule; where a letter crosses, the run is longer and stays.
 */
export function wipeUpright(ink: Bitmap, line: Ruling, thickest: number): void {
  const { width, height, data } = ink;
  for (let y = Math.max(0, Math.floor(line.from)); y < Math.min(height, line.to); y += 1) {
    wipeAcross(data, y * width, 1, width, placeAt(line, y), thickest);
  }
}

export function wipeLevel(ink: Bitmap, line: Ruling, thickest: number): void {
  const { width, height, data } = ink;
  for (let x = Math.max(0, Math.floor(line.from)); x < Math.min(width, line.to); x += 1) {
    wipeAcross(data, x, width, height, placeAt(line, x), thickest);
  }
}

function wipeAcross(
  data: Uint8Array,
  base: number,
  stride: number,
  length: number,
  place: number,
  thickest: number,
): void {
  const middle = Math.round(place);
  for (let at = Math.max(0, middle - slack); at <= Math.min(length - 1, middle + slack); at += 1) {
    if (data[base + at * stride] !== 1) continue;
    let [from, to] = [at, at + 1];
    while (from > 0 && at - from <= thickest && data[base + (from - 1) * stride] === 1) from -= 1;
    while (to < length && to - from <= thickest && data[base + to * stride] === 1) to += 1;
    if (to - from <= thickest) for (let i = from; i < to; i += 1) data[base + i * stride] = 0;
    at = to;
  }
}
