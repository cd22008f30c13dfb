import type { Random } from '#scripts/samples/random.ts';
import { encodePng } from '#pipeline/clean/png.ts';
import { type PackedLine, packedHeight } from '../packed-lines.ts';

/** Margins around a line, in rows and columns of its 48-row picture. */
interface Margins {
  readonly above: number;
  readonly below: number;
  readonly left: number;
  readonly right: number;
  /** Ink above this is black, the rest white; null keeps the grays. */
  readonly blackAbove: number | null;
}

const asItIs: Margins = { above: 0, below: 0, left: 0, right: 0, blackAbove: null };

/** A line as a PNG, dark on white, as it was packed. */
export const pictureOf = (line: PackedLine): Uint8Array => draw(line, asItIs);

/**
 * The same with chance: half of the lines black and white as crops of a cleaned page are, and white margins of different
 * widths, so that the model does not hold on to one way of cutting.
 */
export function variedPicture(line: PackedLine, random: Random): Uint8Array {
  return draw(line, {
    above: random.int(0, 8),
    below: random.int(0, 8),
    left: random.int(0, 8),
    right: random.int(0, 8),
    blackAbove: random.chance(0.5) ? random.int(70, 150) : null,
  });
}

function draw({ width, ink }: PackedLine, margins: Margins): Uint8Array {
  const { above, below, left, right, blackAbove } = margins;
  const [wide, high] = [width + left + right, packedHeight + above + below];
  const rows = Buffer.alloc((wide + 1) * high, 255);
  for (let y = 0; y < high; y += 1) rows[y * (wide + 1)] = 0;
  for (let y = 0; y < packedHeight; y += 1) {
    const at = (y + above) * (wide + 1) + 1 + left;
    for (let x = 0; x < width; x += 1) {
      const dark = ink[y * width + x] as number;
      rows[at + x] = blackAbove === null ? 255 - dark : dark > blackAbove ? 0 : 255;
    }
  }
  return encodePng(rows, { width: wide, height: high, bitDepth: 8, dpi: 300, level: 1 });
}
