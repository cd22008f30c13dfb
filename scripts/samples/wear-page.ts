import sharp, { type OverlayOptions } from 'sharp';
import type { LabelledForm } from '#schemas/form.ts';
import type { Condition } from '#schemas/truth.ts';
import { drawBlank } from './draw-blank.ts';
import { drawStamp } from './draw-stamp.ts';
import { paperOf } from './paper.ts';
import type { Random } from './random.ts';

/** How a page came to look; all of it follows from the condition and the seed. */
export interface Wear {
  readonly skewDegrees: number;
  readonly shiftMm: { readonly x: number; readonly y: number };
  readonly dpi: number;
  readonly condition: Condition;
  /** 0 to 1 each. */
  readonly yellow: number;
  readonly unevenLight: number;
  readonly noise: number;
  readonly blur: number;
  readonly bleed: number;
  readonly stains: number;
  readonly faint: number;
  readonly isStamped: boolean;
  readonly jpegQuality: number;
}

export function makeWear(condition: Condition, dpi: number, random: Random): Wear {
  const is = (...any: readonly Condition[]): boolean => any.includes(condition);
  const archive = condition === 'archive';
  const side = random.chance(0.5) ? 1 : -1;
  return {
    condition,
    dpi,
    skewDegrees: round(
      side * (is('skewed') ? random.between(1, 2) : random.between(0, archive ? 1.2 : 0.35)),
    ),
    shiftMm: { x: round(random.between(-2, 2)), y: round(random.between(-2, 2)) },
    yellow: is('yellowed')
      ? random.between(0.6, 1)
      : archive
        ? random.between(0.4, 0.9)
        : random.between(0.02, 0.22),
    unevenLight: is('uneven-light') ? random.between(0.6, 1) : archive ? 0.4 : random.between(0, 0.12),
    noise: is('noisy') ? random.between(0.6, 0.9) : archive ? 0.35 : 0.1,
    blur: is('blurred') ? random.between(0.6, 1) : archive ? 0.35 : 0.1,
    bleed: is('bleed-through') ? random.between(0.6, 1) : archive ? 0.5 : 0,
    stains: is('stained') ? random.between(0.6, 1) : archive ? 0.4 : 0,
    faint: is('faint') ? random.between(0.5, 0.75) : archive ? 0.2 : 0,
    isStamped: is('stamped') || (condition !== 'clean' && random.chance(0.25)),
    jpegQuality: condition === 'clean' ? 76 : 66,
  };
}

const round = (n: number): number => Math.round(n * 100) / 100;

/** SVG matrix from page millimeters to scan millimeters. */
export function turnOf(
  wear: Wear,
  page: LabelledForm['page'],
): { svg: string; place: (x: number, y: number) => [number, number] } {
  const angle = (wear.skewDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [cx, cy] = [page.widthMm / 2, page.heightMm / 2];
  const place = (x: number, y: number): [number, number] => [
    cx + wear.shiftMm.x + (x - cx) * cos - (y - cy) * sin,
    cy + wear.shiftMm.y + (x - cx) * sin + (y - cy) * cos,
  ];
  const [e, f] = place(0, 0);
  return { svg: `matrix(${cos} ${sin} ${-sin} ${cos} ${e} ${f})`, place };
}

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
