import type { Gray } from './picture.ts';

/** The page at 1/`factor` of its size (a whole number), each pixel the mean of those it stands for. */
export function shrink(page: Gray, factor: number): Gray {
  if (factor === 1) return page;
  if (factor === 2) return halved(page);
  const width = Math.floor(page.width / factor);
  const height = Math.floor(page.height / factor);
  const out = new Uint8Array(width * height);
  const sums = new Uint32Array(width);
  const scale = 65_536 / (factor * factor);
  for (let y = 0; y < height; y += 1) {
    sums.fill(0);
    for (let k = 0; k < factor; k += 1) {
      let i = (y * factor + k) * page.width;
      for (let x = 0; x < width; x += 1) {
        let sum = 0;
        for (const end = i + factor; i < end; i += 1) sum += page.data[i] as number;
        sums[x] = (sums[x] as number) + sum;
      }
    }
    for (let x = 0, o = y * width; x < width; x += 1, o += 1) out[o] = ((sums[x] as number) * scale) >> 16;
  }
  return { width, height, data: out };
}

function halved(page: Gray): Gray {
  const [width, height] = [page.width >> 1, page.height >> 1];
  const out = new Uint8Array(width * height);
  const { data } = page;
  for (let y = 0, o = 0; y < height; y += 1) {
    let i = 2 * y * page.width;
    let below = i + page.width;
    for (const end = o + width; o < end; o += 1, i += 2, below += 2) {
      const upper = (data[i] as number) + (data[i + 1] as number);
      out[o] = (upper + (data[below] as number) + (data[below + 1] as number)) >> 2;
    }
  }
  return { width, height, data: out };
}
