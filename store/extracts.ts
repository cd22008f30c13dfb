import { type Selectable, sql } from 'kysely';
import { ExtractStatus } from '#schemas/api/extracts.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { AuthorizedExtract, ExtractRequest, SealedExtract } from '#schemas/extract.ts';
import { type BookId, ExtractId, RecordId } from '#schemas/ids.ts';
import { appendEvent } from './events.ts';
import { nextSeq } from './lock-record.ts';
import type { Db } from './open.ts';
import type { ExtractTable } from './tables.ts';

/** An extract from its request on; each later part is null until it is reached. */
export interface KeptExtract {
  readonly id: ExtractId;
  readonly recordId: RecordId;
  readonly status: ExtractStatus;
  readonly request: ExtractRequest;
  readonly authorized: AuthorizedExtract | null;
  readonly sealed: SealedExtract | null;
  readonly number: string | null;
  readonly code: string | null;
  readonly reason: string | null;
}

const extractFrom = (row: Selectable<ExtractTable>): KeptExtract => ({
  id: ExtractId.parse(row.id),
  recordId: RecordId.parse(row.record_id),
  status: ExtractStatus.parse(row.status),
  request: ExtractRequest.parse(row.request),
  authorized: row.authorized && AuthorizedExtract.parse(row.authorized),
  sealed: row.sealed && SealedExtract.parse(row.sealed),
  number: row.number,
  code: row.code,
  reason: row.reason,
});

/** Keeps a request; the same officer with the same key gets the extract that is there already. */
export async function keepRequest(
  tx: Db,
  request: ExtractRequest,
  idempotencyKey: string,
): Promise<{ extract: KeptExtract; isNew: boolean }> {
  const inserted = await tx
    .insertInto('extract')
    .values({
      id: request.extractId,
      record_id: request.recordId,
      kind: request.kind,
      template_id: request.templateId,
      request: JSON.stringify(request),
      requested_by: request.requestedBy,
      idempotency_key: idempotencyKey,
      status: 'requested',
      created_at: new Date(request.requestedAt),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted) return { extract: extractFrom(inserted), isNew: true };
  const kept = await tx
    .selectFrom('extract')
    .selectAll()
    .where('requested_by', '=', request.requestedBy)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirstOrThrow();
  return { extract: extractFrom(kept), isNew: false };
}

/** Throws `id.not-found`. */
export async function extractById(db: Db, id: ExtractId): Promise<KeptExtract> {
  const row = await db.selectFrom('extract').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new ExpectedError('id.not-found', { id });
  return extractFrom(row);
}

/** By the check code printed on it. */
export async function extractByCode(db: Db, code: string): Promise<KeptExtract | null> {
  const row = await db.selectFrom('extract').selectAll().where('code', '=', code).executeTakeFirst();
  return row ? extractFrom(row) : null;
}

/** By its number as printed; several where agencies share the store. */
export async function extractsByNumber(db: Db, number: string): Promise<KeptExtract[]> {
  const rows = await db
    .selectFrom('extract')
    .selectAll()
    .where('number', '=', number)
    .orderBy('created_at')
    .execute();
  return rows.map(extractFrom);
}

/** The newest first, of entries in these books; null: in all. */
export async function recentExtracts(
  db: Db,
  books: readonly BookId[] | null,
  limit: number,
): Promise<KeptExtract[]> {
  let newest = db.selectFrom('extract').selectAll().orderBy('created_at', 'desc').limit(limit);
  if (books !== null)
    newest = newest.where('record_id', 'in', (eb) =>
      eb
        .selectFrom('entry')
        .select('record_id')
        .where('book_id', '=', sql<string>`any(${[...books]})`),
    );
  const rows = await newest.execute();
  return rows.map(extractFrom);
}

/** The newest first. */
export async function extractsOf(db: Db, recordId: RecordId): Promise<KeptExtract[]> {
  const rows = await db
    .selectFrom('extract')
    .selectAll()
    .where('record_id', '=', recordId)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(extractFrom);
}

export async function keepAuthorized(tx: Db, authorized: AuthorizedExtract): Promise<void> {
  await tx
    .updateTable('extract')
    .set({
      status: 'authorized',
      number: authorized.number,
      code: authorized.code,
      authorized: JSON.stringify(authorized),
    })
    .where('id', '=', authorized.extractId)
    .where('status', '=', 'requested')
    .execute();
}

export async function keepVoided(tx: Db, id: ExtractId, reason: string): Promise<void> {
  await tx.updateTable('extract').set({ status: 'voided', reason }).where('id', '=', id).execute();
}

/**
 * Keeps a sealed paper and says so in the record's journal; the same again changes nothing. A paper voided meanwhile
 * stays void. Call it in the transaction that saves the step's output.
 */
export async function finishExtract(tx: Db, sealed: SealedExtract): Promise<void> {
  const seq = await nextSeq(tx, sealed.recordId);
  const kept = await tx
    .updateTable('extract')
    .set({ status: 'sealed', sealed: JSON.stringify(sealed) })
    .where('id', '=', sealed.extractId)
    .where('status', '=', 'authorized')
    .executeTakeFirst();
  if (kept.numUpdatedRows === 0n) return;
  await appendEvent(tx, {
    kind: 'extract-sealed',
    recordId: sealed.recordId,
    seq,
    at: sealed.sealedAt,
    by: sealed.signedBy,
    extractId: sealed.extractId,
    number: sealed.number,
    pdf: sealed.pdf,
  });
}
