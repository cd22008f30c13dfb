import sharp from 'sharp';
import type { Random } from './random.ts';
import type { ScanWear } from './scan-wear.ts';
import { smoothField } from './smooth-field.ts';

/** A pixel of the coarse picture that paper is first made in, millimeters. */
const cellMm = 1;

/** Bare paper lying flat, RGB rows: yellowed and browner at its edges, stained, foxed. */
export async function agedPaper(
  page: { widthMm: number; heightMm: number },
  pxPerMm: number,
  wear: ScanWear,
  random: Random,
): Promise<Buffer> {
  const w = Math.ceil(page.widthMm / cellMm);
  const h = Math.ceil(page.heightMm / cellMm);
  const base = [
    251 - wear.yellow * 18 - wear.faint * 24,
    249 - wear.yellow * 30 - wear.faint * 24,
    245 - wear.yellow * 66 - wear.faint * 26,
  ] as const;
  const cloud = smoothField(random, random.between(25, 60));
  const spots = Array.from({ length: Math.round(wear.stains * 5) }, () => ({
    x: random.next() * page.widthMm,
    y: random.next() * page.heightMm,
    radius: random.between(6, 26),
    depth: random.between(0.08, 0.24),
    isRing: random.chance(0.6),
    edge: smoothField(random, random.between(4, 9)),
  }));
  const coarse = Buffer.alloc(w * h * 3);
  for (let j = 0; j < h; j += 1) {
    for (let i = 0; i < w; i += 1) {
      const [x, y] = [(i + 0.5) * cellMm, (j + 0.5) * cellMm];
      const rim = Math.min(x, page.widthMm - x, y, page.heightMm - y);
      let brown = wear.yellow * (0.05 * cloud(x, y) + 0.11 * Math.exp(-rim / 9));
      for (const spot of spots) {
        const far = Math.hypot(x - spot.x, y - spot.y) / (spot.radius * (1 + 0.25 * spot.edge(x, y)));
        if (far > 1.2) continue;
        const rim = Math.max(0, 1 - Math.abs(far - 1) * 8);
        brown += spot.depth * (spot.isRing ? rim + (far < 1 ? 0.15 : 0) : (far < 1 ? 0.5 : 0) + rim * 0.5);
      }
      const at = (j * w + i) * 3;
      coarse[at] = clamp(base[0] * (1 - brown * 0.5));
      coarse[at + 1] = clamp(base[1] * (1 - brown * 0.85));
      coarse[at + 2] = clamp(base[2] * (1 - brown * 1.5));
    }
  }
  const size = { width: Math.round(page.widthMm * pxPerMm), height: Math.round(page.heightMm * pxPerMm) };
  const pixels = await sharp(coarse, { raw: { width: w, height: h, channels: 3 } })
    .resize({ ...size, fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer();
  fox(pixels, size, pxPerMm, wear.foxing, random);
  return pixels;
}

/** Small brown spots in clusters. */
function fox(
  pixels: Buffer,
  size: { width: number; height: number },
  pxPerMm: number,
  foxing: number,
  random: Random,
): void {
  for (let cluster = 0; cluster < Math.round(foxing * 14); cluster += 1) {
    const [cx, cy] = [random.next() * size.width, random.next() * size.height];
    const wide = random.between(8, 45) * pxPerMm;
    for (let spot = random.int(3, 26); spot > 0; spot -= 1) {
      const x = cx + (random.next() + random.next() - 1) * wide;
      const y = cy + (random.next() + random.next() - 1) * wide;
      const radius = (0.15 + 1.1 * random.next() ** 3) * pxPerMm;
      const depth = random.between(0.12, 0.45);
      dab(pixels, size, x, y, radius, depth);
    }
  }
}

function dab(
  pixels: Buffer,
  { width, height }: { width: number; height: number },
  x: number,
  y: number,
  radius: number,
  depth: number,
): void {
  for (let j = Math.max(0, Math.floor(y - radius * 2)); j < Math.min(height, y + radius * 2); j += 1) {
    for (let i = Math.max(0, Math.floor(x - radius * 2)); i < Math.min(width, x + radius * 2); i += 1) {
      const tone = depth * Math.exp(-(((i - x) ** 2 + (j - y) ** 2) / radius ** 2));
      const at = (j * width + i) * 3;
      pixels[at] = (pixels[at] ?? 0) * (1 - tone * 0.45);
      pixels[at + 1] = (pixels[at + 1] ?? 0) * (1 - tone * 0.8);
      pixels[at + 2] = (pixels[at + 2] ?? 0) * (1 - tone * 1.2);
    }
  }
}

const clamp = (n: number): number => Math.max(0, Math.min(255, Math.round(n)));
