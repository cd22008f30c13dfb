import type { Bitmap } from '../clean/picture.ts';

/** Rows of a gray PNG of a smaller size: each pixel as dark as the share of it that is ink. */
export function shrinkInk(ink: Bitmap, width: number, height: number): Uint8Array {
  const [scaleX, scaleY] = [width / ink.width, height / ink.height];
  const rows = new Uint8Array((width + 1) * height);
  const dark = new Float32Array(width + 1);
  const next = new Float32Array(width + 1);
  let row = 0;
  for (let y = 0; y < ink.height; y += 1) {
    // The share of this row of ink that reaches beyond the lower edge of the row of the result.
    const below = Math.max(0, (y + 1) * scaleY - (row + 1));
    for (let x = 0, i = y * ink.width; x < ink.width; x += 1, i += 1) {
      if (ink.data[i] === 0) continue;
      const left = Math.floor(x * scaleX);
      const beyond = Math.max(0, (x + 1) * scaleX - (left + 1));
      const inside = scaleX - beyond;
      dark[left] = (dark[left] as number) + inside * (scaleY - below);
      dark[left + 1] = (dark[left + 1] as number) + beyond * (scaleY - below);
      next[left] = (next[left] as number) + inside * below;
      next[left + 1] = (next[left + 1] as number) + beyond * below;
    }
    if ((y + 1) * scaleY < row + 1 - 1e-6 && y + 1 < ink.height) continue;
    for (let x = 0, o = row * (width + 1) + 1; x < width; x += 1, o += 1) {
      rows[o] = 255.5 - 255 * Math.min(1, dark[x] as number);
    }
    dark.set(next);
    next.fill(0);
    row += 1;
  }
  return rows;
}
