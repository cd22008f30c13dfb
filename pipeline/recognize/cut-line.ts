import type { Box } from '#schemas/geometry.ts';
import { type Component, components } from '../clean/components.ts';
import { type Bitmap, emptyBitmap } from '../clean/picture.ts';
import { around } from '../segment/frame.ts';
import { openZeros } from './open-zeros.ts';

/**
 * White beside, and above and below the ink, in pixels. Much more beside it and a raw line (PSM 13) comes out with quotation
 * marks and full stops that are not there: 10 px and 10 px read 16 of 34 printed fields, 3 and 8 all of them.
 */
const beside = 3;
const above = 8;

/**
 * The ink of one box as a picture of its own, with a white margin. Patches whose middle lies above or below the box
 * belong to the neighboring lines and are left out, and so are dots and strokes in zeros; patches whose
 * middle lies in one of the `struck` parts are crossed out. Null when nothing is left.
 */
export function cutLine(writing: Bitmap, box: Box, struck: readonly Box[] = []): Bitmap | null {
  const left = Math.floor(box.left * writing.width);
  const top = Math.floor(box.top * writing.height);
  const right = Math.min(writing.width, Math.ceil((box.left + box.width) * writing.width));
  const bottom = Math.min(writing.height, Math.ceil((box.top + box.height) * writing.height));
  const [width, height] = [right - left, bottom - top];
  if (width < 3 || height < 3) return null;
  // Looked at with half a line more above and below, so that a patch's true middle is known.
  const spare = Math.round(height * 0.5);
  const from = Math.max(0, top - spare);
  const to = Math.min(writing.height, bottom + spare);
  const wide = emptyBitmap(width, to - from);
  for (let y = from; y < to; y += 1) {
    const row = y * writing.width;
    wide.data.set(writing.data.subarray(row + left, row + right), (y - from) * width);
  }
  const patches = components(wide).filter((patch) => {
    const middle = (patch.top + patch.bottom) / 2 + from;
    const [x, y] = [((patch.left + patch.right) / 2 + left) / writing.width, middle / writing.height];
    return middle >= top && middle < bottom && !struck.some((part) => holds(part, x, y));
  });
  const kept = patches.filter((patch) => !patches.some((other) => isZeroDot(patch, other)));
  if (kept.length === 0) return null;
  const frame = around(kept, { left: 0, top: 0, right: width, bottom: to - from });
  const out = emptyBitmap(frame.right - frame.left + 2 * beside, frame.bottom - frame.top + 2 * above);
  for (const patch of kept) {
    for (let i = 0; i < patch.runs.length; i += 2) {
      const start = patch.runs[i] as number;
      const x = start % width;
      const y = (start - x) / width;
      const at = (y - frame.top + above) * out.width + x - frame.left + beside;
      out.data.fill(1, at, at + (patch.runs[i + 1] as number));
    }
  }
  openZeros(out);
  return out;
}

const holds = ({ left, top, width, height }: Box, x: number, y: number): boolean =>
  x >= left && x < left + width && y >= top && y < top + height;

/**
 * The dot that some typefaces set into a zero; with it zeros are read as 9, 6 or 8. Nothing else in Vietnamese has a
 * dot in the middle of a closed letter, and a mark never lies within its letter's frame.
 */
function isZeroDot(dot: Component, zero: Component): boolean {
  const [width, height] = [zero.right - zero.left, zero.bottom - zero.top];
  if (height < 14 || height < width * 1.15 || height > width * 2.4) return false;
  if (dot.bottom - dot.top > height * 0.45 || dot.right - dot.left > width * 0.5) return false;
  const [x, y] = [(dot.left + dot.right) / 2, (dot.top + dot.bottom) / 2];
  return (
    Math.abs(x - (zero.left + zero.right) / 2) < width * 0.15 &&
    Math.abs(y - (zero.top + zero.bottom) / 2) < height * 0.15
  );
}
