import { sql } from 'kysely';
import type { OutputKey } from './outputs.ts';
import type { Db } from './open.ts';

/** An output and what it was made from, back to the scan; unparsed. */
export interface ChainLink {
  readonly key: OutputKey;
  readonly output: unknown;
}

/**
 * An output and the outputs about the same subject behind it, the newest first: from what a person decided back to what a machine read.
 */
export async function outputChain(db: Db, key: OutputKey): Promise<readonly ChainLink[]> {
  const { rows } = await sql<{ step: string; version: number; input_hash: string; output: unknown }>`
    with recursive chain as (
      select step, version, input_hash, output, source_step, source_input_hash, 0 as depth
      from step_output where subject_id = ${key.subjectId} and step = ${key.step}
        and version = ${key.version} and input_hash = ${key.inputHash}
      union all
      select o.step, o.version, o.input_hash, o.output, o.source_step, o.source_input_hash, chain.depth + 1
      from chain join lateral (
        select * from step_output o
        where o.subject_id = ${key.subjectId} and o.step = chain.source_step and o.input_hash = chain.source_input_hash
        order by o.version desc limit 1
      ) o on true
      where chain.depth < 100 and chain.step <> 'match-records'
    )
    select step, version, input_hash, output from chain order by depth`.execute(db);
  return rows.map((row) => ({
    key: { subjectId: key.subjectId, step: row.step, version: row.version, inputHash: row.input_hash },
    output: row.output,
  }));
}
