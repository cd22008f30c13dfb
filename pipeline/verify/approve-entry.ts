import { ExpectedError } from '#schemas/errors.ts';
import type { OfficerId } from '#schemas/ids.ts';
import { ApprovedEntry, VerifiedEntry } from '#schemas/steps.ts';
import type { ApproveDecision } from '#schemas/task.ts';
import { defineHumanStage } from '../stage.ts';
import { recordIdOf } from '../ids.ts';
import { keyedBy } from './is-settled.ts';

/** A second person agrees, or wants another look. */
export const approveEntry = defineHumanStage({
  name: 'approve-entry' as const,
  input: VerifiedEntry,
  output: ApprovedEntry,
});

export type Approval =
  | { readonly verdict: 'approve'; readonly output: ApprovedEntry }
  | { readonly verdict: 'send-back'; readonly note: string };

/** Throws `task.own-work`: nobody judges, either way, what they keyed or arbitrated themselves. */
export function decideApproval(
  entry: VerifiedEntry,
  decision: ApproveDecision,
  by: OfficerId,
  at: string,
): Approval {
  if (keyedBy(entry).includes(by)) throw new ExpectedError('task.own-work', { entryId: entry.entryId });
  if (decision.verdict === 'send-back') return decision;
  const { entryId, gray, box } = entry;
  return {
    verdict: 'approve',
    output: { entryId, recordId: recordIdOf(entryId), approvedBy: by, approvedAt: at, place: { gray, box } },
  };
}
