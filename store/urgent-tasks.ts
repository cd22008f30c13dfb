import { sql } from 'kysely';
import type { HumanStep } from '#schemas/task.ts';
import type { Db } from './open.ts';
import { bodyOfBook } from './scope.ts';
import { waitsMs } from './claim-task.ts';

/** A free task of an entry that a citizen is waiting for. */
export interface UrgentTask {
  readonly id: string;
  readonly step: HumanStep;
  readonly notSameAs: readonly string[];
  readonly forOfficer: string | null;
  readonly registerBody: string;
}

/** Free tasks that a citizen waits for; a lease that ran out makes one free. */
export async function urgentTasks(db: Db, now: Date): Promise<UrgentTask[]> {
  const { rows } = await sql<UrgentTask>`
    select task.id, step, not_same_as as "notSameAs", ${bodyOfBook} as "registerBody",
      case when task.created_at > ${new Date(now.getTime() - waitsMs)} then for_officer end as "forOfficer"
    from task join book on book.id = task.book_id
    where step in ('verify-entry', 'verify-entry-blind', 'arbitrate-entry', 'approve-entry') and priority <= 0
      and done_at is null and trouble_id is null and (claimed_by is null or lease_until <= ${now})
    limit 1000`.execute(db);
  return rows;
}
