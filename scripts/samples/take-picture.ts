import sharp from 'sharp';
import type { FlatPage } from './flat-page.ts';
import { dip, type Curl, type Lens } from './lens.ts';
import { noiseTile } from './noise-tile.ts';
import type { Random } from './random.ts';
import type { ScanWear } from './scan-wear.ts';
import { smoothField } from './smooth-field.ts';

/** A flat page and where it lies in the opening: its left edge, millimeters from the gutter. */
export interface Leaf {
  readonly page: FlatPage;
  readonly leftMm: number;
}

/** Pixels between the points at which lens and light are worked out; between them they run straight. */
const step = 8;

/** Scans or photographs an opening and gives the JPEG's bytes. `surround`: what shows beside the book, RGB. */
export async function takePicture(
  leaves: readonly Leaf[],
  lens: Lens,
  curl: Curl,
  wear: ScanWear,
  surround: readonly [number, number, number],
  random: Random,
): Promise<Buffer> {
  const { width, height } = lens.size;
  const light = lightOn(lens, curl, wear, random.fork('light'));
  const wood = smoothField(random.fork('wood'), wear.isPhoto ? 60 : 400);
  const out = Buffer.alloc(width * height * 3);
  const columns = Math.ceil(width / step) + 1;
  let upper = gridRow(0);
  for (let top = 0; top < height; top += step) {
    const lower = gridRow(top + step);
    for (let y = top; y < Math.min(height, top + step); y += 1) fillRow(y, (y - top) / step, upper, lower);
    upper = lower;
  }
  const picture = sharp(out, { raw: { width, height, channels: 3 } });
  const soft = await picture
    .blur(0.35 + wear.blur * (wear.dpi / 150))
    .raw()
    .toBuffer();
  addNoise(soft, wear.noise * 15, random.fork('noise'));
  return sharp(soft, { raw: { width, height, channels: 3 } })
    .withMetadata({ density: wear.isPhoto ? 72 : wear.dpi })
    .jpeg({ quality: wear.jpegQuality, chromaSubsampling: '4:2:0' })
    .toBuffer();

  /** Book place and light at the points of one row of the grid: x, y, light, one after the other. */
  function gridRow(y: number): Float64Array {
    const row = new Float64Array(columns * 3);
    for (let i = 0; i < columns; i += 1) {
      const [bx, by] = lens.toBook(i * step, y);
      row[i * 3] = bx;
      row[i * 3 + 1] = by;
      row[i * 3 + 2] = light(i * step, y, bx);
    }
    return row;
  }

  function fillRow(py: number, t: number, upper: Float64Array, lower: Float64Array): void {
    for (let i = 0; i + 1 < columns; i += 1) {
      const at = i * 3;
      const x0 = mix(upper, lower, at, t);
      const y0 = mix(upper, lower, at + 1, t);
      const l0 = mix(upper, lower, at + 2, t);
      const dx = (mix(upper, lower, at + 3, t) - x0) / step;
      const dy = (mix(upper, lower, at + 4, t) - y0) / step;
      const dl = (mix(upper, lower, at + 5, t) - l0) / step;
      const until = Math.min(step, width - i * step);
      for (let s = 0; s < until; s += 1) {
        const px = i * step + s;
        const to = (py * width + px) * 3;
        if (!paint(x0 + dx * s, y0 + dy * s, l0 + dl * s, to)) beside(px, py, l0 + dl * s, to);
      }
    }
  }

  /** False where no leaf is. */
  function paint(bx: number, by: number, shade: number, to: number): boolean {
    for (let k = 0; k < leaves.length; k += 1) {
      const leaf = leaves[k];
      if (!leaf) continue;
      const { width: w, height: h, pxPerMm, data } = leaf.page;
      const u = (bx - leaf.leftMm) * pxPerMm - 0.5;
      const v = by * pxPerMm - 0.5;
      if (u < -0.5 || v < -0.5 || u > w - 0.5 || v > h - 0.5) continue;
      const i = Math.max(0, Math.min(w - 2, Math.floor(u)));
      const j = Math.max(0, Math.min(h - 2, Math.floor(v)));
      const a = Math.max(0, Math.min(1, u - i));
      const b = Math.max(0, Math.min(1, v - j));
      const at = (j * w + i) * 3;
      const below = at + w * 3;
      for (let c = 0; c < 3; c += 1) {
        const head = (data[at + c] ?? 0) * (1 - a) + (data[at + 3 + c] ?? 0) * a;
        const foot = (data[below + c] ?? 0) * (1 - a) + (data[below + 3 + c] ?? 0) * a;
        out[to + c] = Math.min(255, (head * (1 - b) + foot * b) * shade);
      }
      return true;
    }
    return false;
  }

  function beside(px: number, py: number, shade: number, to: number): void {
    const tone = wear.isPhoto ? (1 + 0.14 * wood(px * 0.25, py * 2)) * shade : 1 + 0.02 * wood(px, py);
    for (let c = 0; c < 3; c += 1) out[to + c] = clamp((surround[c] ?? 0) * tone);
  }
}

const mix = (upper: Float64Array, lower: Float64Array, at: number, t: number): number =>
  (upper[at] ?? 0) * (1 - t) + (lower[at] ?? 0) * t;

/** How bright the paper is at a place: uneven lamps, the shadow in the gutter, a camera's dark corners. */
function lightOn(
  { size }: Lens,
  curl: Curl,
  wear: ScanWear,
  random: Random,
): (px: number, py: number, bookX: number) => number {
  const clouds = smoothField(random, 0.45);
  const [leanX, leanY] = [random.between(-1, 1), random.between(-1, 1)];
  const gutter = 0.1 + 0.45 * wear.curl + 0.1 * wear.unevenLight;
  const corners = wear.isPhoto ? random.between(0.08, 0.25) : 0;
  return (px, py, bookX) => {
    const u = px / size.width - 0.5;
    const v = py / size.height - 0.5;
    let light = 1 - wear.unevenLight * (0.13 + 0.1 * clouds(u + 3, v + 3) + 0.2 * (leanX * u + leanY * v));
    light *= 1 - corners * 4 * (u * u + v * v) ** 1.2;
    if (curl.narrowMm > 0) light *= 1 - gutter * dip(Math.abs(bookX), curl) ** 1.5;
    return Math.max(0.12, Math.min(1.04, light));
  };
}

/** Gray grain, the same for all three colors of a dot. */
function addNoise(pixels: Buffer, amount: number, random: Random): void {
  const grains = noiseTile(random);
  let at = 0;
  for (let i = 0; i + 2 < pixels.length; i += 3) {
    if (i % 12_288 === 0) at = random.int(0, grains.length - 1);
    const grain = (grains[at] ?? 0) * amount;
    at = (at + 1) % grains.length;
    for (let c = 0; c < 3; c += 1) pixels[i + c] = clamp((pixels[i + c] ?? 0) + grain);
  }
}

const clamp = (n: number): number => Math.min(255, Math.max(0, n));
