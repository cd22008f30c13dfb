/** Reads little-endian values one after the other; remembers where it is. Throws RangeError past the end. */
export class ByteReader {
  readonly bytes: Buffer;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The next bytes, not copied. */
  take(length: number): Buffer {
    if (length < 0 || this.at + length > this.bytes.length)
      throw new RangeError(`ends before ${length} bytes`);
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  int8(): number {
    return this.take(1).readInt8();
  }

  uint8(): number {
    return this.take(1).readUInt8();
  }

  int32(): number {
    return this.take(4).readInt32LE();
  }

  uint32(): number {
    return this.take(4).readUInt32LE();
  }

  /** Length first, then UTF-8. */
  text(): string {
    return this.take(this.uint32()).toString('utf8');
  }
}
