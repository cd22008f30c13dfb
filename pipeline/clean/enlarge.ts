import type { Gray } from './picture.ts';

/** Weights in 1/1024, so that two of them and a tone fit 32 bits. */
const one = 1024;

/**
 * The page drawn larger, each pixel from the four around across and down (Catmull-Rom); at the rim the last pixel goes on. Laid as
 * libvips lays it, pixel 0 half a pixel outside, in half of its time.
 */
export function enlarge(page: Gray, width: number, height: number): Gray {
  if (width === page.width && height === page.height) return page;
  const out = new Uint8Array(width * height);
  const across = waysOf(page.width, width);
  const down = waysOf(page.height, height);
  const padded = new Uint8Array(page.width + 3);
  // Rows drawn wider, of which each row needs four and its neighbor mostly the same.
  const rows = [0, 1, 2, 3].map(() => new Int32Array(width));
  let drawn = -2;
  for (let y = 0, o = 0; y < height; y += 1) {
    const first = (down.firsts[y] as number) - 1;
    for (; drawn < first + 3; drawn += 1) {
      pad(page, Math.max(0, Math.min(page.height - 1, drawn + 1)), padded);
      widen(padded, across, rows[(drawn + 1) & 3] as Int32Array);
    }
    const [a, b, c, d] = [0, 1, 2, 3].map((k) => rows[(first + k) & 3] as Int32Array) as [
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
    ];
    const p = down.weights[4 * y] as number;
    const q = down.weights[4 * y + 1] as number;
    const r = down.weights[4 * y + 2] as number;
    const s = down.weights[4 * y + 3] as number;
    for (let x = 0; x < width; x += 1, o += 1) {
      const outer = Math.imul(p, a[x] as number) + Math.imul(s, d[x] as number);
      const inner = Math.imul(q, b[x] as number) + Math.imul(r, c[x] as number);
      const tone = (outer + inner + 65_536) >> 17;
      out[o] = Math.max(0, Math.min(255, tone));
    }
  }
  return { width, height, data: out };
}

/** For each pixel of the larger side the second of the four it is drawn from, and their weights, four a pixel. */
interface Ways {
  readonly firsts: Int32Array;
  readonly weights: Int32Array;
}

function waysOf(from: number, to: number): Ways {
  const firsts = new Int32Array(to);
  const weights = new Int32Array(4 * to);
  for (let i = 0; i < to; i += 1) {
    const at = Math.max(0, Math.min(from - 1, (i * from) / to - 0.5));
    const t = at - Math.floor(at);
    firsts[i] = Math.floor(at);
    const outer = Math.round(one * (-0.5 * t + t * t - 0.5 * t ** 3));
    const inner = Math.round(one * (1 - 2.5 * t * t + 1.5 * t ** 3));
    const last = Math.round(one * (-0.5 * t * t + 0.5 * t ** 3));
    weights.set([outer, inner, one - outer - inner - last, last], 4 * i);
  }
  return { firsts, weights };
}

function pad({ width, data }: Gray, y: number, out: Uint8Array): void {
  out.set(data.subarray(y * width, (y + 1) * width), 1);
  out[0] = out[1] as number;
  out[width + 1] = out[width] as number;
  out[width + 2] = out[width] as number;
}

/** One row, in 1/128 of a tone. */
function widen(padded: Uint8Array, { firsts, weights }: Ways, out: Int32Array): void {
  for (let x = 0, w = 0; x < out.length; x += 1, w += 4) {
    const i = firsts[x] as number;
    const outer =
      Math.imul(weights[w] as number, padded[i] as number) +
      Math.imul(weights[w + 3] as number, padded[i + 3] as number);
    const inner =
      Math.imul(weights[w + 1] as number, padded[i + 1] as number) +
      Math.imul(weights[w + 2] as number, padded[i + 2] as number);
    out[x] = (outer + inner + 4) >> 3;
  }
}
