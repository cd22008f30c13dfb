import { sql } from 'kysely';
import { type BookId, type OfficerId, TaskId } from '#schemas/ids.ts';
import type { Db } from './open.ts';

/** How far people are with a book. */
export interface BookWork {
  readonly all: number;
  /** Approved ones among them. */
  readonly verified: number;
  readonly approved: number;
  /** With a trouble, settled or not, that keeps them from everybody. */
  readonly troubled: number;
  /** Neither verified nor set aside for good. */
  readonly waiting: number;
  /** Machines still have pages to read. */
  readonly isReading: boolean;
}

export async function bookWork(db: Db, bookId: BookId): Promise<BookWork> {
  const { rows } = await sql<{
    all: number;
    verified: number;
    approved: number;
    troubled: number;
    waiting: number;
    reading: boolean;
  }>`
    with kept as (
      select task.subject_id, bool_or(trouble.outcome = 'set-aside') as aside
      from task join trouble on trouble.id = task.trouble_id
      where task.book_id = ${bookId} and task.done_at is null group by 1)
    select count(*)::int as all,
      count(*) filter (where status in ('verified', 'approved'))::int as verified,
      count(*) filter (where status = 'approved')::int as approved,
      count(kept.subject_id)::int as troubled,
      count(*) filter (where status not in ('verified', 'approved') and kept.aside is not true)::int as waiting,
      exists (select from outbox where book_id = ${bookId} and state in ('due', 'sent')) as reading
    from entry left join kept on kept.subject_id = entry.id where entry.book_id = ${bookId}`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('count(*) gives one row');
  const { reading, ...work } = row;
  return { ...work, isReading: reading };
}

/** An entry that was settled, perhaps not for the last time, when a sample was drawn: it could have been in it. */
const wasInLot = (drawnAt: Date) => sql`exists (
  select from event where event.record_id = entry.record_id and event.kind = 'entry-verified' and event.at <= ${drawnAt})`;

/** How many settled entries of a book no sample drawn by then could hold: pages loaded later. */
export async function settledSince(db: Db, bookId: BookId, drawnAt: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from entry
    where book_id = ${bookId} and status in ('verified', 'approved') and not ${wasInLot(drawnAt)}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/**
 * Open approvals of a book that an officer could decide now: not their own work, in nobody else's hands, without a trouble,
 * with no field known to be wrong, and in the lot that was drawn. In the order of the book.
 */
export async function approvable(
  db: Db,
  of: { bookId: BookId; officerId: OfficerId; drawnAt: Date; now: Date },
): Promise<TaskId[]> {
  const { rows } = await sql<{ id: string }>`
    select task.id from task
    join entry on entry.id = task.subject_id join page on page.id = entry.page_id
    where task.book_id = ${of.bookId} and task.step = 'approve-entry' and task.done_at is null
      and task.trouble_id is null and not (${of.officerId} = any(task.not_same_as))
      and (task.claimed_by is null or task.claimed_by = ${of.officerId} or task.lease_until <= ${of.now})
      and entry.status = 'verified' and ${wasInLot(of.drawnAt)}
      and not exists (select from field_check
        where field_check.entry_id = entry.id and kind = 'gold' and outcomes::text like '%"wrong"%')
    order by page.ordinal, entry.ordinal`.execute(db);
  return rows.map((row) => TaskId.parse(row.id));
}
