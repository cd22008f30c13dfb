import type { VerifiedReading } from '#store/verified-readings.ts';
import { decodeBilevel, encodeBilevel } from '#pipeline/clean/bilevel-png.ts';
import { cutLine } from '#pipeline/recognize/cut-line.ts';
import type { Blobs } from '#pipeline/stage.ts';

/** One line of a book as the model saw it, and what a person says stands there. */
export interface VerifiedLine {
  readonly png: Uint8Array;
  readonly text: string;
  /** Of its page in the book, from 1. */
  readonly page: number;
}

/**
 * Training pairs out of what the database holds already; nothing is kept twice. Only fields of one line are certain pairs; what was
 * taken as read, read as print, blank or unreadable teaches the handwriting model nothing.
 */
export async function verifiedLines(
  readings: readonly VerifiedReading[],
  blobs: Pick<Blobs, 'get'>,
): Promise<VerifiedLine[]> {
  const lines: VerifiedLine[] = [];
  for (const { read, fields, pageNumber } of readings) {
    const writing = await decodeBilevel(await blobs.get(read.binary.sha256));
    for (const cell of read.cells) {
      const [box, ...more] = cell.boxes;
      // What nobody looked at is the machine's own word: it has nothing to learn from it.
      if (fields[cell.key]?.settled === 'as-read') continue;
      const text = fields[cell.key]?.written?.normalize('NFC').trim() ?? '';
      if (box === undefined || more.length > 0 || text === '' || cell.blank) continue;
      if (cell.readings.every((reading) => reading.model.startsWith('vie-'))) continue;
      const line = cutLine(writing, box);
      if (line !== null) lines.push({ png: encodeBilevel(line, 300), text, page: pageNumber });
    }
  }
  return lines;
}
