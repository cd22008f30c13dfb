import type { BookId, EntryId } from '#schemas/ids.ts';
import { entryPlace } from '#store/entry-place.ts';
import type { Db } from '#store/open.ts';
import { type SettledEntry, settledNear } from '#store/settled-values.ts';
import { keptBriefly } from './kept-briefly.ts';

/** Settled entries kept around a stretch of pages. */
const most = 100;
/** Pages in a row that share a neighborhood: officers work on entries next to each other. */
const stretch = 8;

/** Where an entry stands; up to half a minute old. */
export const placeOfEntry = keptBriefly({ ms: 30_000, most: 2000 }, entryPlace);

const near = keptBriefly({ ms: 5000, most: 200 }, (db, bookId: BookId, page: number) =>
  settledNear(db, bookId, page, most),
);

/** Settled entries around an entry in its book, maybe itself among them; the same list to whoever asks within five seconds. */
export async function settledAround(db: Db, entryId: EntryId): Promise<readonly SettledEntry[]> {
  const { bookId, pageOrdinal } = await placeOfEntry(db, entryId);
  return near(db, bookId, Math.floor(pageOrdinal / stretch) * stretch + stretch / 2);
}

/** The same without itself, the nearest first. */
export async function settledNeighbors(db: Db, entryId: EntryId): Promise<readonly SettledEntry[]> {
  const { pageOrdinal } = await placeOfEntry(db, entryId);
  const far = (entry: SettledEntry) => Math.abs(entry.pageOrdinal - pageOrdinal);
  return (await settledAround(db, entryId))
    .filter((entry) => entry.entryId !== entryId)
    .toSorted((a, b) => far(a) - far(b));
}
