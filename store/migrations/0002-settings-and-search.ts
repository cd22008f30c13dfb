import { type Kysely, sql } from 'kysely';

const statements = [
  `create table setting (
    name text primary key,
    value jsonb not null,
    changed_at timestamptz not null default now()
  )`,
  // What a person holds is asked at every claim.
  `create index task_held on task (claimed_by, step) where done_at is null and claimed_by is not null`,
  `create index task_subject on task (subject_id)`,
  // Names are found by given name without touching the table.
  `drop index entry_name_given`,
  `create index entry_name_given on entry_name (given_fold, name_fold, event_year) include (entry_id, role)`,
  `drop index entry_name_surname`,
  `create index entry_name_surname on entry_name (surname_fold, left(given_fold, 1), event_year)
    include (given_fold, name_fold, entry_id, role)`,
  // "045/2016" and "45" are one entry number to whoever looks for it.
  `drop index entry_by_number`,
  `create index entry_by_number on entry (ltrim(split_part(entry_no, '/', 1), '0'))`,
  `create index entry_by_place on entry (book_id, status)`,
  `create index extract_recent on extract (created_at desc)`,
  // The same number may be given by another agency, or by this one under its former name.
  `drop index extract_number`,
  `create unique index extract_number on extract ((authorized #>> '{issuingBody,name}'), number)
    where number is not null`,
  `create index outbox_page_open on outbox (page_id) where state in ('due', 'sent', 'failed')`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
