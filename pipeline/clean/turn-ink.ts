import { type Bitmap, emptyBitmap } from './picture.ts';
import { placeBack, type Turn, upright } from './placement.ts';

/** Ink turned counterclockwise by `turn`, then by `skewDegrees`; each pixel takes the nearest. */
export function turnInk(ink: Bitmap, turn: Turn, skewDegrees = 0): Bitmap {
  const placement = upright(ink, turn, skewDegrees);
  const [a, b, , d] = placement.back;
  if (turn === 0 && b === 0) return ink;
  const out = emptyBitmap(placement.width, placement.height);
  for (let y = 0, o = 0; y < out.height; y += 1) {
    let [u, v] = placeBack(placement, [0.5, y + 0.5]);
    for (let x = 0; x < out.width; x += 1, o += 1, u += a, v += d) {
      const [left, top] = [Math.floor(u), Math.floor(v)];
      if (left < 0 || top < 0 || left >= ink.width || top >= ink.height) continue;
      out.data[o] = ink.data[top * ink.width + left] as number;
    }
  }
  return out;
}
