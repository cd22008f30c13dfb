import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { Bitmap } from './picture.ts';

/** PNG with one bit a pixel, ink black: a tenth of the time and size of the gray one, read by everything. */
export function encodeBilevel(ink: Bitmap, dpi: number): Uint8Array {
  const rowBytes = (ink.width + 7) >> 3;
  const raw = Buffer.alloc((rowBytes + 1) * ink.height);
  for (let y = 0, i = 0; y < ink.height; y += 1) {
    let at = y * (rowBytes + 1) + 1;
    raw.fill(0xff, at, at + rowBytes);
    for (let x = 0; x < ink.width; x += 1, i += 1) {
      if (ink.data[i] === 1) raw[at + (x >> 3)] = (raw[at + (x >> 3)] as number) & ~(0x80 >> (x & 7));
    }
    at += rowBytes;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(ink.width, 0);
  head.writeUInt32BE(ink.height, 4);
  head[8] = 1;
  const density = Buffer.alloc(9);
  const perMeter = Math.round(dpi / 0.0254);
  density.writeUInt32BE(perMeter, 0);
  density.writeUInt32BE(perMeter, 4);
  density[8] = 1;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('pHYs', density),
    chunk('IDAT', deflateSync(raw, { level: 3 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const out = Buffer.alloc(12 + body.length);
  out.writeUInt32BE(body.length, 0);
  out.write(type, 4, 'latin1');
  body.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + body.length)), 8 + body.length);
  return out;
}

/** Any black-and-white picture of ours as ink. */
export async function decodeBilevel(png: Uint8Array): Promise<Bitmap> {
  const { data, info } = await sharp(png).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  const ink = new Uint8Array(info.width * info.height);
  for (let i = 0, o = 0; o < ink.length; i += info.channels, o += 1)
    ink[o] = (data[i] as number) < 128 ? 1 : 0;
  return { width: info.width, height: info.height, data: ink };
}
