import { ByteReader } from './byte-reader.ts';

/** Bits of a weight matrix's mode byte and of the trainer's flags. */
const intWeights = 1;
const ownFormat = 128;
const intTraining = 1;
/** A layer that keeps a learning rate for each of its children. */
const ownRates = 64;

const childrenOf = new Set([
  'Series',
  'Parallel',
  'ReplicatedParallel',
  'ParallelRLLSTM',
  'ParallelBidiLSTM',
  'DepthParallel',
  'RTLReversed',
  'TTBReversed',
  'XYTranspose',
]);
/** Layers without weights, by how many 32-bit numbers they keep. */
const numbersOf: Readonly<Record<string, number>> = { Input: 5, Convolve: 2, Maxpool: 2, Reconfig: 2 };
const lstms = new Set(['LSTM', 'SummLSTM']);

/**
 * The network part of an int8 model as a float network that training can go on from: each weight times its row's
 * scale, so that it reads exactly as before. A float network comes back as it is.
 * Throws RangeError for a network of another build (softmax inside an LSTM, formats before version 4).
 */
export function floatNet(lstm: Uint8Array): Buffer {
  const reader = new ByteReader(lstm);
  const out: Uint8Array[] = [];
  let kept = 0;
  /** Everything read since the last call goes over unchanged. */
  const keep = () => {
    out.push(reader.bytes.subarray(kept, reader.at));
    kept = reader.at;
  };

  const weights = (): void => {
    keep();
    const mode = reader.uint8();
    if ((mode & ownFormat) === 0) throw new RangeError('weights in a format before version 4');
    if ((mode & intWeights) === 0) {
      const [rows, columns] = [reader.uint32(), reader.uint32()];
      reader.take(8 + rows * columns * 8);
      keep();
      return;
    }
    const [rows, columns] = [reader.uint32(), reader.uint32()];
    reader.take(1);
    const small = reader.take(rows * columns);
    const scales = reader.take(reader.uint32() * 8);
    if (scales.length < rows * 8) throw new RangeError('fewer scales than rows of weights');
    const wide = Buffer.alloc(1 + 4 + 4 + 8 + rows * columns * 8);
    wide.writeUInt8(ownFormat, 0);
    wide.writeUInt32LE(rows, 1);
    wide.writeUInt32LE(columns, 5);
    for (let row = 0, i = 0; row < rows; row += 1) {
      const scale = scales.readDoubleLE(row * 8);
      for (let column = 0; column < columns; column += 1, i += 1)
        wide.writeDoubleLE(small.readInt8(i) * scale, 17 + i * 8);
    }
    out.push(wide);
    kept = reader.at;
  };

  const layer = (): void => {
    const marker = reader.int8();
    if (marker !== 0) throw new RangeError('layers in a format before version 4');
    const type = reader.text();
    reader.take(2);
    const flags = reader.int32();
    const [inputs, outputs] = [reader.int32(), reader.int32()];
    reader.int32();
    reader.text();
    if (childrenOf.has(type)) {
      for (let left = reader.uint32(); left > 0; left -= 1) layer();
      if (flags & ownRates) reader.take(reader.uint32() * 4);
    } else if (numbersOf[type] !== undefined) {
      reader.take(numbersOf[type] * 4);
    } else if (lstms.has(type)) {
      const wide = reader.int32();
      if (wide !== inputs + outputs) throw new RangeError('an LSTM in two dimensions');
      for (let gate = 0; gate < 4; gate += 1) weights();
    } else if (type.includes('LSTM')) {
      throw new RangeError(`a layer ${type}`);
    } else {
      weights();
    }
  };

  layer();
  reader.text();
  keep();
  const flags = Buffer.alloc(4);
  flags.writeInt32LE(reader.int32() & ~intTraining);
  out.push(flags);
  kept = reader.at;
  out.push(reader.bytes.subarray(kept));
  return Buffer.concat(out);
}
