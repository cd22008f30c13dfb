import type { FieldKey } from '#schemas/record/kinds.ts';
import { hashOf } from '#pipeline/hash.ts';
import type { Db } from '#store/open.ts';
import { settledOutput } from './rests-on.ts';
import { saveDecision } from './save-decision.ts';
import { noLongerSettled, type SendBack } from './send-back.ts';

/**
 * A settled entry of a returned book gets a second keying of `fields`, those that had one keying or none: it counts as sent
 * back until then, and its approval waits. Throws `record.changed` for one that is approved or not settled.
 */
export async function reopenBlind(
  tx: Db,
  reopen: SendBack & { readonly fields: readonly FieldKey[] },
): Promise<void> {
  const { key, verified } = await settledOutput(tx, reopen.entryId);
  const round = await noLongerSettled(tx, reopen);
  await saveDecision(tx, {
    step: 'verify-entry',
    subjectId: reopen.entryId,
    inputHash: hashOf({ verified: key.inputHash, round }),
    output: { ...verified, toKey: [...reopen.fields] },
    by: verified.verifiedBy,
    at: reopen.at,
    source: key,
    bookId: verified.bookId,
    pageId: verified.pageId,
    priority: 100,
    hands: [verified.verifiedBy, ...verified.keyings.map((keying) => keying.by)].map((by) => ({
      step: 'verify-entry',
      by,
    })),
  });
}
