import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { cleanPage } from '#pipeline/clean/clean-page.ts';
import { bookIdOf, pageIdOf } from '#pipeline/ids.ts';
import { openTesseractJs } from '#pipeline/recognize/engine-tesseract-js.ts';
import { recognizeEntry } from '#pipeline/recognize/recognize-entry.ts';
import { segmentPage } from '#pipeline/segment/segment-page.ts';
import { BookManifest } from '#schemas/book.ts';
import { Truth } from '#schemas/truth.ts';
import { formsIn, memoryBlobs, readingContext } from './memory-context.ts';
const engine = await openTesseractJs({ modelsDir: 'models' });
const blobs = memoryBlobs();
const context = readingContext({ blobs, forms: formsIn('schemas/forms'), engine });
const books = readdirSync('samples').filter((n) => n.startsWith('K'));
const lists = books.map((b) => readdirSync(join('samples', b, 'truth')).map((f) => [b, f] as const));
const pages = Array.from({ length: 4 }, (_, i) => lists.flatMap((l) => (l[i * 2] ? [l[i * 2]!] : []))).flat();
for (const [name, file] of pages) {
  try {
    const book = BookManifest.parse(JSON.parse(readFileSync(join('samples', name, 'book.json'), 'utf8')));
    const truth = Truth.parse(JSON.parse(readFileSync(join('samples', name, 'truth', file), 'utf8')));
    const image = readFileSync(join('samples', name, truth.file));
    blobs.forget();
    const sha256 = await blobs.put(image);
    const m = await sharp(image).metadata();
    const bookId = bookIdOf(book.kind, book.code);
    const scan = { sha256, mediaType: m.format === 'png' ? ('image/png' as const) : ('image/jpeg' as const), widthPx: m.width!, heightPx: m.height!, dpi: m.density ?? null };
    const seg = await segmentPage.run(await cleanPage.run({ pageId: pageIdOf(bookId, sha256), bookId, kind: book.kind, formId: null, scan }, context), context);
    for (const e of seg.entries) appendFileSync('/tmp/recognized.jsonl', `${JSON.stringify({ page: `${name}/${file}`, truth, entry: await recognizeEntry.run(e, context) })}\n`);
    console.log(name, file, truth.ink, truth.condition);
  } catch (e) { console.log(name, file, String(e)); }
}
await engine.close();
