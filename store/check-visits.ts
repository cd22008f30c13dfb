import type { CheckState } from '#schemas/api/check.ts';
import type { ExtractId } from '#schemas/ids.ts';
import type { Db } from './open.ts';

/** Somebody held a paper against the register. Which paper and what was answered; never who asked, never a code that is none. */
export interface CheckVisit {
  /** Null: no paper of ours. */
  readonly extractId: ExtractId | null;
  /** `altered`: a file that is not as it was sealed. */
  readonly state: CheckState | 'altered';
  readonly byFile: boolean;
  readonly at: Date;
}

export async function noteCheck(db: Db, { extractId, state, byFile, at }: CheckVisit): Promise<void> {
  await db.insertInto('check_visit').values({ extract_id: extractId, state, by_file: byFile, at }).execute();
}

/** Whether at least `most` codes that are none were asked for since then, whoever asked. */
export async function areManyUnknown(db: Db, most: number, since: Date): Promise<boolean> {
  const last = await db
    .selectFrom('check_visit')
    .select('at')
    .where('extract_id', 'is', null)
    .where('state', '=', 'unknown')
    .where('by_file', '=', false)
    .where('at', '>', since)
    .orderBy('at', 'desc')
    .offset(most - 1)
    .limit(1)
    .executeTakeFirst();
  return last !== undefined;
}
