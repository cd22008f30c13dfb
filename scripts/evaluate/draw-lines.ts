import sharp from 'sharp';
import { makeHandStyle } from '#scripts/samples/hand-style.ts';
import { type WritingFont, writingFonts } from '#scripts/samples/fonts.ts';
import type { Random } from '#scripts/samples/random.ts';
import { inkLine, makeWriter } from '#scripts/samples/writer.ts';
import type { Truth } from '#schemas/truth.ts';

/** The handwriting fonts of a split, sorted. */
export const handFontsOf = (split: Truth['split']): WritingFont[] =>
  (Object.keys(writingFonts) as WritingFont[])
    .filter((font) => writingFonts[font].ink === 'hand' && writingFonts[font].split === split)
    .sort();

const dpi = 300;
const [widthMm, heightMm, baselineMm] = [120, 9, 6.2];

/**
 * A line's crop as a register page at 300 dpi would give it: a writer's hand over leader dots, a little blur and grain. PNG
 * bytes; null when the text does not fit in this hand.
 */
export async function drawLineCrop(font: WritingFont, words: string, random: Random): Promise<Buffer | null> {
  const writer = { ...makeWriter(random, font, 'hand'), style: makeHandStyle(random, 'hand') };
  const ink = inkLine(writer, words, widthMm - 4, random);
  if (ink === null) return null;
  const dots = Array.from(
    { length: 80 },
    (_, i) => `<circle cx="${i * 1.5 + 0.5}" cy="${baselineMm + 0.5}" r="0.16"/>`,
  );
  const shapes =
    `<g fill="#555">${dots.join('')}</g>` +
    `<path transform="translate(2 ${baselineMm})" d="${ink.path}" fill="${writer.color}" stroke="${writer.color}" stroke-width="${writer.penMm}"/>`;
  const [width, height] = [widthMm, heightMm].map((mm) => Math.round((mm / 25.4) * dpi)) as [number, number];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${widthMm} ${heightMm}"><rect width="100%" height="100%" fill="#ece6d6"/>${shapes}</svg>`;
  const pixels = await sharp(Buffer.from(svg))
    .removeAlpha()
    .blur(0.5 + random.next() * 0.7)
    .raw()
    .toBuffer();
  for (let i = 0; i < pixels.length; i += 3) {
    const grain = (random.next() + random.next() - 1) * 14;
    for (let channel = 0; channel < 3; channel += 1)
      pixels[i + channel] = Math.max(0, Math.min(255, (pixels[i + channel] ?? 0) + grain));
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}
