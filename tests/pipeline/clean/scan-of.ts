import { createHash } from 'node:crypto';
import { bookIdOf, pageIdOf } from '#pipeline/ids.ts';
import { Sha256 } from '#schemas/ids.ts';
import type { ScannedPage } from '#schemas/steps.ts';
import { memoryBlobs, readingContext } from '#scripts/evaluate/memory-context.ts';

const none = (): never => {
  throw new Error('cleaning asks neither forms nor engine');
};
export const blobs = memoryBlobs();
export const context = readingContext({
  blobs,
  forms: { all: none, byId: none },
  engine: { readLine: none, findWords: none, close: none },
});

/** A scan whose bytes are in `blobs`. */
export async function scanOf(
  bytes: Uint8Array,
  size = { widthPx: 1240, heightPx: 1754 },
): Promise<ScannedPage> {
  const sha256 = bytes.length === 0 ? emptySha : await blobs.put(bytes);
  const bookId = bookIdOf('test');
  return {
    pageId: pageIdOf(bookId, sha256),
    bookId,
    kind: 'birth',
    formId: null,
    scan: { sha256, mediaType: 'image/png', ...size, dpi: null },
  };
}
const emptySha = Sha256.parse(createHash('sha256').digest('hex'));
