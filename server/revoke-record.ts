import type { z } from 'zod';
import type { revokeRecord as route } from '#schemas/api/corrections.ts';
import type { RecordId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import { entryOfRecord, projectStatus } from '#store/records.ts';
import { changeable } from './correct-record.ts';
import type { ServerPorts } from './ports.ts';
import { happen } from './record-now.ts';

/**
 * The registration is annulled by a decision: nothing is issued from it any more, and the check page says so of the papers
 * issued before. Throws as `changeable`.
 */
export async function revokeRecord(
  { store, now }: ServerPorts,
  officer: Officer,
  recordId: RecordId,
  { basis, reason, version }: z.output<(typeof route)['body']>,
): Promise<void> {
  await store.db.transaction().execute(async (tx) => {
    const { entryId } = await entryOfRecord(tx, recordId);
    const state = await changeable(tx, recordId, version);
    const at = now().toISOString();
    const { status } = await happen(tx, recordId, state, {
      kind: 'record-revoked',
      at,
      by: officer.id,
      basis,
      reason,
    });
    await projectStatus(tx, entryId, status);
  });
}
