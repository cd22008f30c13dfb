import type { FieldKey } from '#schemas/record/kinds.ts';
import type { BookId } from '#schemas/ids.ts';
import type { RecognizedEntry, SegmentedPage } from '#schemas/steps.ts';
import { encodeBilevel } from '#pipeline/clean/bilevel-png.ts';
import { emptyBitmap } from '#pipeline/clean/picture.ts';
import { graph } from '#pipeline/graph.ts';
import { hashOf } from '#pipeline/hash.ts';
import { recognizeEntry } from '#pipeline/recognize/recognize-entry.ts';
import { segmentPage } from '#pipeline/segment/segment-page.ts';
import { createHash } from 'node:crypto';
import { Sha256 } from '#schemas/ids.ts';
import { saveOutput } from '#store/outputs.ts';
import { edgeTo, follow } from '#pipeline/follow.ts';
import type { Office } from './office.ts';

/** A picture of bars instead of writing: the bar of the n-th field is 40 + 8 n px wide. */
const [width, height, rowHeight] = [400, 600, 40];

/** A page of a book, its entry as it was segmented and read by the models that are shipped, and the picture it was read from. */
export async function readPage(
  office: Office,
  bookId: BookId,
  ordinal: number,
  written: Partial<Record<FieldKey, string>> = {},
) {
  const entry = await office.entry(written, bookId);
  const { pageId, entryId, read } = entry;
  const { db } = office.store;
  await db.updateTable('page').set({ ordinal }).where('id', '=', pageId).execute();
  const keys = (Object.keys(read.fields) as FieldKey[])
    .filter((key) => read.fields[key]?.written)
    .slice(0, 14);
  const bitmap = emptyBitmap(width, height);
  const cells = keys.map((key, i) => {
    for (let y = i * rowHeight + 10; y < i * rowHeight + 30; y += 1)
      bitmap.data.fill(1, y * width + 10, y * width + 50 + i * 8);
    const box = { left: 0, top: (i * rowHeight) / height, width: 1, height: rowHeight / height };
    return { key, boxes: [box], blank: false };
  });
  const png = encodeBilevel(bitmap, 300);
  const sha256 = Sha256.parse(createHash('sha256').update(png).digest('hex'));
  office.blobs.set(sha256, png);
  const { fields: _, candidates: __, comparedWith: ___, ...place } = read;
  const segmented = { ...place, binary: { ...read.binary, sha256, widthPx: width, heightPx: height }, cells };
  const page: SegmentedPage = {
    pageId,
    bookId,
    formId: read.formId,
    formVersion: 1,
    fit: null,
    entries: [segmented],
  };
  const recognized: RecognizedEntry = {
    ...segmented,
    cells: cells.map((cell) => ({
      ...cell,
      readings: ['vie_hotich-psm13', 'vie-psm13'].map((model) => ({ text: '?', confidence: 0.5, model })),
    })),
  };
  const pageKey = { subjectId: pageId, step: segmentPage.name, version: 1, inputHash: hashOf(ordinal) };
  const inputHash =
    follow([edgeTo(graph, recognizeEntry.name)], { ...pageKey, output: page }).jobs[0]?.inputHash ?? '';
  const entryKey = {
    subjectId: entryId,
    step: recognizeEntry.name,
    version: recognizeEntry.version,
    inputHash,
  };
  const common = { by: 'machine', startedAt: new Date(), tookMs: 1, priority: 100, jobs: [], tasks: [] };
  await db.transaction().execute(async (tx) => {
    const where = { ...common, place: { bookId, pageId } };
    await saveOutput(tx, { ...where, key: pageKey, output: page, outputHash: hashOf(page), source: null });
    await saveOutput(tx, {
      ...where,
      key: entryKey,
      output: recognized,
      outputHash: hashOf(recognized),
      source: pageKey,
    });
  });
  return { ...entry, recognized, texts: keys.map((key) => read.fields[key]?.written ?? '') };
}

/** Which field's bar a line shows, from the picture's width (PNG bytes 16 to 19) without its margins. */
export const fieldOfLine = (png: Uint8Array): number =>
  (new DataView(png.buffer, png.byteOffset).getUint32(16) - 46) / 8;
