import { gunzipSync, gzipSync } from 'node:zlib';
import { ByteReader } from './byte-reader.ts';

/** Parts of a model file that an LSTM model has, by their place in its table. */
const places = {
  lstm: 17,
  punctuationDawg: 18,
  wordDawg: 19,
  numberDawg: 20,
  unicharset: 21,
  recoder: 22,
  version: 23,
} as const;
const tableSize = 24;

export type Part = keyof typeof places;
export type Parts = ReadonlyMap<Part, Uint8Array>;

/** Takes a `.traineddata` apart, gzipped or not. Throws RangeError when it is none. */
export function readTraineddata(file: Uint8Array): Parts {
  const bytes = file[0] === 0x1f && file[1] === 0x8b ? gunzipSync(file) : file;
  const reader = new ByteReader(bytes);
  const count = reader.uint32();
  if (count < tableSize || count > 64) throw new RangeError('not a traineddata file');
  const offsets = Array.from({ length: count }, () => Number(reader.take(8).readBigInt64LE()));
  const parts = new Map<Part, Uint8Array>();
  for (const [name, place] of Object.entries(places) as [Part, number][]) {
    const start = offsets[place] ?? -1;
    if (start < 0) continue;
    const end = Math.min(...offsets.filter((offset) => offset > start), bytes.length);
    if (start > end) throw new RangeError('not a traineddata file');
    parts.set(name, bytes.subarray(start, end));
  }
  if (!parts.has('lstm')) throw new RangeError('a traineddata file without an LSTM');
  return parts;
}

export function writeTraineddata(parts: Parts): Buffer {
  const offsets = new Array<number>(tableSize).fill(-1);
  const bodies: Uint8Array[] = [];
  let at = 4 + 8 * tableSize;
  for (const [name, place] of Object.entries(places) as [Part, number][]) {
    const body = parts.get(name);
    if (!body) continue;
    offsets[place] = at;
    at += body.length;
    bodies.push(body);
  }
  const head = Buffer.alloc(4 + 8 * tableSize);
  head.writeUInt32LE(tableSize);
  offsets.forEach((offset, i) => {
    head.writeBigInt64LE(BigInt(offset), 4 + 8 * i);
  });
  return Buffer.concat([head, ...bodies]);
}

/** As models are kept: smallest, the same bytes for the same model. */
export const packModel = (traineddata: Uint8Array): Buffer => gzipSync(traineddata, { level: 9 });

/** A model file without its wrapping. */
export const plain = (model: Uint8Array): Buffer => writeTraineddata(readTraineddata(model));
