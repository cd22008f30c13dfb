import { sql } from 'kysely';
import { BookManifest } from '#schemas/book.ts';
import { RecordEvent } from '#schemas/events.ts';
import { type BookId, EntryId, RecordId } from '#schemas/ids.ts';
import type { Db } from './open.ts';

/** An event's place in the feed, with all that happened to its record until now. */
export interface FeedRow {
  readonly place: number;
  readonly recordId: RecordId;
  readonly seq: number;
  readonly events: readonly RecordEvent[];
  readonly entryId: EntryId;
  readonly registerBody: string;
  readonly bookCode: string;
}

/** Held by whoever gives places; any number that nobody else locks. */
const placesLock = 7_202_611;

/**
 * Gives the events that were committed since their places in the feed, in the order they happened; returns how many. Only
 * one does it at a time, so places are seen in their order, and an event that is committed late gets a later place instead
 * of one that readers have passed. (Counting by transaction would not keep a record's events in order: a transaction may
 * begin before another, wait for the record, and add its event after the other's.)
 */
export async function placeEvents(db: Db): Promise<number> {
  const give = async (tx: Db): Promise<number> => {
    const { rows } = await sql<{ any: boolean }>`
      select exists (select from feed where place is null) as any`.execute(tx);
    if (!rows[0]?.any) return 0;
    await sql`select pg_advisory_xact_lock(${placesLock})`.execute(tx);
    const placed = await sql`
      with unplaced as (
        select id, row_number() over (order by id) as n
        from (select id from feed where place is null order by id limit 5000) waiting
      )
      update feed set place = (select coalesce(max(place), 0) from feed) + unplaced.n
      from unplaced where feed.id = unplaced.id`.execute(tx);
    return Number(placed.numAffectedRows ?? 0);
  };
  return db.isTransaction ? give(db) : db.transaction().execute(give);
}

/** The last place that was given; 0 before the first. */
export async function lastPlace(db: Db): Promise<number> {
  const { place } = await db
    .selectFrom('feed')
    .select((eb) => eb.fn.max('place').as('place'))
    .executeTakeFirstOrThrow();
  return place ?? 0;
}

/** What stands after a place, in order, at most `most`; of entries in these books, null: in all. */
export async function feedAfter(
  db: Db,
  place: number,
  most: number,
  books: readonly BookId[] | null = null,
): Promise<FeedRow[]> {
  return rowsOf(
    db,
    sql`feed.place > ${place} and (${books === null} or entry.book_id = any(${[...(books ?? [])]}))`,
    most,
  );
}

/** These places, in order. */
export const feedAt = (db: Db, places: readonly number[]): Promise<FeedRow[]> =>
  rowsOf(db, sql`feed.place = any(${[...places]})`, places.length);

async function rowsOf(db: Db, which: ReturnType<typeof sql>, most: number): Promise<FeedRow[]> {
  const { rows } = await sql<{
    place: number;
    record_id: string;
    seq: number;
    entry_id: string;
    manifest: object;
  }>`
    select feed.place, feed.record_id, feed.seq, entry.id as entry_id, book.manifest
    from feed join entry on entry.record_id = feed.record_id join book on book.id = entry.book_id
    where ${which} order by feed.place limit ${most}`.execute(db);
  if (rows.length === 0) return [];
  const happened = await db
    .selectFrom('event')
    .select(['record_id', 'body'])
    .where('record_id', 'in', [...new Set(rows.map((row) => row.record_id))])
    .orderBy('record_id')
    .orderBy('seq')
    .execute();
  const events = new Map<string, RecordEvent[]>();
  for (const { record_id, body } of happened) {
    const before = events.get(record_id) ?? [];
    events.set(record_id, [...before, RecordEvent.parse(body)]);
  }
  return rows.map((row) => {
    const { registerBody, code } = BookManifest.parse(row.manifest);
    return {
      place: row.place,
      recordId: RecordId.parse(row.record_id),
      seq: row.seq,
      events: events.get(row.record_id) ?? [],
      entryId: EntryId.parse(row.entry_id),
      registerBody: registerBody.name,
      bookCode: code,
    };
  });
}
