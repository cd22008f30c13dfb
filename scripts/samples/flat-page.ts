import sharp from 'sharp';
import { agedPaper } from './aged-paper.ts';
import { drawBlank } from './draw-blank.ts';
import type { HandStyle } from './hand-style.ts';
import type { InkedPage } from './inked-page.ts';
import type { Random } from './random.ts';
import { raster, type Raster } from './raster.ts';
import { shinesThrough, type ScanWear } from './scan-wear.ts';
import type { WritableForm } from './slots.ts';
import { smoothField } from './smooth-field.ts';

/** A page lying flat before it is scanned, RGB rows. */
export interface FlatPage {
  readonly width: number;
  readonly height: number;
  readonly pxPerMm: number;
  readonly data: Buffer;
}

/** Prints, writes and wears a page. `behind`: the ink of the page on its back, which may shine through. */
export async function flatPage(
  form: WritableForm,
  page: InkedPage,
  behind: string,
  style: HandStyle,
  wear: ScanWear,
  random: Random,
): Promise<FlatPage> {
  const pxPerMm = wear.dpi / 25.4;
  const pixels = await agedPaper(form.page, pxPerMm, wear, random.fork('paper'));
  const ink = await raster(page.ink, form.page, pxPerMm);
  dry(ink, pxPerMm, style, random.fork('dry'));
  const strength = 1 - wear.faint * 0.6;
  if (shinesThrough(wear)) {
    const back = await shine(form, behind, pxPerMm, ink, wear.dpi);
    cover(pixels, back, 0.04 + 0.16 * wear.bleed);
  }
  cover(pixels, await printed(form, pxPerMm), strength * random.between(0.8, 1));
  cover(pixels, ink, strength * random.between(0.85, 1));
  if (page.stamps !== '') {
    const stamp = await raster(page.stamps, form.page, pxPerMm);
    dry(stamp, pxPerMm, { dryness: random.between(0.3, 0.8), pressure: 0.5 }, random.fork('stamp'));
    cover(pixels, stamp, strength * random.between(0.5, 0.85));
  }
  return { width: ink.width, height: ink.height, pxPerMm, data: pixels };
}

const blanks = new Map<string, Promise<Raster>>();

/** The blank form's print, kept for the last few sizes. */
function printed(form: WritableForm, pxPerMm: number): Promise<Raster> {
  const key = `${form.id} ${pxPerMm}`;
  const known = blanks.get(key);
  if (known) return known;
  const drawn = raster(drawBlank(form), form.page, pxPerMm);
  const [oldest] = blanks.keys();
  if (blanks.size >= 4 && oldest) blanks.delete(oldest);
  blanks.set(key, drawn);
  return drawn;
}

/** The back of the leaf seen through it: mirrored and soft. */
async function shine(
  form: WritableForm,
  ink: string,
  pxPerMm: number,
  size: Raster,
  dpi: number,
): Promise<Raster> {
  const back = await raster(drawBlank(form) + ink, form.page, pxPerMm / 2);
  const data = await sharp(back.data, { raw: { width: back.width, height: back.height, channels: 4 } })
    .flop()
    .blur(Math.max(0.5, dpi / 220))
    .resize({ width: size.width, height: size.height, fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer();
  return { width: size.width, height: size.height, data };
}

/** Lays a layer over paper like ink: each color is darkened by what the layer takes away. */
function cover(pixels: Buffer, layer: Raster, strength: number): void {
  const { data } = layer;
  for (let at = 3, to = 0; at < data.length; at += 4, to += 3) {
    const alpha = data[at] ?? 0;
    if (alpha === 0) continue;
    const share = (alpha / 255) * strength;
    for (let c = 0; c < 3; c += 1) {
      const ink = (data[at - 3 + c] ?? 0) / 255;
      pixels[to + c] = (pixels[to + c] ?? 0) * (1 - share * (1 - ink));
    }
  }
}

/** Ink that runs dry and is pressed unevenly: the layer covers less in places. */
function dry(
  layer: Raster,
  pxPerMm: number,
  { dryness, pressure }: Pick<HandStyle, 'dryness' | 'pressure'>,
  random: Random,
): void {
  if (dryness < 0.02 && pressure < 0.02) return;
  const slow = smoothField(random, 3.5);
  const grain = smoothField(random, 0.28);
  const { width, data } = layer;
  for (let at = 3; at < data.length; at += 4) {
    const alpha = data[at] ?? 0;
    if (alpha === 0) continue;
    const pixel = (at - 3) / 4;
    const x = (pixel % width) / pxPerMm;
    const y = Math.floor(pixel / width) / pxPerMm;
    const press = 1 - pressure * (0.35 + 0.35 * slow(x, y * 0.6));
    const gap = dryness * (0.5 + 0.5 * slow(x + 40, y)) + 0.6 * grain(x, y) * dryness;
    data[at] = alpha * press * (1 - Math.max(0, Math.min(0.85, gap)));
  }
}
