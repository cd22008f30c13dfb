import { type Kysely, sql } from 'kysely';

const statements = [
  // What a person typed of a task and has not sent; each officer's own, so that a second keyer never meets the first's.
  `create table draft (
    task_id text not null references task on delete cascade,
    officer_id text not null,
    field text not null,
    text text not null,
    decision jsonb,
    reason text,
    at timestamptz not null default now(),
    primary key (task_id, officer_id, field)
  )`,
  // Vướng mắc. A task with one is nobody's until it is settled.
  `create table trouble (
    id text primary key,
    task_id text not null references task,
    entry_id text not null,
    book_id text,
    kind text not null check (kind in ('unreadable', 'missing-page', 'wrong-form', 'rescan', 'other')),
    note text not null,
    reported_by text not null,
    reported_at timestamptz not null,
    -- of the latest settlement; null while nobody settled it
    outcome text check (outcome in ('key-again', 'set-aside'))
  )`,
  `create table trouble_settlement (
    trouble_id text not null references trouble,
    seq integer not null check (seq > 0),
    at timestamptz not null,
    by text not null,
    outcome text not null check (outcome in ('key-again', 'set-aside')),
    answer text not null,
    primary key (trouble_id, seq)
  )`,
  `create index trouble_open on trouble (book_id) where outcome is null`,
  `create index trouble_by_task on trouble (task_id)`,
  `create index trouble_by_entry on trouble (entry_id)`,
  // Deferred: a backup is put back table by table, and trouble and task name each other.
  `alter table task
    add column trouble_id text references trouble deferrable initially deferred,
    add column is_hard boolean not null default false,
    add column for_officer text,
    add column check_id text,
    add column fields integer not null default 0`,
  // Hard or easy handwriting first is a choice within one priority.
  `drop index task_open`,
  `create index task_open on task (step, priority, created_at, id) where done_at is null and trouble_id is null`,
  `create index task_open_by_hand on task (step, is_hard, priority, created_at, id)
    where done_at is null and trouble_id is null`,
  `create index task_for on task (for_officer, step) where done_at is null and for_officer is not null`,
  // What stands above and around an entry is asked at every claim.
  `create index page_by_place on page (book_id, ordinal)`,
  `alter table book add column policy_id text`,
  // Papers are of a book as well: an officer sees those of theirs.
  `update task set book_id = entry.book_id from extract join entry using (record_id)
    where task.subject_id = extract.id and task.book_id is null`,
  // Who worked lately, and at what pace.
  `create index task_done_lately on task (done_at) where done_at is not null`,
  // An officer's scope names register bodies.
  `create index book_by_body on book ((manifest #>> '{registerBody,name}'))`,
  // Known answers, mixed in among the rest; nobody who keys can tell.
  `create table gold (
    entry_id text primary key,
    book_id text not null references book,
    fields jsonb not null,
    by text not null,
    at timestamptz not null default now()
  )`,
  `create table book_lot (
    book_id text not null references book,
    round integer not null check (round > 0),
    plan jsonb not null,
    verdict text not null check (verdict in ('drawn', 'accepted', 'returned')),
    drawn_by text not null,
    drawn_at timestamptz not null,
    judged_at timestamptz,
    primary key (book_id, round)
  )`,
  // "check" is a word of SQL.
  `create table field_check (
    id text primary key,
    kind text not null check (kind in ('gold', 're-key')),
    book_id text not null references book,
    entry_id text not null,
    round integer not null,
    fields text[] not null,
    outcomes jsonb not null default '{}',
    drawn_at timestamptz not null,
    done_at timestamptz,
    unique (entry_id, kind, round)
  )`,
  `create index field_check_by_book on field_check (book_id, round)`,
  // One field one person keyed, once the entry was settled: what mirrors and totals are made of. No text, only letter pairs.
  `create table keyed_field (
    officer_id text not null,
    book_id text not null,
    entry_id text not null,
    field text not null,
    step text not null,
    at timestamptz not null,
    critical boolean not null,
    is_hard boolean not null,
    -- null: nobody else looked, so it says nothing
    agreed boolean,
    confusions jsonb not null default '[]',
    primary key (entry_id, field, step, officer_id, at)
  )`,
  `create index keyed_field_by_officer on keyed_field (officer_id, at)`,
  `create index keyed_field_by_book on keyed_field (book_id, at)`,
  `alter table officer
    add column scope text[] not null default '{}',
    add column totp_secret text,
    add column totp_last_step integer`,
  `alter table session add column used_at timestamptz not null default now()`,
  // A try to sign in that has not ended in a session.
  `create table sign_in_try (login text not null, address text not null, at timestamptz not null)`,
  `create index sign_in_try_by_time on sign_in_try (at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
