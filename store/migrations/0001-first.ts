import { type Kysely, sql } from 'kysely';

const statements = [
  `create extension if not exists pg_trgm`,
  `create table book (
    id text primary key,
    kind text not null,
    manifest jsonb not null,
    title text not null,
    loaded_at timestamptz,
    created_at timestamptz not null default now()
  )`,
  `create table page (
    id text primary key,
    book_id text not null references book,
    ordinal integer not null,
    file_name text not null,
    scan jsonb not null,
    sha256 text not null,
    bytes integer not null,
    loaded_at timestamptz not null default now(),
    unique (book_id, sha256)
  )`,
  `create index page_by_scan on page (sha256)`,
  `create table entry (
    id text primary key,
    record_id text not null unique,
    page_id text not null references page,
    book_id text not null references book,
    kind text not null,
    ordinal integer not null,
    status text not null default 'unverified',
    block_keys text[] not null default '{}',
    comparable jsonb not null default '{}',
    entry_no text,
    book_no text,
    event_date text,
    event_year integer,
    registration_date text,
    names text[] not null default '{}'
  )`,
  `create index entry_by_page on entry (page_id)`,
  `create index entry_by_book on entry (book_id)`,
  `create index entry_by_number on entry (entry_no, kind)`,
  `create index entry_by_block on entry using gin (block_keys)`,
  `create table entry_name (
    entry_id text not null references entry on delete cascade,
    role integer not null,
    name_fold text not null,
    surname_fold text not null,
    given_fold text not null,
    event_year integer,
    primary key (entry_id, role)
  )`,
  `create index entry_name_given on entry_name (given_fold, event_year)`,
  `create index entry_name_surname on entry_name (surname_fold, left(given_fold, 1), event_year)`,
  `create index entry_name_trigram on entry_name using gin (name_fold gin_trgm_ops)`,
  `create table step_output (
    subject_id text not null,
    step text not null,
    version integer not null,
    input_hash text not null,
    output jsonb not null,
    output_hash text not null,
    by text not null,
    source_step text,
    source_subject_id text,
    source_input_hash text,
    took_ms integer not null,
    started_at timestamptz not null,
    finished_at timestamptz not null default now(),
    primary key (subject_id, step, version, input_hash)
  )`,
  `create index step_output_recent on step_output (step, finished_at)`,
  `create table outbox (
    id bigint generated always as identity primary key,
    step text not null,
    version integer not null,
    queue text not null,
    subject_id text not null,
    input_hash text not null,
    source_step text not null,
    source_subject_id text not null,
    source_version integer not null,
    source_input_hash text not null,
    book_id text,
    page_id text,
    priority integer not null,
    state text not null default 'due' check (state in ('due', 'sent', 'done', 'failed')),
    attempts integer not null default 0,
    error_code text,
    error_details jsonb,
    created_at timestamptz not null default now(),
    sent_at timestamptz,
    settled_at timestamptz,
    unique (subject_id, step, version, input_hash)
  )`,
  `create index outbox_due on outbox (priority, id) where state = 'due'`,
  `create index outbox_sent on outbox (sent_at) where state = 'sent'`,
  `create index outbox_failed on outbox (settled_at) where state = 'failed'`,
  `create index outbox_book on outbox (book_id, step, state)`,
  `create function outbox_notify() returns trigger language plpgsql as $$
    begin perform pg_notify('outbox', ''); return null; end $$`,
  `create trigger outbox_notify after insert or update of state on outbox
    for each statement execute function outbox_notify()`,
  `create table task (
    id text primary key,
    step text not null,
    subject_id text not null,
    input_hash text not null,
    source_step text not null,
    source_subject_id text not null,
    source_version integer not null,
    source_input_hash text not null,
    book_id text,
    role text not null,
    priority integer not null default 100,
    not_same_as text[] not null default '{}',
    claimed_by text,
    lease_until timestamptz,
    note text,
    created_at timestamptz not null default now(),
    done_at timestamptz,
    done_by text,
    unique (subject_id, step, input_hash),
    check (done_by is null or not (done_by = any (not_same_as)))
  )`,
  `create index task_open on task (step, priority, created_at, id) where done_at is null`,
  `create index task_by_book on task (book_id, step)`,
  `create index task_done on task (done_by, done_at) where done_at is not null`,
  `create table event (
    record_id text not null,
    seq integer not null check (seq > 0),
    kind text not null,
    at timestamptz not null,
    by text not null,
    body jsonb not null,
    primary key (record_id, seq)
  )`,
  `create function event_is_final() returns trigger language plpgsql as $$
    begin raise exception 'events are never changed or removed'; end $$`,
  `create trigger event_is_final before update or delete on event
    for each row execute function event_is_final()`,
  `create trigger event_is_final_truncate before truncate on event
    for each statement execute function event_is_final()`,
  `create table extract (
    id text primary key,
    record_id text not null,
    kind text not null,
    template_id text not null,
    request jsonb not null,
    requested_by text not null,
    idempotency_key text not null,
    status text not null check (status in ('requested', 'authorized', 'sealed', 'voided')),
    number text,
    code text unique,
    authorized jsonb,
    sealed jsonb,
    reason text,
    created_at timestamptz not null default now(),
    unique (requested_by, idempotency_key)
  )`,
  `create unique index extract_number on extract (number) where number is not null`,
  `create index extract_by_record on extract (record_id)`,
  `create table number_series (
    body text not null,
    series text not null,
    year integer not null,
    last integer not null,
    primary key (body, series, year)
  )`,
  `create table officer (
    id text primary key,
    login text not null unique,
    name text not null,
    capacity_lines jsonb not null default '[]',
    roles text[] not null,
    password_hash text not null,
    created_at timestamptz not null default now(),
    disabled_at timestamptz
  )`,
  `create table session (
    token_hash text primary key,
    officer_id text not null references officer,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
  )`,
  `create table view (
    officer_id text not null,
    subject_id text not null,
    at timestamptz not null default now()
  )`,
  `create index view_by_subject on view (subject_id, at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
