import { sql } from 'kysely';
import type { Db } from './open.ts';

/** The sha256 of every blob that a page, a step's output, an extract or a model speaks of. */
export async function allBlobNames(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct name from (
      select sha256 as name from page
      union all
      select jsonb_path_query(output, '$.**.sha256') #>> '{}' from step_output where step in ('clean-page', 'segment-page')
      union all
      select sealed ->> 'pdf' from extract where sealed is not null
      union all
      select jsonb_path_query(files, '$.*') #>> '{}' from model
    ) as named where name ~ '^[0-9a-f]{64}$'`.execute(db);
  return rows.map((row) => row.name);
}
