import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Box } from '#schemas/geometry.ts';
import { Sha256 } from '#schemas/ids.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { Truth } from '#schemas/truth.ts';
import sharp from 'sharp';
import type { Office, PictureOfEntry } from './office.ts';

const samples = join(import.meta.dirname, '..', '..', 'samples');

/**
 * A page of a sample book as an office has it: the scan among its blobs, and of its first entry what is written where.
 * Nothing is read: the truth beside the scan says so.
 */
export async function samplePage(
  office: Office,
  book: string,
  page: string,
): Promise<{ written: Partial<Record<FieldKey, string>>; picture: PictureOfEntry }> {
  const fileName = `${page}.jpg`;
  const bytes = await readFile(join(samples, book, fileName));
  const truth = Truth.parse(JSON.parse(await readFile(join(samples, book, 'truth', `${page}.json`), 'utf8')));
  return keepPicture(office, bytes, truth, { fileName, ordinal: Number(page) - 1 });
}

/** A picture and what is really written in it, among the blobs of an office. */
export async function keepPicture(
  office: Office,
  bytes: Buffer,
  truth: Truth,
  place: { readonly fileName: string; readonly ordinal: number },
): Promise<{ written: Partial<Record<FieldKey, string>>; picture: PictureOfEntry }> {
  const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
  office.blobs.set(sha256, bytes);
  const { width: widthPx, height: heightPx } = await sharp(bytes).metadata();
  const written: Partial<Record<FieldKey, string>> = {};
  const boxes: Partial<Record<FieldKey, Box>> = {};
  const [entry] = truth.entries;
  for (const [key, field] of Object.entries(entry?.fields ?? {}) as [
    FieldKey,
    NonNullable<(typeof truth.entries)[number]['fields'][FieldKey]>,
  ][]) {
    if (field.written !== null) written[key] = field.written;
    boxes[key] = around(field.boxes);
  }
  const scan = { sha256, mediaType: 'image/jpeg' as const, widthPx, heightPx, dpi: truth.dpi };
  return { written, picture: { scan, boxes, ...place } };
}

/** The smallest box that holds all of them. */
function around(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  return {
    left,
    top,
    width: Math.max(...boxes.map((box) => box.left + box.width)) - left,
    height: Math.max(...boxes.map((box) => box.top + box.height)) - top,
  };
}
