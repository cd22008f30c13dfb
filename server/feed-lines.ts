import type { BookId } from '#schemas/ids.ts';
import { feedItem } from '#pipeline/feed/feed-item.ts';
import { feedAfter, placeEvents } from '#store/feed.ts';
import type { Db } from '#store/open.ts';

const atOnce = 500;

/** What stands after a place, as NDJSON, some hundred lines at a time, to the end of what is there now. */
export async function* feedLines(
  db: Db,
  { after, most, books }: { after: number; most: number; books: readonly BookId[] | null },
): AsyncGenerator<string> {
  while ((await placeEvents(db)) > 0);
  let place = after;
  for (let left = most; left > 0; ) {
    const rows = await feedAfter(db, place, Math.min(left, atOnce), books);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => `${JSON.stringify(feedItem(row))}\n`).join('');
    place = last.place;
    left -= rows.length;
  }
}
