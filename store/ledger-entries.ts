import { sql } from 'kysely';
import { RecordStatus } from '#schemas/events.ts';
import { type BookId, EntryId, PageId, RecordId, Sha256 } from '#schemas/ids.ts';
import type { Db } from './open.ts';

/** An entry as it is now, in the order of the book. */
export interface LedgerEntry {
  readonly entryId: EntryId;
  readonly recordId: RecordId;
  readonly pageId: PageId;
  /** As verified, or as read while nobody verified it. */
  readonly entryNo: string | null;
  readonly registrationDate: string | null;
  readonly status: RecordStatus;
  /** Somebody has a task of it in hand or has decided one. */
  readonly isTouched: boolean;
  /** People said that it is crossed out. */
  readonly isStruck: boolean;
}

export async function ledgerEntries(db: Db, bookId: BookId, now: Date): Promise<LedgerEntry[]> {
  const { rows } = await sql<{
    id: string;
    record_id: string;
    page_id: string;
    entry_no: string | null;
    registration_date: string | null;
    status: string;
    touched: boolean;
    struck: boolean | null;
  }>`
    with touched as (
      select distinct subject_id from task
      where book_id = ${bookId} and (done_at is not null or lease_until > ${now})
    )
    select entry.id, entry.record_id, entry.page_id, entry.entry_no, entry.registration_date, entry.status,
      touched.subject_id is not null as touched,
      (select is_struck from entry_strike where entry_id = entry.id order by entry_strike.id desc limit 1) as struck
    from entry join page on page.id = entry.page_id left join touched on touched.subject_id = entry.id
    where entry.book_id = ${bookId} order by page.ordinal, page.id, entry.ordinal`.execute(db);
  return rows.map((row) => ({
    entryId: EntryId.parse(row.id),
    recordId: RecordId.parse(row.record_id),
    pageId: PageId.parse(row.page_id),
    entryNo: row.entry_no,
    registrationDate: row.registration_date,
    status: RecordStatus.parse(row.status),
    isTouched: row.touched,
    isStruck: row.struck ?? false,
  }));
}

/** A page of a book with its pictures; `isOpen` while a machine has something to do for it, `isSetAside` when one gave up. */
export interface LedgerPageRow {
  readonly id: PageId;
  readonly fileName: string;
  readonly scan: Sha256;
  readonly gray: Sha256 | null;
  readonly isOpen: boolean;
  readonly isSetAside: boolean;
  /** The number printed on it, as people said. */
  readonly printedNo: number | null;
}

export async function ledgerPages(db: Db, bookId: BookId): Promise<LedgerPageRow[]> {
  const { rows } = await sql<{
    id: string;
    file_name: string;
    sha256: string;
    gray: string | null;
    open: boolean;
    failed: boolean;
    printed: number | null;
  }>`
    with jobs as (
      select page_id, bool_or(state in ('due', 'sent')) as open, bool_or(state = 'failed') as failed
      from outbox where book_id = ${bookId} and page_id is not null and state <> 'done' group by page_id
    ), cleaned as (
      select distinct on (o.subject_id) o.subject_id, o.output -> 'gray' ->> 'sha256' as gray
      from step_output o join page on page.id = o.subject_id
      where page.book_id = ${bookId} and o.step = 'clean-page' order by o.subject_id, o.finished_at desc
    )
    select page.id, page.file_name, page.sha256, cleaned.gray,
      (select number from page_number where page_id = page.id order by page_number.id desc limit 1) as printed,
      coalesce(jobs.open, false) as open, coalesce(jobs.failed and not jobs.open, false) as failed
    from page left join jobs on jobs.page_id = page.id left join cleaned on cleaned.subject_id = page.id
    where page.book_id = ${bookId} order by page.ordinal, page.id`.execute(db);
  return rows.map((row) => ({
    id: PageId.parse(row.id),
    fileName: row.file_name,
    scan: Sha256.parse(row.sha256),
    gray: row.gray === null ? null : Sha256.parse(row.gray),
    isOpen: row.open,
    isSetAside: row.failed,
    printedNo: row.printed,
  }));
}
