import { sql } from 'kysely';
import { z } from 'zod';
import type { FailedRun, Overview, PageSummary } from '#schemas/api/overview.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { type BookId, EntryId, PageId, Sha256 } from '#schemas/ids.ts';
import { BookLedger } from '#schemas/steps.ts';
import type { Db } from './open.ts';
import { allBooks } from './pages.ts';

interface StepCount {
  readonly book_id: string;
  readonly step: string;
  readonly due: number;
  readonly done: number;
  readonly failed: number;
  readonly median_ms: number | null;
}

/** How far every book is. Sums are made by Postgres; `readStep` is the last machine step before people. */
export async function overview(
  db: Db,
  steps: { readStep: string; ledgerStep: string },
  now: Date,
): Promise<Overview> {
  const books = await allBooks(db);
  const counts = await stepCounts(db);
  const pages = await pageCounts(db);
  const entries = await entryCounts(db);
  const ledgers = await latestLedgers(db, steps.ledgerStep);
  const pagesOpen = pages.reduce((sum, page) => sum + page.open, 0);
  const pagesPerMinute = await speed(db, steps.readStep, pagesOpen > 0, now);
  const tasks = await taskCounts(db, now);
  return {
    books: books.map((book) => {
      const page = pages.find((row) => row.book_id === book.id);
      const entry = entries.find((row) => row.book_id === book.id);
      const setAside = page?.set_aside ?? 0;
      return {
        book,
        pages: page?.pages ?? 0,
        pagesRead: (page?.pages ?? 0) - (page?.open ?? 0) - setAside,
        pagesSetAside: setAside,
        entries: entry?.entries ?? 0,
        entriesVerified: entry?.verified ?? 0,
        entriesApproved: entry?.approved ?? 0,
        steps: counts
          .filter((row) => row.book_id === book.id)
          .map(({ step, due, done, failed, median_ms }) => ({
            step,
            due,
            done,
            failed,
            medianMs: median_ms,
          })),
        ledger: ledgers.get(book.id) ?? null,
      };
    }),
    pagesPerMinute,
    etaSeconds: pagesOpen > 0 && pagesPerMinute > 0 ? Math.round((pagesOpen / pagesPerMinute) * 60) : null,
    tasks,
  };
}

/** Machine steps from the outbox, with the median of up to 21 runs; people's steps from the tasks. */
async function stepCounts(db: Db): Promise<StepCount[]> {
  const { rows } = await sql<StepCount>`
    with jobs as (
      select book_id, step,
        count(*) filter (where state in ('due', 'sent'))::int as due,
        count(*) filter (where state = 'done')::int as done,
        count(*) filter (where state = 'failed')::int as failed
      from outbox where book_id is not null group by book_id, step
    )
    select jobs.*, runs.median_ms from jobs
    left join lateral (
      select percentile_cont(0.5) within group (order by o.took_ms) as median_ms
      from (
        select subject_id, step, version, input_hash from outbox
        where book_id = jobs.book_id and step = jobs.step and state = 'done' limit 21
      ) recent
      join step_output o using (subject_id, step, version, input_hash)
    ) runs on true
    union all
    select book_id, step, count(*) filter (where done_at is null)::int, count(*) filter (where done_at is not null)::int,
      0, null
    from task where book_id is not null group by book_id, step`.execute(db);
  return rows;
}

/** A page is open while a machine has something to do for it, set aside when a step of it failed for good. */
async function pageCounts(
  db: Db,
): Promise<{ book_id: string; pages: number; open: number; set_aside: number }[]> {
  const { rows } = await sql<{ book_id: string; pages: number; open: number; set_aside: number }>`
    with unfinished as (
      select page_id, bool_or(state <> 'failed') as open from outbox
      where state in ('due', 'sent', 'failed') and page_id is not null group by page_id
    )
    select page.book_id, count(*)::int as pages, count(*) filter (where unfinished.open)::int as open,
      count(*) filter (where not unfinished.open)::int as set_aside
    from page left join unfinished on unfinished.page_id = page.id group by page.book_id`.execute(db);
  return rows;
}

async function entryCounts(
  db: Db,
): Promise<{ book_id: string; entries: number; verified: number; approved: number }[]> {
  const { rows } = await sql<{ book_id: string; entries: number; verified: number; approved: number }>`
    select book_id, count(*)::int as entries,
      count(*) filter (where status in ('verified', 'approved'))::int as verified,
      count(*) filter (where status = 'approved')::int as approved
    from entry group by book_id`.execute(db);
  return rows;
}

async function latestLedgers(db: Db, step: string): Promise<ReadonlyMap<string, BookLedger>> {
  const rows = await db
    .selectFrom('step_output')
    .distinctOn('subject_id')
    .select(['subject_id', 'output'])
    .where('step', '=', step)
    .orderBy('subject_id')
    .orderBy('finished_at', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.subject_id, BookLedger.parse(row.output)]));
}

/**
 * Pages whose last entry came through `readStep` in the last five minutes, per minute from when the first of them was
 * begun (five at most) until now, or until the last one when nothing is left to read.
 */
async function speed(db: Db, readStep: string, isReading: boolean, now: Date): Promise<number> {
  const since = new Date(now.getTime() - 5 * 60_000);
  const { rows } = await sql<{ pages: number; begun: Date | null; last: Date | null }>`
    select count(distinct entry.page_id)::int as pages, max(o.finished_at) as last,
      greatest(${since}, least(min(o.started_at), min(whole.started_at))) as begun
    from step_output o
    join entry on entry.id = o.subject_id
    left join step_output whole on whole.subject_id = entry.page_id
    where o.step = ${readStep} and o.finished_at > ${since}
      and not exists (select from outbox where outbox.page_id = entry.page_id and state in ('due', 'sent'))`.execute(
    db,
  );
  const [{ pages, begun, last } = { pages: 0, begun: null, last: null }] = rows;
  if (pages === 0 || !begun || !last) return 0;
  const minutes = ((isReading ? now : last).getTime() - begun.getTime()) / 60_000;
  return pages / Math.max(minutes, 1 / 60);
}

async function taskCounts(db: Db, now: Date): Promise<Overview['tasks']> {
  const { rows } = await sql<{ step: string; open: number; claimed: number }>`
    select step, count(*)::int as open,
      count(*) filter (where claimed_by is not null and lease_until > ${now})::int as claimed
    from task where done_at is null group by step order by step`.execute(db);
  return rows;
}

/** A book's pages in order, each with where it stands. Throws `id.not-found`. */
export async function bookPages(db: Db, bookId: BookId): Promise<PageSummary[]> {
  const book = await db.selectFrom('book').select('id').where('id', '=', bookId).executeTakeFirst();
  if (!book) throw new ExpectedError('id.not-found', { id: bookId });
  const { rows } = await sql<{
    id: string;
    ordinal: number;
    file_name: string;
    sha256: string;
    gray: string | null;
    open: number;
    started: number;
    failed: number;
    entries: string[];
  }>`
    select page.id, page.ordinal, page.file_name, page.sha256,
      (select output -> 'gray' ->> 'sha256' from step_output
        where subject_id = page.id and step = 'clean-page' order by finished_at desc limit 1) as gray,
      coalesce(jobs.open, 0) as open, coalesce(jobs.started, 0) as started, coalesce(jobs.failed, 0) as failed,
      array(select entry.id from entry where entry.page_id = page.id order by ordinal) as entries
    from page
    left join (
      select page_id, count(*) filter (where state in ('due', 'sent'))::int as open,
        count(*) filter (where state in ('sent', 'done'))::int as started,
        count(*) filter (where state = 'failed')::int as failed
      from outbox where book_id = ${bookId} group by page_id
    ) jobs on jobs.page_id = page.id
    where page.book_id = ${bookId} order by page.ordinal, page.id`.execute(db);
  return rows.map((row) => ({
    id: PageId.parse(row.id),
    ordinal: row.ordinal,
    fileName: row.file_name,
    state: row.open > 0 ? (row.started > 0 ? 'reading' : 'waiting') : row.failed > 0 ? 'set-aside' : 'read',
    scan: Sha256.parse(row.sha256),
    gray: row.gray === null ? null : Sha256.parse(row.gray),
    entries: row.entries.map((id) => EntryId.parse(id)),
  }));
}

const Details = z.record(z.string(), z.union([z.string(), z.number()]));

/** Runs that failed for good, the newest first. */
export async function failedRuns(db: Db, limit: number): Promise<FailedRun[]> {
  const rows = await db
    .selectFrom('outbox')
    .leftJoin('page', 'page.id', 'outbox.page_id')
    .leftJoin('book', 'book.id', 'outbox.book_id')
    .selectAll('outbox')
    .select(['page.file_name', sql<string | null>`book.manifest ->> 'code'`.as('book_code')])
    .where('outbox.state', '=', 'failed')
    .orderBy('outbox.settled_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: String(row.id),
    step: row.step,
    subjectId: row.subject_id,
    bookCode: row.book_code,
    fileName: row.file_name,
    pageId: row.page_id === null ? null : PageId.parse(row.page_id),
    code: row.error_code ?? 'bug',
    details: Details.catch({}).parse(row.error_details ?? {}),
    attempts: row.attempts,
    failedAt: (row.settled_at ?? row.created_at).toISOString(),
  }));
}
