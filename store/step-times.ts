import { sql } from 'kysely';
import type { Db } from './open.ts';

/** How many runs each machine step had and how long the middle one took, ms. */
export async function stepTimes(db: Db): Promise<{ step: string; n: number; median: number }[]> {
  const { rows } = await sql<{ step: string; n: number; median: number }>`
    select step, count(*)::int as n, percentile_cont(0.5) within group (order by took_ms) as median
    from step_output where by = 'machine' group by step`.execute(db);
  return rows;
}
