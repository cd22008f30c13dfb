import type { RecordView } from '#schemas/api/records.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { RecordState } from '#schemas/events.ts';
import { contradicting } from '#store/contradicting.ts';
import type { Db } from '#store/open.ts';
import { isStruck } from '#store/page-facts.ts';
import type { PlacedEntry } from '#store/records.ts';

/** Why no paper can be made from a record now; null: one can. */
export async function whyNotIssue(
  db: Db,
  entry: PlacedEntry,
  state: Pick<RecordState, 'status'>,
): Promise<RecordView['cannotIssue']> {
  if (state.status !== 'approved') return { code: state.status, by: null };
  const [struck, by] = await Promise.all([isStruck(db, entry.entryId), contradicting(db, entry)]);
  if (struck) return { code: 'struck', by: null };
  return by && { code: 'contradicted', by };
}

/** Throws `record.not-approved`, `record.revoked`, `record.struck`, `record.contradicted` (naming the other record). */
export async function mustBeIssuable(db: Db, entry: PlacedEntry, state: RecordState): Promise<void> {
  const { recordId } = entry;
  const why = await whyNotIssue(db, entry, state);
  if (!why) return;
  if (why.code === 'contradicted' && why.by)
    throw new ExpectedError('record.contradicted', { recordId, other: why.by });
  if (why.code === 'revoked' || why.code === 'struck')
    throw new ExpectedError(`record.${why.code}`, { recordId });
  throw new ExpectedError('record.not-approved', { recordId });
}
