import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import type { Bitmap } from '#pipeline/clean/picture.ts';
import { toGray } from '#pipeline/clean/to-gray.ts';
import { cleanLine } from '#pipeline/recognize/clean-line.ts';
import { decodeLine } from '#pipeline/recognize/decode-line.ts';
import { normalizeLine } from '#pipeline/recognize/normalize-line.ts';
import { ExpectedError } from '#schemas/errors.ts';

/**
 * Prepares labelled line pictures for training the line model, exactly as reading does.
 * `node --import tsx scripts/train/normalize-lines.ts --list LINES.tsv --images FOLDER --out NAME [--clean no] [--upright no] [--from N] [--limit N]`
 * LINES.tsv: `file<TAB>text[<TAB>…]`, a header line allowed. Writes NAME.bin, for each line a little-endian uint32 width and
 * width · 48 bytes (row by row, 0 paper to 255 ink), and NAME.tsv: `file width offset text …` (`offset` is that of the uint32;
 * further columns as they came). `--clean no`: the pictures are black on white and without rulings already.
 */
const { values } = parseArgs({
  options: {
    list: { type: 'string' },
    images: { type: 'string' },
    out: { type: 'string' },
    clean: { type: 'string', default: 'yes' },
    upright: { type: 'string', default: 'yes' },
    from: { type: 'string', default: '0' },
    limit: { type: 'string', default: '1000000000' },
  },
});
const { list, images, out } = values;
if (list === undefined || images === undefined || out === undefined) {
  console.error('--list LINES.tsv --images FOLDER --out NAME');
  process.exit(2);
}

const [from, limit] = [Number(values.from), Number(values.limit)];
const rows = (await readFile(list, 'utf8')).split('\n').filter((row) => row !== '');
const header = rows[0]?.startsWith('file\t') ? rows.shift() : undefined;
const packed = createWriteStream(`${out}.bin`);
const index = createWriteStream(`${out}.tsv`);
const more = header?.split('\t').slice(2).join('\t') ?? '';
index.write(`file\twidth\toffset\ttext${more === '' ? '' : `\t${more}`}\n`);
let [offset, done, left] = [0, 0, 0];
for (const row of rows.slice(from, from + limit)) {
  const [file = '', text = '', ...rest] = row.split('\t');
  const line = await lineOf(join(images, file));
  if (line === null) {
    left += 1;
    continue;
  }
  const head = Buffer.alloc(4);
  head.writeUInt32LE(line.width, 0);
  if (!packed.write(Buffer.concat([head, line.data]))) await once(packed, 'drain');
  index.write(`${[file, line.width, offset, text, ...rest].join('\t')}\n`);
  offset += 4 + line.data.length;
  done += 1;
  if (done % 1000 === 0) console.error(`${done} lines`);
}
packed.end();
index.end();
console.error(`${done} lines, ${left} left out (unreadable file or no ink)`);

async function lineOf(path: string) {
  try {
    const pixels = await decodeLine(await readFile(path), { file: path });
    const ink: Bitmap = values.clean === 'no' ? dark(toGray(pixels)) : await cleanLine(pixels);
    return normalizeLine(ink, { upright: values.upright !== 'no' });
  } catch (error) {
    if (error instanceof ExpectedError) return null;
    throw error;
  }
}

function dark({ width, height, data }: { width: number; height: number; data: Uint8Array }): Bitmap {
  return { width, height, data: data.map((v) => (v < 128 ? 1 : 0)) };
}
