import type { ImageRef } from '#schemas/geometry.ts';
import { encodeBilevel } from '../clean/bilevel-png.ts';
import type { Bitmap } from '../clean/picture.ts';
import type { Blobs } from '../stage.ts';

/** Stores the writing alone as a picture of the cleaned page's size. */
export async function keepWriting(ink: Bitmap, like: ImageRef, blobs: Blobs): Promise<ImageRef> {
  return { ...like, sha256: await blobs.put(encodeBilevel(ink, like.dpi ?? 300)) };
}
