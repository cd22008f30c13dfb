import { sql } from 'kysely';
import type { BookProgress, StepProgress } from '#schemas/api/overview.ts';
import type { Book } from '#schemas/book.ts';
import { BookLedger } from '#schemas/steps.ts';
import type { Db } from './open.ts';
import { allBooks } from './pages.ts';

/** Where a book stands, as sums that can be added up over books. */
export interface BookFigures {
  readonly book: Book;
  readonly steps: readonly StepProgress[];
  readonly pages: PageFigures;
  readonly entries: EntryFigures;
  readonly troublesOpen: number;
  readonly people: PeopleFigures;
  readonly lately: ReadingLately | null;
  /** Without its findings. */
  readonly ledger: BookProgress['ledger'];
}

export interface PageFigures {
  readonly all: number;
  readonly waiting: number;
  readonly reading: number;
  readonly setAside: number;
}

export interface EntryFigures {
  readonly all: number;
  readonly verified: number;
  readonly approved: number;
}

/** What people have left and did lately. Officers are told apart here and counted by whoever shows it. */
export interface PeopleFigures {
  readonly tasks: readonly TaskFigures[];
  readonly lately: KeyedLately | null;
  /** Who holds a task, or decided one in the last ten minutes. */
  readonly active: readonly string[];
}

/** Tasks of one step. */
export interface TaskFigures {
  readonly step: string;
  readonly due: number;
  readonly done: number;
  /** In somebody's queue, and of these in somebody's hands. */
  readonly open: number;
  readonly claimed: number;
  /** Entries of `open`: a hidden re-key is work, but no state of its entry. */
  readonly entries: number;
  /** Vướng mắc: in nobody's queue. */
  readonly troubled: number;
  /** That `open` ask for. */
  readonly fields: number;
}

/** Fields keyed in the last half hour, and when the first of them were. */
export interface KeyedLately {
  readonly fields: number;
  readonly since: Date;
}

/** Pages that came through the last machine step in the last five minutes. */
export interface ReadingLately {
  readonly pages: number;
  /** When the first of them was begun, five minutes ago at the earliest, and the last one was done. */
  readonly begun: Date;
  readonly last: Date;
}

/**
 * How far every book is. Sums are made by Postgres, one after the other: they take one connection and leave the others to
 * who works. `readStep` is the last machine step before people.
 */
export async function bookFigures(
  db: Db,
  steps: { readStep: string; ledgerStep: string },
  now: Date,
): Promise<BookFigures[]> {
  const books = await allBooks(db);
  const jobs = await jobCounts(db);
  const pages = await pageCounts(db);
  const entries = await entryCounts(db);
  const tasks = await taskCounts(db, now);
  const keyed = await keyedLately(db, now);
  const active = await activeOfficers(db, now);
  const troubles = await openTroubles(db);
  const lately = await readLately(db, steps.readStep, now);
  const ledgers = await latestLedgers(db, steps.ledgerStep);
  return books.map((book) => ({
    book,
    steps: jobs.get(book.id) ?? [],
    pages: pages.get(book.id) ?? { all: 0, waiting: 0, reading: 0, setAside: 0 },
    entries: entries.get(book.id) ?? { all: 0, verified: 0, approved: 0 },
    troublesOpen: troubles.get(book.id) ?? 0,
    people: {
      tasks: tasks.get(book.id) ?? [],
      lately: keyed.get(book.id) ?? null,
      active: active.get(book.id) ?? [],
    },
    lately: lately.get(book.id) ?? null,
    ledger: ledgers.get(book.id) ?? null,
  }));
}

type ByBook<T> = ReadonlyMap<string, T>;
const byBook = <Row extends { book_id: string }, T>(rows: readonly Row[], of: (row: Row) => T): ByBook<T> =>
  new Map(rows.map((row) => [row.book_id, of(row)]));

/** Machine steps, with the median of up to 21 runs. */
async function jobCounts(db: Db): Promise<ByBook<StepProgress[]>> {
  const { rows } = await sql<{ book_id: string; steps: StepProgress[] }>`
    with jobs as (
      select book_id, step,
        count(*) filter (where state in ('due', 'sent')) as due,
        count(*) filter (where state = 'done') as done,
        count(*) filter (where state = 'failed') as failed
      from outbox where book_id is not null group by book_id, step
    )
    select book_id, jsonb_agg(jsonb_build_object('step', step, 'due', due, 'done', done, 'failed', failed,
      'medianMs', median_ms)) as steps
    from jobs left join lateral (
      select percentile_cont(0.5) within group (order by o.took_ms) as median_ms
      from (
        select subject_id, step, version, input_hash from outbox
        where book_id = jobs.book_id and step = jobs.step and state = 'done' limit 21
      ) recent
      join step_output o using (subject_id, step, version, input_hash)
    ) runs on true
    group by book_id`.execute(db);
  return byBook(rows, (row) => row.steps);
}

/** A page is open while a machine has something to do for it, set aside when a step of it failed for good. */
async function pageCounts(db: Db): Promise<ByBook<PageFigures>> {
  const { rows } = await sql<PageFigures & { book_id: string }>`
    with unfinished as (
      select page_id, bool_or(state <> 'failed') as open, bool_or(state = 'sent') as sent from outbox
      where state in ('due', 'sent', 'failed') and page_id is not null group by page_id
    ), stood as (
      select page.book_id, open, case when open then sent or exists (
        select from outbox first where first.subject_id = page.id and first.state = 'done') end as begun
      from page left join unfinished on unfinished.page_id = page.id
    )
    select book_id, count(*)::int as all, count(*) filter (where open and not begun)::int as waiting,
      count(*) filter (where begun)::int as reading, count(*) filter (where not open)::int as "setAside"
    from stood group by book_id`.execute(db);
  return byBook(rows, ({ book_id: _, ...figures }) => figures);
}

async function entryCounts(db: Db): Promise<ByBook<EntryFigures>> {
  const { rows } = await sql<EntryFigures & { book_id: string }>`
    select book_id, count(*)::int as all,
      count(*) filter (where status in ('verified', 'approved'))::int as verified,
      count(*) filter (where status = 'approved')::int as approved
    from entry group by book_id`.execute(db);
  return byBook(rows, ({ book_id: _, ...figures }) => figures);
}

/** A lease that runs was taken or renewed within the last ten minutes. */
async function taskCounts(db: Db, now: Date): Promise<ByBook<TaskFigures[]>> {
  const open = sql`done_at is null and trouble_id is null`;
  const { rows } = await sql<{ book_id: string; tasks: TaskFigures[] }>`
    with steps as (
      select book_id, step, count(*) filter (where done_at is null) as due, count(done_at) as done,
        count(*) filter (where ${open}) as open,
        count(*) filter (where ${open} and lease_until > ${now}) as claimed,
        count(*) filter (where ${open} and check_id is null) as entries,
        count(trouble_id) filter (where done_at is null) as troubled,
        coalesce(sum(fields) filter (where ${open}), 0) as fields
      from task where book_id is not null group by book_id, step
    )
    select book_id, jsonb_agg(to_jsonb(steps) - 'book_id') as tasks from steps group by book_id`.execute(db);
  return byBook(rows, (row) => row.tasks);
}

const ago = (now: Date, minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

async function keyedLately(db: Db, now: Date): Promise<ByBook<KeyedLately>> {
  const { rows } = await sql<KeyedLately & { book_id: string }>`
    select book_id, sum(fields)::int as fields, min(done_at) as since from task
    where done_at > ${ago(now, 30)} and fields > 0 and book_id is not null group by book_id`.execute(db);
  return byBook(rows, ({ book_id: _, ...lately }) => lately);
}

async function activeOfficers(db: Db, now: Date): Promise<ByBook<string[]>> {
  const { rows } = await sql<{ book_id: string; officers: string[] }>`
    select book_id, array_agg(distinct officer) as officers from (
      select book_id, claimed_by as officer from task
      where done_at is null and claimed_by is not null and lease_until > ${now}
      union all
      select book_id, done_by from task where done_at > ${ago(now, 10)}
    ) seen where book_id is not null group by book_id`.execute(db);
  return byBook(rows, (row) => row.officers);
}

async function openTroubles(db: Db): Promise<ByBook<number>> {
  const { rows } = await sql<{ book_id: string; open: number }>`
    select book_id, count(*)::int as open from trouble
    where outcome is null and book_id is not null group by book_id`.execute(db);
  return byBook(rows, (row) => row.open);
}

async function readLately(db: Db, readStep: string, now: Date): Promise<ByBook<ReadingLately>> {
  const since = ago(now, 5);
  const { rows } = await sql<ReadingLately & { book_id: string }>`
    select entry.book_id, count(distinct entry.page_id)::int as pages, max(o.finished_at) as last,
      greatest(${since}, least(min(o.started_at), min(whole.started_at))) as begun
    from step_output o
    join entry on entry.id = o.subject_id
    left join step_output whole on whole.subject_id = entry.page_id
    where o.step = ${readStep} and o.finished_at > ${since}
      and not exists (select from outbox where outbox.page_id = entry.page_id and state in ('due', 'sent'))
    group by entry.book_id`.execute(db);
  return byBook(rows, ({ book_id: _, ...lately }) => lately);
}

async function latestLedgers(db: Db, step: string): Promise<ByBook<BookProgress['ledger']>> {
  const rows = await db
    .selectFrom('step_output')
    .distinctOn('subject_id')
    .select(['subject_id as book_id', sql<object>`output - 'findings'`.as('output')])
    .where('step', '=', step)
    .orderBy('subject_id')
    .orderBy('finished_at', 'desc')
    .execute();
  return byBook(rows, (row) => BookLedger.parse(row.output));
}
