/** As much of ASN.1 DER as certificates and signatures need. Writers return whole elements: tag, length, content. */
export type Der = Uint8Array;

function length(n: number): number[] {
  if (n < 0x80) return [n];
  const bytes: number[] = [];
  for (let rest = n; rest > 0; rest >>= 8) bytes.unshift(rest & 255);
  return [0x80 | bytes.length, ...bytes];
}

export const element = (tag: number, ...content: readonly Uint8Array[]): Der => {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag, ...length(body.length)]), body]);
};

export const sequence = (...items: readonly Der[]): Der => element(0x30, ...items);
/** DER wants the members of a SET OF in the order of their bytes. */
export const setOf = (...items: readonly Der[]): Der => element(0x31, ...[...items].sort(Buffer.compare));
export const octets = (bytes: Uint8Array): Der => element(0x04, bytes);
export const bits = (bytes: Uint8Array, unused = 0): Der => element(0x03, Buffer.from([unused]), bytes);
export const nothing: Der = Buffer.from([0x05, 0]);
export const utf8 = (text: string): Der => element(0x0c, Buffer.from(text.normalize('NFC'), 'utf8'));
export const truth: Der = Buffer.from([0x01, 1, 0xff]);
/** `[n]` around elements. */
export const tagged = (n: number, ...items: readonly Der[]): Der => element(0xa0 | n, ...items);

/** A non-negative number, big-endian. */
export function integer(magnitude: Uint8Array | number): Der {
  let bytes = typeof magnitude === 'number' ? Uint8Array.from([magnitude]) : magnitude;
  while (bytes.length > 1 && bytes[0] === 0) bytes = bytes.subarray(1);
  return element(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.from([0]) : Buffer.alloc(0), bytes);
}

export function oid(dotted: string): Der {
  const [a = 0, b = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [a * 40 + b];
  for (const arc of rest) {
    const groups = [arc & 127];
    for (let high = Math.floor(arc / 128); high > 0; high = Math.floor(high / 128))
      groups.unshift((high & 127) | 128);
    bytes.push(...groups);
  }
  return element(0x06, Buffer.from(bytes));
}

/** UTCTime to 2049, GeneralizedTime after (RFC 5280 4.1.2.5). */
export function time(at: Date): Der {
  const digits = at.toISOString().replace(/[-:T]/g, '').slice(0, 14);
  return at.getUTCFullYear() < 2050
    ? element(0x17, Buffer.from(`${digits.slice(2)}Z`))
    : element(0x18, Buffer.from(`${digits}Z`));
}

export interface Node {
  readonly tag: number;
  readonly content: Uint8Array;
  /** The element itself, tag and length too. */
  readonly whole: Uint8Array;
}

/** The element at `at`; what follows it is left alone. Throws a RangeError when it is cut short. */
export function elementAt(bytes: Uint8Array, at = 0): Node {
  const tag = bytes[at] ?? 0;
  let size = bytes[at + 1] ?? 0x80;
  let start = at + 2;
  if (size >= 0x80) {
    const count = size & 127;
    if (count === 0 || count > 4) throw new RangeError('not DER');
    size = 0;
    for (let i = 0; i < count; i++) size = size * 256 + (bytes[start + i] ?? 0);
    start += count;
  }
  if (start + size > bytes.length) throw new RangeError('DER cut short');
  return { tag, content: bytes.subarray(start, start + size), whole: bytes.subarray(at, start + size) };
}

/** The elements that lie one after another in `bytes`. Throws a RangeError when they are cut short. */
export function readDer(bytes: Uint8Array): Node[] {
  const nodes: Node[] = [];
  for (let at = 0; at < bytes.length; ) {
    const node = elementAt(bytes, at);
    nodes.push(node);
    at += node.whole.length;
  }
  return nodes;
}

/** UTCTime or GeneralizedTime, in UTC. Throws a RangeError for anything else. */
export function readTime(node: Node | undefined): Date {
  const text = Buffer.from(node?.content ?? []).toString('latin1');
  const digits = node?.tag === 0x17 ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const [, y, mo, d, h, mi, s, part] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/.exec(digits) ?? [];
  const at = new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}${(part ?? '').slice(0, 4)}Z`);
  if (Number.isNaN(at.getTime())) throw new RangeError('not a time');
  return at;
}

/** The elements inside one element. */
export const inside = (node: Node | undefined): Node[] => {
  if (!node) throw new RangeError('DER cut short');
  return readDer(node.content);
};
