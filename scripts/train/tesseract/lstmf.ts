/** One line of writing for training: a PNG (or any picture the trainer reads) and what stands on it. */
export interface TrainingLine {
  readonly png: Uint8Array;
  readonly text: string;
}

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const sized = (bytes: Uint8Array): Buffer[] => [number(bytes.length), Buffer.from(bytes)];

/**
 * A `.lstmf` file: what `tesseract … lstm.train` makes of pictures and box files, without running it for each picture.
 * Boxes within the line are left out: training aligns by itself.
 */
export function lstmfOf(lines: readonly TrainingLine[]): Buffer {
  const nothing = number(0);
  const pages = lines.flatMap(({ png, text }, page) => [
    // There is a page; no file name; its number; the picture; no language; the text; no boxes; no text of boxes; not upright.
    Buffer.from([1]),
    nothing,
    number(page),
    ...sized(png),
    nothing,
    ...sized(Buffer.from(text.normalize('NFC'))),
    nothing,
    nothing,
    Buffer.from([0]),
  ]);
  return Buffer.concat([number(lines.length), ...pages]);
}
