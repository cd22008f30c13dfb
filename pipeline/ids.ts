import { createHash } from 'node:crypto';
import { BookId, EntryId, PageId, RecordId, type Sha256 } from '#schemas/ids.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** `prefix_` and the first 130 bits of sha256 over the parts joined by `|`, as 26 base-32 letters. */
export function hashId(prefix: string, ...parts: readonly (string | number)[]): string {
  const digest = createHash('sha256').update(parts.join('|'), 'utf8').digest();
  let letters = '';
  for (let bit = 0; bit < 26 * 5; bit += 5) {
    const pair = ((digest[bit >> 3] ?? 0) << 8) | (digest[(bit >> 3) + 1] ?? 0);
    letters += alphabet[(pair >> (11 - (bit & 7))) & 31];
  }
  return `${prefix}_${letters}`;
}

/** A book is what its manifest says it is: the kind and the code, unique within the load. */
export const bookIdOf = (...parts: readonly (string | number)[]): BookId =>
  BookId.parse(hashId('book', ...parts));

/** The same scan in the same book is the same page, however often it is loaded. */
export const pageIdOf = (bookId: BookId, scan: Sha256): PageId => PageId.parse(hashId('page', bookId, scan));

/** `ordinal`: position on the page, from 0. */
export const entryIdOf = (pageId: PageId, ordinal: number): EntryId =>
  EntryId.parse(hashId('entry', pageId, ordinal));

/** Every entry gives rise to one record. */
export const recordIdOf = (entryId: EntryId): RecordId => RecordId.parse(hashId('record', entryId));
