import { components } from './components.ts';
import { type Bitmap, emptyBitmap, type Gray, type Pixels } from './picture.ts';

const cell = 8;
/** How much more red than any other color a pixel of stamp ink is, at least; yellowed paper and brown stains have 10 to 30. */
const reddish = 38;
/** A round seal is 30 to 36 mm, an office stamp not under 12 mm: 140 px at 300 dpi. Red handwriting is smaller, and stays. */
const leastPx = 140;

/**
 * The page without its red stamps, so that writing under them can be read; null when there are none. Only red areas as large
 * as a stamp and about as high as wide count: red writing must never go unread. `unit`: dpi / 300.
 */
export function fadeStamps(pixels: Pixels, gray: Gray, unit: number): Gray | null {
  if (pixels.channels < 3) return null;
  const stamps = components(redCells(pixels)).filter((area) => {
    const [width, height] = [(area.right - area.left) * cell, (area.bottom - area.top) * cell];
    return Math.min(width, height) >= leastPx * unit && width < height * 2 && height < width * 2;
  });
  if (stamps.length === 0) return null;
  const { width, height } = pixels;
  const out = gray.data.slice();
  for (const stamp of stamps) {
    const [left, top] = [Math.max(0, stamp.left - 1) * cell, Math.max(0, stamp.top - 1) * cell];
    const right = Math.min(width, (stamp.right + 1) * cell);
    const bottom = Math.min(height, (stamp.bottom + 1) * cell);
    const red = rednessOf(pixels, left, top, right, bottom);
    const near = widest(red, right - left, bottom - top);
    for (let y = top, i = 0; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1, i += 1) {
        const o = y * width + x;
        const bright = gray.data[o] as number;
        // JPEG smears color: the rim of a stamp is dull, but brighter than the ink under it.
        const rim = (near[i] as number) * Math.max(0, Math.min(1, (bright - 48) / 40));
        const more = Math.max(red[i] as number, rim) - dull;
        if (more > 0) out[o] = Math.min(255, bright + 2.2 * more);
      }
    }
  }
  return { width, height, data: out };
}

/** Redness that paper and stains have too. */
const dull = 14;

/** How much more red than any other color, row by row of a part of the picture. */
function rednessOf(
  { data, channels, width }: Pixels,
  left: number,
  top: number,
  right: number,
  bottom: number,
): Uint8Array {
  const out = new Uint8Array((right - left) * (bottom - top));
  for (let y = top, o = 0; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1, o += 1) {
      const i = (y * width + x) * channels;
      out[o] = Math.max(0, (data[i] as number) - Math.max(data[i + 1] as number, data[i + 2] as number));
    }
  }
  return out;
}

/** The largest value within three pixels, across and down. */
function widest(values: Uint8Array, width: number, height: number): Uint8Array {
  const across = values.map((_, i) => {
    const x = i % width;
    let most = 0;
    for (let k = Math.max(-3, -x); k <= Math.min(3, width - 1 - x); k += 1) {
      most = Math.max(most, values[i + k] as number);
    }
    return most;
  });
  return across.map((_, i) => {
    const y = Math.floor(i / width);
    let most = 0;
    for (let k = Math.max(-3, -y); k <= Math.min(3, height - 1 - y); k += 1) {
      most = Math.max(most, across[i + k * width] as number);
    }
    return most;
  });
}

/** Cells of 8 × 8 px with some stamp ink, grown by one so that the parts of a worn stamp hang together. */
function redCells({ data, channels, width, height }: Pixels): Bitmap {
  const cells = emptyBitmap(Math.ceil(width / cell), Math.ceil(height / cell));
  for (let y = 1; y < height; y += 3) {
    for (let x = 1; x < width; x += 3) {
      const i = (y * width + x) * channels;
      const red = data[i] as number;
      if (red - (data[i + 1] as number) < reddish || red - (data[i + 2] as number) < reddish) continue;
      const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
      for (let v = Math.max(0, row - 1); v <= Math.min(cells.height - 1, row + 1); v += 1) {
        cells.data.fill(
          1,
          v * cells.width + Math.max(0, column - 1),
          v * cells.width + Math.min(cells.width, column + 2),
        );
      }
    }
  }
  return cells;
}
