import { type OfficerId, TaskId } from '#schemas/ids.ts';
import { type FieldKey, factsOf } from '#schemas/record/kinds.ts';
import type { VerifiedEntry } from '#schemas/steps.ts';
import { fill } from '#schemas/wording/say.ts';
import { vi } from '#schemas/wording/vi.ts';
import { agree } from '#pipeline/verify/agree.ts';
import type { Db } from '#store/open.ts';
import { entryById } from '#store/records.ts';
import type { TaskWithSource } from '#store/tasks.ts';
import { reportTrouble } from '#store/troubles.ts';
import { settledOutput } from './rests-on.ts';
import { sendEntryBack } from './send-back.ts';

/**
 * A sample found verified values that are not what stands in the book. The entry goes back to who keyed it; one that is
 * approved already is a trouble for people to settle, since nothing undoes an approval. An entry that was mended
 * meanwhile, or is being keyed anew, is left alone.
 */
export async function foundWrong(
  tx: Db,
  found: {
    held: TaskWithSource;
    /** As it was when the sample was drawn. */
    entry: VerifiedEntry;
    fields: readonly FieldKey[];
    by: OfficerId;
    at: Date;
  },
): Promise<void> {
  const { held, entry, by, at } = found;
  const { entryId, status, bookId } = await entryById(tx, entry.entryId);
  if (status !== 'verified' && status !== 'approved') return;
  const { verified: now } = await settledOutput(tx, entryId);
  const still = found.fields.filter((field) => {
    const [then, today] = [entry.fields[field], now.fields[field]];
    return then && today && agree(factsOf(entry.kind, field)?.reader ?? 'text', then, today);
  });
  if (still.length === 0) return;
  const fields = still.map((field) => vi.fields[field]).join(', ');
  if (status === 'verified')
    return sendEntryBack(tx, { entryId, note: fill(vi, vi.web.quality.foundWrong, { fields }), by, at });
  await reportTrouble(
    tx,
    { taskId: TaskId.parse(held.task.id), entryId, bookId },
    { kind: 'other', note: fill(vi, vi.web.quality.approvedWrong, { fields }), by, at },
  );
}
