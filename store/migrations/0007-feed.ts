import { type Kysely, sql } from 'kysely';
import { fillFindFold } from '../fill-older.ts';

const told = `('entry-approved', 'record-corrected', 'record-revoked', 'extract-sealed', 'extract-voided')`;

const statements: readonly string[] = [
  // What others are told of. `place` is given after the commit (store/feed.ts): whoever commits late comes later.
  `create table feed (
    id bigint generated always as identity primary key,
    record_id text not null,
    seq integer not null,
    kind text not null,
    place bigint unique,
    unique (record_id, seq)
  )`,
  `create index feed_unplaced on feed (id) where place is null`,
  `create function event_to_feed() returns trigger language plpgsql as $$
    begin
      insert into feed (record_id, seq, kind) values (new.record_id, new.seq, new.kind) on conflict do nothing;
      return null;
    end $$`,
  `create trigger event_to_feed after insert on event for each row when (new.kind in ${told})
    execute function event_to_feed()`,
  `insert into feed (record_id, seq, kind)
    select record_id, seq, kind from event where kind in ${told} order by at, record_id, seq`,
  `create table webhook (
    id text primary key,
    url text not null,
    secret text not null,
    fed_to bigint not null,
    added_at timestamptz not null,
    removed_at timestamptz,
    failures integer not null default 0,
    rest_until timestamptz,
    delivered_at timestamptz
  )`,
  // What is still to be told to whom; what was told is gone from here.
  `create table delivery (
    webhook_id text not null references webhook,
    place bigint not null,
    record_id text not null,
    state text not null check (state in ('due', 'dead')),
    tries integer not null default 0,
    due_at timestamptz not null,
    failure text,
    primary key (webhook_id, place)
  )`,
  `create index delivery_in_order on delivery (webhook_id, record_id, place) where state = 'due'`,
  `create index delivery_due on delivery (webhook_id, place) where state = 'due'`,
  `create table feed_token (
    id text primary key,
    name text not null,
    token_hash text not null unique,
    added_at timestamptz not null,
    removed_at timestamptz
  )`,
  // The issue book is filtered and added up by these; they follow from what is kept.
  `alter table extract
    add column copies integer generated always as ((request ->> 'copies')::integer) stored,
    add column fee integer generated always as ((request #>> '{fee,total}')::integer) stored,
    add column register_body text generated always as (authorized #>> '{registerBody,name}') stored`,
  `drop index extract_issued`,
  `create index extract_issued on extract (issued_on, series, sequence, id) include (kind, copies, fee, register_body, status, sealed_at)
    where sequence is not null`,
  `create index extract_issued_for on extract (register_body, issued_on, series, sequence, id) include (body, year)
    where sequence is not null`,
  `create index extract_issued_kind on extract (kind, issued_on, series, sequence, id) where sequence is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await fillFindFold(db);
}
