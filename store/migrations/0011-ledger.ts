import { type Kysely, sql } from 'kysely';

const statements: readonly string[] = [
  // Why a book, or numbers of a series of books, are missing, said by a person; taken back, never deleted. `series`: the key
  // that pipeline/ledger/series.ts makes of body and kind.
  `create table series_mark (
    id bigint generated always as identity primary key,
    series text not null,
    gap text not null check (gap in ('year', 'numbers', 'book-no', 'early-end')),
    year integer not null,
    number_from integer,
    number_to integer,
    book_no text,
    mark text not null check (mark in ('never-kept', 'left-out', 'book-lost', 'page-lost', 'elsewhere', 'not-scanned', 'other')),
    note text not null default '',
    by text not null,
    at timestamptz not null,
    undone_by text,
    undone_at timestamptz
  )`,
  `create index series_mark_of on series_mark (series, year) where undone_at is null`,
  // What people saw: an entry that is crossed out as a whole, the number printed on a page. The newest row counts.
  `create table entry_strike (
    id bigint generated always as identity primary key,
    entry_id text not null references entry on delete cascade,
    is_struck boolean not null,
    by text not null,
    at timestamptz not null
  )`,
  `create index entry_strike_of on entry_strike (entry_id, id)`,
  `create table page_number (
    id bigint generated always as identity primary key,
    page_id text not null references page on delete cascade,
    number integer,
    by text not null,
    at timestamptz not null
  )`,
  `create index page_number_of on page_number (page_id, id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
