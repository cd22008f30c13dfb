import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { type BookId, EntryId } from '#schemas/ids.ts';
import { FieldKey } from '#schemas/record/kinds.ts';
import type { Db } from './open.ts';

/** What stands in an entry's fields, as people settled it; blank and unreadable fields are not there. */
const Written = z.partialRecord(FieldKey, z.string());
type Written = z.infer<typeof Written>;

/** Statuses of entries whose newest `entry-verified` event holds: what was sent back does not count. */
const settled = ['verified', 'approved'];

/** Texts of the newest verification of `entry.record_id`, by field: null when there is none. */
const writtenOfEntry = sql<object | null>`(
  select jsonb_object_agg(field.key, field.value ->> 'written')
    from jsonb_each((
      select event.body -> 'fields' from event
        where event.record_id = entry.record_id and event.kind = 'entry-verified'
        order by event.seq desc limit 1
    )) field
    where field.value ->> 'state' = 'written'
)`;

/** Pages looked back at: more without an entry are no part of the same run of entries. */
const pagesBack = 20;

/**
 * Settled texts of the entry right before one in its book, which stands `ordinal`th (from 0) on its page; none where nobody
 * settled it.
 */
export async function settledAbove(
  db: Db,
  entry: { bookId: BookId; pageOrdinal: number; ordinal: number },
): Promise<Written> {
  const before = db
    .selectFrom('page')
    .innerJoin('entry', 'entry.page_id', 'page.id')
    .select(['entry.record_id', 'entry.status'])
    .where('page.book_id', '=', entry.bookId)
    .where('page.ordinal', '>=', entry.pageOrdinal - pagesBack)
    .where('page.ordinal', '<=', entry.pageOrdinal)
    .where(sql<SqlBool>`(page.ordinal, entry.ordinal) < (${entry.pageOrdinal}, ${entry.ordinal})`)
    .orderBy('page.ordinal', 'desc')
    .orderBy('entry.ordinal', 'desc')
    .limit(1);
  const row = await db
    .selectFrom(before.as('entry'))
    .select(writtenOfEntry.as('written'))
    .where('entry.status', 'in', settled)
    .executeTakeFirst();
  return Written.parse(row?.written ?? {});
}

/** An entry with what people settled of it. */
export interface SettledEntry {
  readonly entryId: EntryId;
  /** Position of its page in the book, from 0. */
  readonly pageOrdinal: number;
  readonly written: Written;
}

/** Pages looked at on either side. */
const pagesAround = 100;

/** At most `most` settled entries of a book, those nearest to a page first. */
export async function settledNear(
  db: Db,
  bookId: BookId,
  pageOrdinal: number,
  most: number,
): Promise<SettledEntry[]> {
  const rows = await db
    .selectFrom('page')
    .innerJoin('entry', 'entry.page_id', 'page.id')
    .select(['entry.id', 'page.ordinal', writtenOfEntry.as('written')])
    .where('page.book_id', '=', bookId)
    .where('page.ordinal', '>=', pageOrdinal - pagesAround)
    .where('page.ordinal', '<=', pageOrdinal + pagesAround)
    .where('entry.status', 'in', settled)
    .orderBy(sql`abs(page.ordinal - ${pageOrdinal})`)
    .orderBy('page.ordinal')
    .orderBy('entry.ordinal')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    entryId: EntryId.parse(row.id),
    pageOrdinal: row.ordinal,
    written: Written.parse(row.written ?? {}),
  }));
}
