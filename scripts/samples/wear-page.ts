import sharp, { type OverlayOptions } from 'sharp';
import type { LabelledForm } from '#schemas/form.ts';
import { drawBlank } from './draw-blank.ts';
import { drawStamp } from './draw-stamp.ts';
import { paperOf } from './paper.ts';
import type { Random } from './random.ts';
import { turnOf, type Wear } from './wear.ts';

/** Draws form and ink on paper, wears it, and gives the scan's JPEG bytes. `other` is the ink of the page behind. */
export async function wearPage(
  form: LabelledForm,
  ink: string,
  other: string,
  wear: Wear,
  random: Random,
): Promise<Buffer> {
  const px = (mm: number): number => Math.round((mm / 25.4) * wear.dpi);
  const size = { width: px(form.page.widthMm), height: px(form.page.heightMm) };
  const turn = turnOf(wear, form.page);
  const layer = (shapes: string, opacity: number, transform: string): Buffer =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" ` +
        `viewBox="0 0 ${form.page.widthMm} ${form.page.heightMm}"><g transform="${transform}" opacity="${opacity}">${shapes}</g></svg>`,
    );
  const strength = 1 - wear.faint * 0.62;
  const over: OverlayOptions[] = [];
  if (wear.bleed > 0) {
    const flipped = `translate(${form.page.widthMm} 0) scale(-1 1) ${turn.svg}`;
    const behind = await sharp(layer(drawBlank(form) + other, 0.05 + 0.13 * wear.bleed, flipped))
      .blur(wear.dpi / 110)
      .png()
      .toBuffer();
    over.push({ input: behind, blend: 'multiply' });
  }
  over.push({ input: layer(drawBlank(form) + ink, strength, turn.svg), blend: 'multiply' });
  if (wear.isStamped)
    over.push({ input: layer(drawStamp(form, random.fork('stamp')), 0.72, turn.svg), blend: 'multiply' });

  const paper = paperOf(size, wear, random.fork('paper'));
  const clean = await sharp(paper, { raw: { ...size, channels: 3 } })
    .composite(over)
    .removeAlpha()
    .blur(0.35 + wear.blur * (wear.dpi / 150))
    .raw()
    .toBuffer();
  addNoise(clean, wear.noise * 15, random.fork('noise'));
  return sharp(clean, { raw: { ...size, channels: 3 } })
    .withMetadata({ density: wear.dpi })
    .jpeg({ quality: wear.jpegQuality, chromaSubsampling: '4:2:0', mozjpeg: true })
    .toBuffer();
}

/** Gray grain, the sum of two even chances; the same for all three colors of a dot. */
function addNoise(pixels: Buffer, amount: number, random: Random): void {
  for (let i = 0; i + 2 < pixels.length; i += 3) {
    const grain = (random.next() + random.next() - 1) * amount;
    for (let channel = 0; channel < 3; channel += 1) {
      pixels[i + channel] = Math.max(0, Math.min(255, (pixels[i + channel] ?? 0) + grain));
    }
  }
}
