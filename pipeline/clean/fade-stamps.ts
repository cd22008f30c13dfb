import { components } from './components.ts';
import { type Bitmap, emptyBitmap, type Gray, type Pixels } from './picture.ts';

const cell = 8;
/** How much more red than any other color a pixel of stamp ink is, at least; yellowed paper and brown stains have 10 to 30. */
const reddish = 38;
/** A round seal is 30 to 36 mm, an office stamp not under 12 mm: 140 px at 300 dpi. Red handwriting is smaller, and stays. */
const leastPx = 140;

/**
 * The page without its red stamps, so that writing under them can be read; null when there are none. Only red areas as large
 * as a stamp and about as high as wide count: red writing must never go unread.
 */
export function fadeStamps(pixels: Pixels, gray: Gray): Gray | null {
  if (pixels.channels < 3) return null;
  const stamps = components(redCells(pixels)).filter((area) => {
    const [width, height] = [(area.right - area.left) * cell, (area.bottom - area.top) * cell];
    return Math.min(width, height) >= leastPx && width < height * 2 && height < width * 2;
  });
  if (stamps.length === 0) return null;
  const { data, channels, width, height } = pixels;
  const out = gray.data.slice();
  for (const stamp of stamps) {
    const right = Math.min(width, (stamp.right + 1) * cell);
    for (let y = Math.max(0, stamp.top - 1) * cell; y < Math.min(height, (stamp.bottom + 1) * cell); y += 1) {
      for (let x = Math.max(0, stamp.left - 1) * cell; x < right; x += 1) {
        const i = (y * width + x) * channels;
        const more = (data[i] as number) - Math.max(data[i + 1] as number, data[i + 2] as number);
        if (more <= 14) continue;
        const o = y * width + x;
        out[o] = Math.min(255, (out[o] as number) + 2.2 * (more - 14));
      }
    }
  }
  return { width, height, data: out };
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
