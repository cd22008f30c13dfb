import sharp from 'sharp';
import { ExpectedError } from '#schemas/errors.ts';
import type { Pixels } from './picture.ts';
import { workingSize } from './working-size.ts';

/** 200 megapixels: an A1 plan at 300 dpi. Beyond it is a mistake or an attack. */
const mostPixels = 200_000_000;
const formats = new Set(['jpeg', 'png', 'tiff', 'webp']);

/** A scan no larger than the size to work at, and that size: color is not drawn larger, only what is made of it. */
export interface Scan extends Pixels {
  readonly working: { readonly width: number; readonly height: number };
}

/**
 * The scan at working size or, if it is smaller, at its own, in color if it has any, upright by its EXIF orientation, transparency on
 * white. Of a file with several pictures the first. Throws `image.empty`, `image.not-an-image`, `image.truncated`, `image.too-large`.
 */
export async function decode(
  bytes: Uint8Array,
  subject: Record<string, string>,
  dpi: number | null,
): Promise<Scan> {
  if (bytes.length === 0) throw new ExpectedError('image.empty', subject);
  const picture = sharp(bytes, { failOn: 'truncated', limitInputPixels: false });
  const facts = await picture.metadata().catch((cause: unknown) => {
    throw new ExpectedError('image.not-an-image', subject, { cause });
  });
  if (!formats.has(facts.format)) throw new ExpectedError('image.not-an-image', subject);
  const { width, height } = facts.autoOrient;
  if (width * height > mostPixels) {
    throw new ExpectedError('image.too-large', { ...subject, widthPx: width, heightPx: height });
  }
  const size = workingSize({ widthPx: width, heightPx: height, dpi });
  const upright = picture.autoOrient().flatten({ background: '#ffffff' });
  const fitted =
    size.widthPx < width
      ? upright.resize(size.widthPx, size.heightPx, { fit: 'fill', kernel: 'cubic' })
      : upright;
  const raw = await fitted
    .toColourspace(facts.channels <= 2 ? 'b-w' : 'srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw new ExpectedError('image.truncated', subject, { cause });
    });
  return {
    width: raw.info.width,
    height: raw.info.height,
    channels: raw.info.channels,
    data: raw.data,
    working: { width: size.widthPx, height: size.heightPx },
  };
}
