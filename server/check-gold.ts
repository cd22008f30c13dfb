import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';
import type { VerifiedEntry } from '#schemas/steps.ts';
import { checkFields } from '#pipeline/quality/check-fields.ts';
import { keepCheck, newCheckId } from '#store/checks.ts';
import { goldOf } from '#store/gold.ts';
import type { Db } from '#store/open.ts';

/** Holds an entry that has just been settled against its known answers, if it has any; settled again, the newest counts. */
export async function checkGold(tx: Db, verified: VerifiedEntry, kind: RecordKind, at: Date): Promise<void> {
  const known = await goldOf(tx, verified.entryId);
  if (!known) return;
  const outcomes = checkFields({ ...verified, kind }, known);
  const fields = Object.keys(outcomes) as FieldKey[];
  if (fields.length === 0) return;
  await keepCheck(tx, {
    id: newCheckId(),
    kind: 'gold',
    bookId: verified.bookId,
    entryId: verified.entryId,
    round: 0,
    fields,
    outcomes,
    drawnAt: at.toISOString(),
    doneAt: at.toISOString(),
  });
}
