import sharp from 'sharp';
import { ExpectedError } from '#schemas/errors.ts';
import type { Pixels } from '../clean/picture.ts';

/** A line's crop is a strip, not a page. */
const mostPixels = 40_000_000;

/**
 * A line's picture file, upright by its EXIF orientation, transparency on white.
 * Throws `image.empty`, `image.not-an-image`, `image.truncated`, `image.too-large`.
 */
export async function decodeLine(bytes: Uint8Array, subject: Record<string, string>): Promise<Pixels> {
  if (bytes.length === 0) throw new ExpectedError('image.empty', subject);
  const picture = sharp(bytes, { failOn: 'truncated', limitInputPixels: false });
  const facts = await picture.metadata().catch((cause: unknown) => {
    throw new ExpectedError('image.not-an-image', subject, { cause });
  });
  const { width, height } = facts.autoOrient;
  if (width * height > mostPixels) {
    throw new ExpectedError('image.too-large', { ...subject, widthPx: width, heightPx: height });
  }
  const raw = await picture
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace(facts.channels <= 2 ? 'b-w' : 'srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw new ExpectedError('image.truncated', subject, { cause });
    });
  return { width: raw.info.width, height: raw.info.height, channels: raw.info.channels, data: raw.data };
}
