import sharp from 'sharp';
import type { Box, ImageRef } from '#schemas/geometry.ts';
import type { Blobs } from '#pipeline/stage.ts';

/** Wide enough to be read on a printed page, small enough to be carried by a paper. */
const mostPx = 1600;

/**
 * The part of a picture inside `box`, gray, as JPEG, kept as a blob. The same picture and box give the same bytes with the
 * same build of the image library. Throws `blob.missing`, `blob.corrupt`.
 */
export async function cropOf(
  { gray, box }: { readonly gray: ImageRef; readonly box: Box },
  blobs: Blobs,
): Promise<ImageRef> {
  const left = Math.min(Math.floor(box.left * gray.widthPx), gray.widthPx - 1);
  const top = Math.min(Math.floor(box.top * gray.heightPx), gray.heightPx - 1);
  const width = Math.max(1, Math.min(Math.ceil(box.width * gray.widthPx), gray.widthPx - left));
  const height = Math.max(1, Math.min(Math.ceil(box.height * gray.heightPx), gray.heightPx - top));
  const { data, info } = await sharp(await blobs.get(gray.sha256))
    .extract({ left, top, width, height })
    .resize({ width: mostPx, height: mostPx, fit: 'inside', withoutEnlargement: true })
    .toColourspace('b-w')
    .jpeg({ quality: 72 })
    .toBuffer({ resolveWithObject: true });
  return {
    sha256: await blobs.put(data),
    mediaType: 'image/jpeg',
    widthPx: info.width,
    heightPx: info.height,
    dpi: null,
  };
}
