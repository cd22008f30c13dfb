import { createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { decodeBilevel } from '#pipeline/clean/bilevel-png.ts';
import { cleanPage } from '#pipeline/clean/clean-page.ts';
import { bookIdOf, pageIdOf } from '#pipeline/ids.ts';
import { cutLine } from '#pipeline/recognize/cut-line.ts';
import { openOnnx } from '#pipeline/recognize/engine-onnx.ts';
import { normalizeLine } from '#pipeline/recognize/normalize-line.ts';
import { readLine } from '#pipeline/recognize/read-line.ts';
import { segmentPage } from '#pipeline/segment/segment-page.ts';
import { BookManifest } from '#schemas/book.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { SegmentedEntry } from '#schemas/steps.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { Truth, type TruthField } from '#schemas/truth.ts';
import sharp from 'sharp';
import { characterErrors } from '../evaluate/character-errors.ts';
import { ownContext } from '../evaluate/own-context.ts';
import { pairEntries } from '../evaluate/pair-entries.ts';
import { splitText } from './split-text.ts';

/**
 * Lines as the chain really cuts them out of whole synthetic pages, with what is written on them, for training the line model:
 * `node --import tsx scripts/train/page-lines.ts --pages FOLDER --out NAME --model hand.onnx [--split train]`
 * FOLDER: books of `make-samples --split`. Writes NAME.bin and NAME.tsv as `normalize-lines.ts` does. A field of several lines
 * is divided where the model's own reading says; a line that the model reads as something quite different (more than `--most`
 * letters wrong, share) was cut from the wrong place and is left out.
 */
const { values } = parseArgs({
  options: {
    pages: { type: 'string' },
    out: { type: 'string' },
    model: { type: 'string' },
    split: { type: 'string', default: 'train' },
    most: { type: 'string', default: '0.6' },
  },
});
const { pages, out, model } = values;
if (pages === undefined || out === undefined || model === undefined) {
  console.error('--pages FOLDER --out NAME --model FILE.onnx');
  process.exit(2);
}
const reader = await openOnnx(model);
const packed = createWriteStream(`${out}.bin`);
const index = createWriteStream(`${out}.tsv`);
index.write('file\twidth\toffset\ttext\tfont\tkey\n');
let [offset, done, left] = [0, 0, 0];

for (const book of readdirSync(pages).sort()) {
  const folder = join(pages, book);
  const manifest = BookManifest.parse(JSON.parse(readFileSync(join(folder, 'book.json'), 'utf8')));
  for (const name of readdirSync(join(folder, 'truth')).sort()) {
    const truth = Truth.parse(JSON.parse(readFileSync(join(folder, 'truth', name), 'utf8')));
    if (truth.split !== values.split) throw new Error(`${book}/${name} is of ${truth.split}`);
    await addPage(join(folder, truth.file), manifest, truth);
    console.error(`${book}/${name}: ${done} lines, ${left} left out`);
  }
}
packed.end();
index.end();
await Promise.all([once(packed, 'close'), once(index, 'close')]);
// The engines that were opened for cutting keep their threads.
process.exit(0);

async function addPage(image: string, manifest: BookManifest, truth: Truth): Promise<void> {
  const { context, blobs } = await ownContext();
  blobs.forget();
  const bytes = readFileSync(image);
  const sha256 = await blobs.put(bytes);
  const { format, width: widthPx, height: heightPx, density } = await sharp(bytes).metadata();
  const mediaType = format === 'png' ? ('image/png' as const) : ('image/jpeg' as const);
  const bookId = bookIdOf(manifest.kind, manifest.code);
  const scan = { sha256, mediaType, widthPx, heightPx, dpi: density ?? null };
  try {
    const scanned = {
      pageId: pageIdOf(bookId, sha256),
      bookId,
      kind: manifest.kind,
      formId: truth.formId,
      scan,
    };
    const { entries } = await segmentPage.run(await cleanPage.run(scanned, context), context);
    for (const [i, entry] of pairEntries(truth, entries).entries()) {
      const fields = truth.entries[i]?.fields ?? {};
      if (entry !== null)
        await addEntry(entry, fields, { origin: basename(image), font: truth.font }, context.blobs);
    }
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    console.error(`${image}: ${error.code}`);
  }
}

async function addEntry(
  entry: SegmentedEntry,
  fields: Partial<Record<FieldKey, TruthField>>,
  from: { origin: string; font: string },
  blobs: { get(sha256: SegmentedEntry['binary']['sha256']): Promise<Uint8Array> },
): Promise<void> {
  const writing = await decodeBilevel(await blobs.get(entry.binary.sha256));
  for (const cell of entry.cells) {
    const field = fields[cell.key];
    if (cell.blank || field === undefined || field.written === null) continue;
    if (field.ditto || (field.struck ?? []).length > 0) continue;
    const lines = cell.boxes.flatMap((box) => cutLine(writing, box) ?? []);
    const readings: string[] = [];
    for (const line of lines) readings.push((await readLine(line, reader)).text);
    const texts = splitText(field.written, readings);
    for (const [i, text] of texts.entries()) {
      const line = lines[i];
      const map = line === undefined ? null : normalizeLine(line);
      const wrong = characterErrors(readings[i] ?? '', text) / Math.max(1, text.length);
      if (map === null || text === '' || wrong > Number(values.most)) {
        left += 1;
        continue;
      }
      const head = Buffer.alloc(4);
      head.writeUInt32LE(map.width, 0);
      if (!packed.write(Buffer.concat([head, map.data]))) await once(packed, 'drain');
      index.write(`${[from.origin, map.width, offset, text, from.font, cell.key].join('\t')}\n`);
      offset += 4 + map.data.length;
      done += 1;
    }
  }
}
