import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { type Bitmap, emptyBitmap } from './picture.ts';
import { encodePng } from './png.ts';

/** PNG with one bit a pixel, ink black: a tenth of the time and size of the gray one, read by everything. */
export function encodeBilevel(ink: Bitmap, dpi: number): Uint8Array {
  const { width, height, data } = ink;
  const rowBytes = (width + 7) >> 3;
  const rows = new Uint8Array((rowBytes + 1) * height);
  for (let y = 0, i = 0, o = 0; y < height; y += 1) {
    o += 1;
    const end = i + width;
    for (; i + 8 <= end; i += 8, o += 1) {
      rows[o] = ~(
        ((data[i] as number) << 7) |
        ((data[i + 1] as number) << 6) |
        ((data[i + 2] as number) << 5) |
        ((data[i + 3] as number) << 4) |
        ((data[i + 4] as number) << 3) |
        ((data[i + 5] as number) << 2) |
        ((data[i + 6] as number) << 1) |
        (data[i + 7] as number)
      );
    }
    if (i === end) continue;
    let bits = 0;
    for (let k = 7; i < end; i += 1, k -= 1) bits |= (data[i] as number) << k;
    rows[o] = ~bits;
    o += 1;
  }
  return encodePng(rows, { width, height, bitDepth: 1, dpi, level: 3 });
}

/** Any black-and-white picture as ink; those of `encodeBilevel` in a sixth of the time. */
export async function decodeBilevel(png: Uint8Array): Promise<Bitmap> {
  const own = decodeOwn(png);
  if (own !== null) return own;
  const { data, info } = await sharp(png).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  const ink = new Uint8Array(info.width * info.height);
  for (let i = 0, o = 0; o < ink.length; i += info.channels, o += 1)
    ink[o] = (data[i] as number) < 128 ? 1 : 0;
  return { width: info.width, height: info.height, data: ink };
}

/** Where `encodePng` puts things; a picture with anything else there is not ours. */
const at = { width: 16, height: 20, bitDepth: 24, color: 25, interlace: 28, length: 54, type: 58, body: 62 };

function decodeOwn(png: Uint8Array): Bitmap | null {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  if (bytes.length < at.body || bytes.toString('latin1', at.type, at.body) !== 'IDAT') return null;
  if (bytes[at.bitDepth] !== 1 || bytes[at.color] !== 0 || bytes[at.interlace] !== 0) return null;
  const ink = emptyBitmap(bytes.readUInt32BE(at.width), bytes.readUInt32BE(at.height));
  const rows = inflateSync(bytes.subarray(at.body, at.body + bytes.readUInt32BE(at.length)));
  const { width, height, data } = ink;
  const rowBytes = (width + 7) >> 3;
  if (rows.length !== (rowBytes + 1) * height) return null;
  for (let y = 0, i = 0; y < height; y += 1) {
    if (rows[i] !== 0) return null;
    i += 1;
    for (let x = 0; x < width; x += 8, i += 1) {
      const bits = ~(rows[i] as number) & 0xff;
      if (bits === 0) continue;
      const pixels = Math.min(8, width - x);
      for (let k = 0, o = y * width + x; k < pixels; k += 1, o += 1) data[o] = (bits >> (7 - k)) & 1;
    }
  }
  return ink;
}
