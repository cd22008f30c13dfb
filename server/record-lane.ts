import type { RecordLane } from '#schemas/api/counter.ts';
import type { RecordState } from '#schemas/events.ts';
import { hurriedAt } from '#store/hurry.ts';
import type { Db } from '#store/open.ts';
import type { PlacedEntry } from '#store/records.ts';
import { openTasksOf } from '#store/tasks.ts';
import { troubleHistory } from '#store/troubles.ts';
import { whyNotIssue } from './why-not-issue.ts';

/** How far a record is from a paper now. */
export async function recordLaneOf(
  db: Db,
  entry: PlacedEntry,
  state: RecordState,
  now: Date,
): Promise<RecordLane> {
  const { entryId } = entry;
  const [hurried, openTasks, troubles] = await Promise.all([
    hurriedAt(db, entryId),
    openTasksOf(db, entryId, now),
    troubleHistory(db, entryId),
  ]);
  return {
    status: state.status,
    cannotIssue: await whyNotIssue(db, entry, state),
    hurriedAt: hurried?.toISOString() ?? null,
    openTasks: [...openTasks],
    inTrouble: troubles.some(({ settlements }) => settlements.at(-1)?.outcome !== 'key-again'),
  };
}
