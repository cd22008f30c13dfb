import type { MatchedEntry, VerifiedEntry } from '#schemas/steps.ts';
import { compareKeyings } from '#pipeline/verify/compare-keyings.ts';
import { keepKeyedFields } from '#store/mirror.ts';
import type { Db } from '#store/open.ts';

/** Keeps, once an entry is settled, how everybody who keyed it did: for their own mirror, and for the book's totals. */
export async function keepKeyings(
  tx: Db,
  verified: VerifiedEntry,
  read: Pick<MatchedEntry, 'fields'>,
): Promise<void> {
  const { entryId, bookId } = verified;
  const rows = compareKeyings(verified, read).map((row) => ({ ...row, entryId, bookId }));
  await keepKeyedFields(tx, rows);
}
