import { open, readFile } from 'node:fs/promises';

/** A line as training keeps it: 48 rows, 0 paper to 255 ink. */
export interface PackedLine {
  readonly text: string;
  /** The font or the file it comes from. */
  readonly origin: string;
  readonly width: number;
  readonly ink: Uint8Array;
}

export const packedHeight = 48;

/**
 * Lines of `NAME.tsv` with `NAME.bin` beside it, as `lines.py` (column `font`) or `normalize-lines.ts` (column `file`, each
 * line led by its width, further columns as its list had them) write them. `where` sees a row's columns by name.
 */
export async function* packedLines(
  tsv: string,
  where: (row: Readonly<Record<string, string>>) => boolean = () => true,
): AsyncGenerator<PackedLine> {
  const [head = '', ...rows] = (await readFile(tsv, 'utf8')).split('\n');
  const names = head.split('\t');
  const led = names[0] === 'file' ? 4 : 0;
  const pixels = await open(tsv.replace(/\.tsv$/, '.bin'));
  try {
    for (const line of rows) {
      if (line === '') continue;
      const cells = line.split('\t');
      const row = Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
      if (!where(row)) continue;
      const width = Number(row.width);
      const ink = Buffer.alloc(width * packedHeight);
      const { bytesRead } = await pixels.read(ink, 0, ink.length, Number(row.offset) + led);
      // The list may be ahead of its pixels while it is being written.
      if (bytesRead < ink.length) return;
      yield { text: row.text ?? '', origin: cells[0] ?? '', width, ink };
    }
  } finally {
    await pixels.close();
  }
}
