/**
 * As much of CBOR as our tokens need: whole numbers, bytes, text, lists, and maps with numbers as keys. One value has one
 * spelling (shortest heads, definite lengths, keys in order), and no other spelling is read.
 * Our own, because `schemas/` needs only zod and must run in the browser.
 * @source RFC 8949 §3, §4.2.1 (core deterministic encoding)
 */
export type Cbor = number | string | Uint8Array | readonly Cbor[] | ReadonlyMap<number, Cbor>;

const majors = { unsigned: 0, negative: 1, bytes: 2, text: 3, list: 4, map: 5 } as const;

function head(major: number, size: number): number[] {
  const first = major << 5;
  if (size < 24) return [first | size];
  if (size < 0x100) return [first | 24, size];
  if (size < 0x10000) return [first | 25, size >> 8, size & 255];
  if (size < 0x1_0000_0000)
    return [first | 26, ...[24, 16, 8, 0].map((shift) => Math.floor(size / 2 ** shift) & 255)];
  throw new RangeError('a number or length of more than 32 bits');
}

function write(value: Cbor, into: number[]): void {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError('not a whole number');
    into.push(...(value < 0 ? head(majors.negative, -1 - value) : head(majors.unsigned, value)));
  } else if (typeof value === 'string') {
    const bytes = new TextEncoder().encode(value);
    into.push(...head(majors.text, bytes.length), ...bytes);
  } else if (value instanceof Uint8Array) {
    into.push(...head(majors.bytes, value.length), ...value);
  } else if (value instanceof Map) {
    into.push(...head(majors.map, value.size));
    const entries = [...(value as ReadonlyMap<number, Cbor>)].map(([key, of]) => ({
      key: writeCbor(key),
      of,
    }));
    for (const { key, of } of entries.sort((a, b) => compareBytes(a.key, b.key))) {
      into.push(...key);
      write(of, into);
    }
  } else {
    const list = value as readonly Cbor[];
    into.push(...head(majors.list, list.length));
    for (const item of list) write(item, into);
  }
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, i) => byte !== b[i]);
  return at === -1 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? 0);
}

/** Throws RangeError for numbers that are not whole or have more than 32 bits. */
export function writeCbor(value: Cbor): Uint8Array {
  const bytes: number[] = [];
  write(value, bytes);
  return Uint8Array.from(bytes);
}

/** Reads from the front; `at` is where the next value begins. */
interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

function take(cursor: Cursor, length: number): Uint8Array {
  const end = cursor.at + length;
  if (end > cursor.bytes.length) throw new RangeError('ends too soon');
  const part = cursor.bytes.slice(cursor.at, end);
  cursor.at = end;
  return part;
}

function sizeOf(cursor: Cursor, info: number): number {
  if (info < 24) return info;
  if (info > 26) throw new RangeError('a length that is not used here');
  return take(cursor, 2 ** (info - 24)).reduce((sum, byte) => sum * 256 + byte, 0);
}

function read(cursor: Cursor): Cbor {
  const [first = 0] = take(cursor, 1);
  const size = sizeOf(cursor, first & 31);
  switch (first >> 5) {
    case majors.unsigned:
      return size;
    case majors.negative:
      return -1 - size;
    case majors.bytes:
      return take(cursor, size);
    case majors.text:
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(take(cursor, size));
    case majors.list: {
      const list: Cbor[] = [];
      while (list.length < size) list.push(read(cursor));
      return list;
    }
    case majors.map: {
      const map = new Map<number, Cbor>();
      for (let i = 0; i < size; i++) {
        const key = read(cursor);
        if (typeof key !== 'number') throw new RangeError('a key that is no number');
        map.set(key, read(cursor));
      }
      return map;
    }
    default:
      throw new RangeError('a kind of value that is not used here');
  }
}

/** One value and nothing after it. Throws RangeError or TypeError for anything else, or anything spelled in another way. */
export function readCbor(bytes: Uint8Array): Cbor {
  const cursor: Cursor = { bytes, at: 0 };
  const value = read(cursor);
  if (compareBytes(writeCbor(value), bytes) !== 0) throw new RangeError('spelled in another way');
  return value;
}
