import { type PDFDict, PDFRawStream } from 'pdf-lib';

/** As many letters as `stream\n` and `\nendstream` have. */
const opens = Buffer.from('\nstream\n', 'latin1');
const closes = Buffer.from('\nendstream', 'latin1');

/**
 * A stream whose bytes are written in one stroke. The library copies them one by one, which for fonts and pictures is a
 * tenth of all the work on a paper; what is written is the same.
 */
export function rawStream(dict: PDFDict, bytes: Uint8Array): PDFRawStream {
  const stream = PDFRawStream.of(dict, bytes);
  stream.copyBytesInto = (buffer, offset) => {
    stream.updateDict();
    let at = offset + dict.copyBytesInto(buffer, offset);
    for (const part of [opens, bytes, closes]) {
      buffer.set(part, at);
      at += part.length;
    }
    return at - offset;
  };
  return stream;
}
