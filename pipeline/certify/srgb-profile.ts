/**
 * An sRGB display profile (ICC version 2), made here so that no third party's file is embedded: what PDF/A calls for to
 * say which red the seal is.
 * @source IEC 61966-2-1 (curve); ICC.1:2001-04 (layout); colorants adapted to D50
 */
export function srgbProfile(): Uint8Array {
  const tags: [string, Buffer][] = [
    ['desc', description('sRGB (Ho Tich)')],
    ['cprt', text('Public domain')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ['rTRC', curve()],
  ];
  const head = 128 + 4 + 12 * (tags.length + 2);
  const table: Buffer[] = [u32(tags.length + 2)];
  const bodies: Buffer[] = [];
  let offset = head;
  const entry = (name: string, at: number, length: number): Buffer =>
    Buffer.concat([Buffer.from(name), u32(at), u32(length)]);
  for (const [name, body] of tags) {
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    table.push(entry(name, offset, body.length));
    // the three channels share one curve
    if (name === 'rTRC') table.push(entry('gTRC', offset, body.length), entry('bTRC', offset, body.length));
    bodies.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([header(offset), ...table, ...bodies]);
}

const u16 = (n: number): Buffer => Buffer.from([n >> 8, n & 255]);
const u32 = (n: number): Buffer => Buffer.from([n >>> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255]);
const fixed = (n: number): Buffer => u32(Math.round(n * 65536));
const xyz = (x: number, y: number, z: number): Buffer =>
  Buffer.concat([Buffer.from('XYZ \0\0\0\0', 'latin1'), fixed(x), fixed(y), fixed(z)]);
const text = (words: string): Buffer => Buffer.from(`text\0\0\0\0${words}\0`, 'latin1');

function description(words: string): Buffer {
  const ascii = Buffer.from(`${words}\0`, 'latin1');
  return Buffer.concat([
    Buffer.from('desc\0\0\0\0', 'latin1'),
    u32(ascii.length),
    ascii,
    Buffer.alloc(4 + 4 + 2 + 1 + 67),
  ]);
}

/** Device value to linear light at 1024 points. */
function curve(): Buffer {
  const points = Array.from({ length: 1024 }, (_, i) => {
    const v = i / 1023;
    return u16(Math.round(65535 * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)));
  });
  return Buffer.concat([Buffer.from('curv\0\0\0\0', 'latin1'), u32(points.length), ...points]);
}

function header(size: number): Buffer {
  const head = Buffer.alloc(128);
  u32(size).copy(head, 0);
  u32(0x02100000).copy(head, 8);
  head.write('mntrRGB XYZ ', 12, 'latin1');
  [2026, 1, 1, 0, 0, 0].forEach((part, i) => {
    u16(part).copy(head, 24 + 2 * i);
  });
  head.write('acsp', 36, 'latin1');
  xyz(0.9642, 1, 0.8249).subarray(8).copy(head, 68);
  return head;
}
