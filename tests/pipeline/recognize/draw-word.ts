import { type Bitmap, emptyBitmap } from '#pipeline/clean/picture.ts';

/** Upright and lying strokes like letters in a row: small ones, every third tall, every fifth with a tail, some with a dot below. */
export function drawWord(
  letters: number,
  size: { width: number; height: number; pen?: number; lean?: number },
): Bitmap {
  const ink = emptyBitmap(size.width, size.height);
  const pen = size.pen ?? 3;
  const x0 = 30;
  const base = Math.round(size.height * 0.62);
  const small = Math.round(size.height * 0.22);
  const dab = (x: number, y: number): void => {
    const at = Math.round(x + (size.lean ?? 0) * (base - y));
    for (let v = 0; v < pen; v += 1)
      for (let u = 0; u < pen; u += 1) {
        const [px, py] = [at + u, Math.round(y) + v];
        if (px >= 0 && px < size.width && py >= 0 && py < size.height) ink.data[py * size.width + px] = 1;
      }
  };
  for (let i = 0; i < letters; i += 1) {
    const left = x0 + i * small * 1.1 + Math.floor(i / 4) * small;
    const top = base - (i % 3 === 1 ? 2 * small : small);
    const bottom = base + (i % 5 === 4 ? small : 0);
    for (let y = top; y <= base; y += 1) dab(left, y);
    for (let y = base - small; y <= bottom; y += 1) dab(left + small * 0.6, y);
    for (let x = left; x <= left + small * 0.6; x += 1) dab(x, base - small / 2);
    if (i % 7 === 2) for (let k = 0; k < 3; k += 1) dab(left + small * 0.3, base + small * 0.5 + k);
  }
  return ink;
}
