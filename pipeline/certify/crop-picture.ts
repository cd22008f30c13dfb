import sharp from 'sharp';
import { ExpectedError } from '#schemas/errors.ts';
import type { ImageRef } from '#schemas/geometry.ts';
import type { Blobs } from '#pipeline/stage.ts';

/** A JPEG as it lies in the blob store, to be put into a paper byte for byte: what the QR code's hash is of. */
export interface CropPicture {
  readonly jpeg: Uint8Array;
  readonly sha256: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly colorSpace: 'DeviceGray' | 'DeviceRGB';
}

/** Throws `blob.missing`, and `blob.corrupt` for a picture that is no gray or color JPEG. */
export async function cropPicture({ sha256 }: ImageRef, blobs: Blobs): Promise<CropPicture> {
  const jpeg = await blobs.get(sha256);
  const seen = await sharp(jpeg)
    .metadata()
    .catch(() => null);
  if (seen?.format !== 'jpeg' || (seen.channels !== 1 && seen.channels !== 3)) {
    throw new ExpectedError('blob.corrupt', { sha256 });
  }
  const colorSpace = seen.channels === 1 ? 'DeviceGray' : 'DeviceRGB';
  return { jpeg, sha256, widthPx: seen.width, heightPx: seen.height, colorSpace };
}
