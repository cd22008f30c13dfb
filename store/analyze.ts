import { sql } from 'kysely';
import type { Db } from './open.ts';

/** What Postgres does by itself some minutes after a large load: counts what is in the tables, and marks pages that all may see. Not inside a transaction. */
export async function analyzeStore(db: Db): Promise<void> {
  await sql`vacuum (analyze)`.execute(db);
}
