import { type Kysely, sql } from 'kysely';

const statements = [
  `create table model (
    id text primary key,
    files jsonb not null,
    parent text not null,
    book_id text references book,
    trained_on jsonb not null,
    held_out jsonb not null,
    state text not null check (state in ('candidate', 'active', 'retired', 'rejected')),
    created_at timestamptz not null default now(),
    decided_at timestamptz,
    activation integer unique
  )`,
  // One model for a book, one for all others.
  `create unique index model_active on model (coalesce(book_id, '')) where state = 'active'`,
  // Which models read it; null: those shipped.
  `alter table step_output add column read_with text`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
