import { sql } from 'kysely';
import type { Db } from './open.ts';

/** Lets Postgres count what is in the tables; after a large load its plans are otherwise those of empty ones. */
export async function analyzeStore(db: Db): Promise<void> {
  await sql`analyze`.execute(db);
}
