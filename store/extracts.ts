import { type Selectable, sql } from 'kysely';
import { ExtractStatus } from '#schemas/api/extracts.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { AuthorizedExtract, ExtractRequest, SealedExtract } from '#schemas/extract.ts';
import { fold } from '#schemas/fold.ts';
import { type BookId, ExtractId, type OfficerId, RecordId } from '#schemas/ids.ts';
import { appendEvent } from './events.ts';
import { nextSeq } from './lock-record.ts';
import { takeNumber } from './numbers.ts';
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

export const extractFrom = (row: Selectable<ExtractTable>): KeptExtract => ({
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
      find_fold: fold(request.requester.name),
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

/**
 * What waits for this officer's hand, the longest first: requests, and papers of theirs that their own program has not
 * signed yet. Of entries in these books; null: in all.
 */
export async function waitingExtracts(
  db: Db,
  officerId: OfficerId,
  books: readonly BookId[] | null,
  limit: number,
): Promise<KeptExtract[]> {
  let waiting = db
    .selectFrom('extract')
    .selectAll()
    .where(
      sql<boolean>`(status = 'requested' or (status = 'authorized'
        and authorized #>> '{signatory,officerId}' = ${officerId}
        and not jsonb_exists(authorized, 'signingSessionId')))`,
    )
    .orderBy('created_at')
    .limit(limit);
  if (books !== null)
    waiting = waiting.where('record_id', 'in', (eb) =>
      eb
        .selectFrom('entry')
        .select('record_id')
        .where('book_id', '=', sql<string>`any(${[...books]})`),
    );
  const rows = await waiting.execute();
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

/** `names`: of the record's people, for finding the paper in the issue book. */
export async function keepAuthorized(
  tx: Db,
  authorized: AuthorizedExtract,
  names: readonly string[],
): Promise<void> {
  const [sequence, year, series] = authorized.number.split('/');
  await tx
    .updateTable('extract')
    .set({
      status: 'authorized',
      number: authorized.number,
      code: authorized.code,
      authorized: JSON.stringify(authorized),
      body: authorized.issuingBody.name,
      series: series ?? '',
      year: Number(year),
      sequence: Number(sequence),
      issued_on: authorized.issuedOn,
      find_fold: sql<string>`extract.find_fold || ' ' || ${fold(names.join(' '))}`,
    })
    .where('id', '=', authorized.extractId)
    .where('status', '=', 'requested')
    .execute();
}

/**
 * A request turned down, a number lost, or a paper called back, said in the record's journal; its number is never given
 * again. False, changing nothing, when the extract is not in a state of `from`.
 */
export async function keepVoided(
  db: Db,
  voided: {
    readonly id: ExtractId;
    readonly recordId: RecordId;
    readonly number: string | null;
    readonly reason: string;
    readonly by: OfficerId;
    readonly at: Date;
    readonly from: readonly ExtractStatus[];
  },
): Promise<boolean> {
  const { id, recordId, number, reason, by, at, from } = voided;
  const run = async (tx: Db): Promise<boolean> => {
    const seq = await nextSeq(tx, recordId);
    const kept = await tx
      .updateTable('extract')
      .set({ status: 'voided', reason })
      .where('id', '=', id)
      .where('status', 'in', [...from])
      .executeTakeFirst();
    if (kept.numUpdatedRows === 0n) return false;
    await appendEvent(tx, {
      kind: 'extract-voided',
      recordId,
      seq,
      at: at.toISOString(),
      by,
      extractId: id,
      number,
      reason,
    });
    return true;
  };
  return db.isTransaction ? run(db) : db.transaction().execute(run);
}

/**
 * Papers that have a number and no seal although it should long be there: a minute after an officer's key was to sign
 * them here, a quarter of an hour where a program of their own does.
 */
export async function overdueForSeal(db: Db, at: Date): Promise<KeptExtract[]> {
  const rows = await db
    .selectFrom('extract')
    .selectAll()
    .where('status', '=', 'authorized')
    .where(
      sql<boolean>`(authorized ->> 'authorizedAt')::timestamptz
        + case when jsonb_exists(authorized, 'signingSessionId') then interval '1 minute' else interval '15 minutes' end
        < ${at}`,
    )
    .execute();
  return rows.map(extractFrom);
}

/**
 * Keeps a sealed paper and says so in the record's journal, with a receipt where a fee is paid; the same again changes
 * nothing. Throws `extract.voided` when it was voided meanwhile. Call it in the transaction that saves the step's output.
 */
export async function finishExtract(tx: Db, sealed: SealedExtract): Promise<void> {
  const seq = await nextSeq(tx, sealed.recordId);
  const kept = await tx
    .updateTable('extract')
    .set({
      status: 'sealed',
      sealed: JSON.stringify(sealed),
      sealed_at: new Date(sealed.sealedAt),
      pdf: sealed.pdf,
      level: sealed.level,
    })
    .where('id', '=', sealed.extractId)
    .where('status', '=', 'authorized')
    .returning(['request', 'body', 'year', 'requested_by'])
    .executeTakeFirst();
  if (!kept) {
    const now = await extractById(tx, sealed.extractId);
    if (now.status === 'sealed') return;
    throw new ExpectedError('extract.voided', { number: sealed.number });
  }
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
  const { fee } = ExtractRequest.parse(kept.request);
  if (!fee || fee.total === 0 || kept.body === null || kept.year === null) return;
  const at = new Date(sealed.sealedAt);
  const { body, year } = kept;
  await tx
    .insertInto('receipt')
    .values({
      extract_id: sealed.extractId,
      body,
      year,
      sequence: await takeNumber(tx, { body, series: 'BL', year }, at),
      total: fee.total,
      by: kept.requested_by,
      at,
    })
    .execute();
}

/** Receipts of these extracts, as numbered. */
export async function receiptsOf(db: Db, ids: readonly ExtractId[]): Promise<ReadonlyMap<ExtractId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('receipt')
    .selectAll()
    .where('extract_id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [ExtractId.parse(row.extract_id), `${row.sequence}/${row.year}/BL`]));
}
