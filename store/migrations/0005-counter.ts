import { type Kysely, sql } from 'kysely';

const statements = [
  // By what right somebody signs. Never changed, only taken back.
  `create table delegation (
    id text primary key,
    officer_id text not null references officer,
    capacity text not null check (capacity in ('TM.', 'KT.', 'Q.', 'TL.', 'TUQ.')),
    lines jsonb not null,
    basis jsonb,
    starts_on date not null,
    ends_on date,
    kinds text[] not null default '{}',
    given_by text,
    given_at timestamptz not null default now(),
    revoked_at timestamptz
  )`,
  `create index delegation_by_officer on delegation (officer_id)`,
  // Until now an officer's title stood with their name.
  `insert into delegation (id, officer_id, capacity, lines, starts_on)
    select 'delegation_' || substr(id, 9),
      id,
      coalesce(substring(capacity_lines ->> 0 from '^(TM\\.|KT\\.|Q\\.|TL\\.|TUQ\\.)'), 'TM.'),
      capacity_lines,
      date '2000-01-01'
    from officer where jsonb_array_length(capacity_lines) > 0`,
  `create table absence (
    id text primary key,
    officer_id text not null references officer,
    starts_on date not null,
    ends_on date,
    reason text not null default '',
    noted_by text not null,
    noted_at timestamptz not null default now()
  )`,
  `create index absence_by_officer on absence (officer_id)`,
  // An officer's key, open for a while. The key itself is in the memory of one server process and nowhere else.
  `create table signing_session (
    id text primary key,
    officer_id text not null references officer,
    opened_at timestamptz not null,
    until timestamptz not null,
    most integer not null,
    used integer not null default 0,
    kinds text[] not null default '{}',
    at_counter boolean not null,
    ended_at timestamptz,
    ended_why text check (ended_why in ('closed', 'replaced', 'restarted', 'delegation'))
  )`,
  `create unique index signing_session_open on signing_session (officer_id) where ended_at is null`,
  // What was changed of the office, by whom. Only ever added to.
  `create table office_change (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    by text not null,
    kind text not null,
    details jsonb not null
  )`,
  // The issue book: every number that was given, in its series.
  `alter table extract add column body text, add column series text, add column year integer, add column sequence integer,
    add column issued_on date, add column sealed_at timestamptz, add column pdf text, add column level text,
    add column find_fold text not null default ''`,
  `update extract set
      body = authorized #>> '{issuingBody,name}',
      series = split_part(number, '/', 3),
      year = split_part(number, '/', 2)::integer,
      sequence = split_part(number, '/', 1)::integer,
      issued_on = (authorized ->> 'issuedOn')::date,
      sealed_at = (sealed ->> 'sealedAt')::timestamptz,
      pdf = sealed ->> 'pdf',
      level = sealed ->> 'level'
    where number is not null`,
  `drop index extract_number`,
  `create unique index extract_number on extract (body, series, year, sequence) where sequence is not null`,
  `create index extract_issued on extract (issued_on desc, series, sequence desc) where sequence is not null`,
  `create index extract_unstamped on extract (sealed_at) where status = 'sealed' and level = 'B-B'`,
  `create index extract_waiting on extract (created_at) where status = 'requested'`,
  `create index extract_unsealed on extract (created_at) where status = 'authorized'`,
  `create index extract_find on extract using gin (find_fold gin_trgm_ops)`,
  `create table receipt (
    extract_id text primary key references extract,
    body text not null,
    year integer not null,
    sequence integer not null,
    total integer not null,
    by text not null,
    at timestamptz not null,
    unique (body, year, sequence)
  )`,
  // When the last number was given: a clock that runs backwards is seen.
  `alter table number_series add column last_at timestamptz`,
  // A citizen waits for an entry that is not approved yet.
  `create table hurry (
    entry_id text not null,
    by text not null,
    at timestamptz not null,
    primary key (entry_id, at)
  )`,
  // Somebody held a paper against the register. Which paper and what was answered; never who asked.
  `create table check_visit (
    id bigint generated always as identity primary key,
    extract_id text,
    state text not null,
    by_file boolean not null,
    at timestamptz not null
  )`,
  `create index check_visit_by_extract on check_visit (extract_id, at)`,
  // Papers are sealed by who authorizes them now, in the same breath; nothing of it is queued any more.
  `update outbox set state = 'done', settled_at = now() where step = 'seal-extract' and state <> 'done'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
