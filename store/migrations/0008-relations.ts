import { type Kysely, sql } from 'kysely';

const told = `('entry-approved', 'record-corrected', 'record-revoked', 'relation-decided', 'extract-sealed', 'extract-voided')`;

const statements: readonly string[] = [
  // What two mentions of people are to each other. `entry_a < entry_b`; a decided one is never changed by a machine.
  `create table relation (
    id text primary key,
    entry_a text not null references entry on delete cascade,
    role_a text not null,
    entry_b text not null references entry on delete cascade,
    role_b text not null,
    kind text not null,
    weight real not null,
    probability real not null,
    comparisons jsonb not null,
    model text not null,
    status text not null check (status in ('told', 'asked', 'decided', 'gone')),
    verdict text,
    found_at timestamptz not null default now(),
    decided_at timestamptz,
    claimed_by text,
    claimed_until timestamptz,
    check (entry_a < entry_b),
    unique (entry_a, role_a, entry_b, role_b)
  )`,
  `create index relation_of_b on relation (entry_b, role_b)`,
  `create index relation_asked on relation (probability desc, id) where status = 'asked'`,
  // What reviewers said, blind first. Only ever added to.
  `create table relation_decision (
    id bigint generated always as identity primary key,
    relation_id text not null references relation on delete cascade,
    by text not null,
    at timestamptz not null,
    verdict text not null,
    is_blind boolean not null,
    reason text not null default '',
    took_ms integer not null
  )`,
  `create index relation_decision_of on relation_decision (relation_id, id)`,
  // One human being across books. An id that became another stays and says which.
  `create table person (
    id text primary key,
    made_at timestamptz not null,
    merged_into text references person
  )`,
  `create table person_mention (
    entry_id text not null references entry on delete cascade,
    role text not null,
    person_id text not null references person,
    since timestamptz not null,
    primary key (entry_id, role)
  )`,
  `create index person_mention_of on person_mention (person_id)`,
  `create table person_change (
    id bigint generated always as identity primary key,
    person_id text not null references person,
    at timestamptz not null,
    what text not null check (what in ('made', 'joined', 'left', 'merged', 'split')),
    entry_id text,
    role text,
    other_person_id text,
    relation_id text,
    by text not null
  )`,
  `create index person_change_of on person_change (person_id, id)`,
  // Weights that were fitted here; those that come with the program are files.
  `create table link_model (
    id text primary key,
    kind text not null,
    made_at timestamptz not null,
    source text not null check (source in ('em', 'decisions')),
    model jsonb not null,
    is_active boolean not null default false
  )`,
  `create unique index link_model_active on link_model (kind) where is_active`,
  // What the year's closing says: how many entries and pages. The newest row counts.
  `create table book_closing (
    id bigint generated always as identity primary key,
    book_id text not null references book on delete cascade,
    year integer not null,
    entries integer,
    pages integer,
    by text not null,
    at timestamptz not null
  )`,
  `create index book_closing_of on book_closing (book_id, year, id)`,
  // Why a number is missing, said by a person; taken back, never deleted.
  `create table ledger_mark (
    id bigint generated always as identity primary key,
    book_id text not null references book on delete cascade,
    year integer not null,
    number integer not null,
    mark text not null check (mark in ('left-out', 'struck', 'page-lost', 'not-scanned', 'other')),
    note text not null default '',
    by text not null,
    at timestamptz not null,
    undone_by text,
    undone_at timestamptz
  )`,
  `create unique index ledger_mark_of on ledger_mark (book_id, year, number) where undone_at is null`,
  // When else an officer signed.
  `create index entry_by_signatory on entry ((comparable #>> '{values,signatory}'))`,
  `drop trigger event_to_feed on event`,
  `create trigger event_to_feed after insert on event for each row when (new.kind in ${told})
    execute function event_to_feed()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
