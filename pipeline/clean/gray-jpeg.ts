import sharp from 'sharp';
import type { Gray } from './picture.ts';

/** JPEG of one band. Its head is written by hand: asking the encoder for a density brings a color profile and three bands along. */
export async function encodeGray({ width, height, data }: Gray, dpi: number): Promise<Uint8Array> {
  const jpeg = await sharp(data, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .jpeg({ quality: 85, optimiseCoding: false })
    .toBuffer();
  const startOfImage = 2;
  return Buffer.concat([jpeg.subarray(0, startOfImage), jfifHead(dpi), jpeg.subarray(startOfImage)]);
}

/** The segment APP0: JFIF 1.1, dots an inch across and down, no thumbnail. */
function jfifHead(dpi: number): Buffer {
  const head = Buffer.from([0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0]);
  head.writeUInt16BE(dpi, 12);
  head.writeUInt16BE(dpi, 14);
  return head;
}

export async function decodeGray(jpeg: Uint8Array): Promise<Gray> {
  const { data, info } = await sharp(jpeg).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
