import { crc32, deflateSync } from 'node:zlib';

/** A plain PNG of one band from its rows, each led by its filter byte. `level` of compression: 0 none to 9. */
export function encodePng(
  rows: Uint8Array,
  picture: { width: number; height: number; bitDepth: 1 | 8; dpi: number; level: number },
): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(picture.width, 0);
  head.writeUInt32BE(picture.height, 4);
  head[8] = picture.bitDepth;
  const density = Buffer.alloc(9);
  const perMeter = Math.round(picture.dpi / 0.0254);
  density.writeUInt32BE(perMeter, 0);
  density.writeUInt32BE(perMeter, 4);
  density[8] = 1;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('pHYs', density),
    chunk('IDAT', deflateSync(rows, { level: picture.level })),
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
