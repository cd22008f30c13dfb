import type { ExtractRequest, Requester } from '#schemas/extract.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { ExtractId, type RecordId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import { localDay } from '#pipeline/certify/local-time.ts';
import { templateFor } from '#pipeline/certify/templates.ts';
import { hashOf } from '#pipeline/hash.ts';
import { extractRequested } from '#pipeline/starts.ts';
import { type KeptExtract, keepRequest } from '#store/extracts.ts';
import { randomId } from '#store/random-id.ts';
import { entryOfRecord } from '#store/records.ts';
import type { ServerPorts } from './ports.ts';
import { lockedState } from './record-now.ts';
import { saveDecision } from './save-decision.ts';

interface Asked {
  /** Asking twice with one key is asking once. */
  readonly idempotencyKey: string;
  readonly requester: Requester;
  readonly copies: number;
}

/** A citizen is waiting: what follows goes before all other work. Throws `record.not-approved`, `id.not-found`. */
export async function requestExtract(
  { store, now }: ServerPorts,
  officer: Officer,
  recordId: RecordId,
  asked: Asked,
): Promise<KeptExtract> {
  return store.db.transaction().execute(async (tx) => {
    const entry = await entryOfRecord(tx, recordId);
    const state = await lockedState(tx, recordId);
    if (state.status !== 'approved') throw new ExpectedError('record.not-approved', { recordId });
    const at = now();
    const request: ExtractRequest = {
      extractId: ExtractId.parse(randomId('extract')),
      recordId,
      kind: entry.kind,
      templateId: templateFor(entry.kind, localDay(at)).id,
      copies: asked.copies,
      requester: asked.requester,
      requestedBy: officer.id,
      requestedAt: at.toISOString(),
    };
    const { extract, isNew } = await keepRequest(tx, request, asked.idempotencyKey);
    if (!isNew) return extract;
    await saveDecision(tx, {
      step: extractRequested.name,
      subjectId: extract.id,
      inputHash: hashOf(request),
      output: request,
      by: officer.id,
      at,
      source: null,
      bookId: entry.bookId,
      pageId: null,
      priority: 0,
    });
    return extract;
  });
}
