import { type Kysely, sql } from 'kysely';

const statements: readonly string[] = [
  // Every arrival looks up some thirty keys: a list of keys not sorted in yet would be read through as often.
  `alter index entry_by_block set (fastupdate = off)`,
  // An entry is never deleted, and a key that points at it would wait for whoever holds the entry's row, while
  // everybody's arrivals wait for that (see lockRelating).
  `alter table relation drop constraint relation_entry_a_fkey, drop constraint relation_entry_b_fkey`,
  `alter table person_mention drop constraint person_mention_entry_id_fkey`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
