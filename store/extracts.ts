import { type Selectable, sql } from 'kysely';
import { ExtractStatus } from '#schemas/api/extracts.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { RecordEvent } from '#schemas/events.ts';
import { AuthorizedExtract, ExtractRequest, SealedExtract } from '#schemas/extract.ts';
import { fold } from '#schemas/fold.ts';
import { type BookId, ExtractId, type OfficerId, RecordId, Sha256 } from '#schemas/ids.ts';
import { appendEvent } from './events.ts';
import { lockRecord, nextSeq } from './lock-record.ts';
import { mustNotRunBackwards, nextNumber } from './numbers.ts';
import type { Db } from './open.ts';
import { together } from './together.ts';
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

/** What an officer asked for with this key before; null: nothing. */
export async function extractByKey(
  db: Db,
  officerId: OfficerId,
  idempotencyKey: string,
): Promise<KeptExtract | null> {
  const row = await db
    .selectFrom('extract')
    .selectAll()
    .where('requested_by', '=', officerId)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst();
  return row ? extractFrom(row) : null;
}

/** Thrown by `keepRequest`: the officer asked with the same key meanwhile; `extractByKey` has it. */
export class AskedMeanwhile extends Error {}

/** Keeps a new request, authorized at once where an officer lets the counter sign. `names`: as for `keepAuthorized`. */
export async function keepRequest(
  tx: Db,
  request: ExtractRequest,
  idempotencyKey: string,
  authorized: { readonly extract: AuthorizedExtract; readonly names: readonly string[] } | null,
): Promise<void> {
  const asked = fold(request.requester.name);
  const kept = await tx
    .insertInto('extract')
    .values({
      id: request.extractId,
      record_id: request.recordId,
      kind: request.kind,
      template_id: request.templateId,
      request: JSON.stringify(request),
      requested_by: request.requestedBy,
      idempotency_key: idempotencyKey,
      created_at: new Date(request.requestedAt),
      status: 'requested',
      ...(authorized && authorizedColumns(authorized.extract)),
      find_fold: authorized ? `${asked} ${fold(authorized.names.join(' '))}` : asked,
    })
    .onConflict((conflict) => conflict.columns(['requested_by', 'idempotency_key']).doNothing())
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows === 0n) throw new AskedMeanwhile();
}

/** Throws `id.not-found`. */
export async function extractById(db: Db, id: ExtractId): Promise<KeptExtract> {
  const row = await db.selectFrom('extract').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new ExpectedError('id.not-found', { id });
  return extractFrom(row);
}

/** A sealed paper's number and where its newest bytes are; null while there is none, and when it was voided. */
export async function sealedPaperOf(db: Db, id: ExtractId): Promise<{ number: string; pdf: Sha256 } | null> {
  const row = await db
    .selectFrom('extract')
    .select(['number', 'pdf'])
    .where('id', '=', id)
    .where('status', '=', 'sealed')
    .executeTakeFirst();
  return row ? { number: row.number ?? '', pdf: Sha256.parse(row.pdf) } : null;
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

function authorizedColumns(authorized: AuthorizedExtract) {
  const [sequence, year, series] = authorized.number.split('/');
  return {
    status: 'authorized',
    number: authorized.number,
    code: authorized.code,
    authorized: JSON.stringify(authorized),
    body: authorized.issuingBody.name,
    series: series ?? '',
    year: Number(year),
    sequence: Number(sequence),
    issued_on: authorized.issuedOn,
  };
}

/** `names`: of the record's people, for finding the paper in the issue book. */
export async function keepAuthorized(
  tx: Db,
  authorized: AuthorizedExtract,
  names: readonly string[],
): Promise<void> {
  await tx
    .updateTable('extract')
    .set({
      ...authorizedColumns(authorized),
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
 * nothing. Throws `extract.voided` when it was voided meanwhile, `clock.wrong`. Call it in the transaction that saves the
 * step's output.
 */
export async function finishExtract(tx: Db, sealed: SealedExtract): Promise<void> {
  const { extractId, recordId, number, pdf, level, signedBy: by, sealedAt: at } = sealed;
  const event = { kind: 'extract-sealed', recordId, at, by, extractId, number, pdf } satisfies Omit<
    Extract<RecordEvent, { kind: 'extract-sealed' }>,
    'seq'
  >;
  const [, { rows }] = await together(tx, (tx) => [
    lockRecord(tx, recordId),
    sql<{ receipt_at: Date | null }>`
      with kept as (
        update extract set status = 'sealed', sealed = ${JSON.stringify(sealed)}, sealed_at = ${at}, pdf = ${pdf}, level = ${level}
        where id = ${extractId} and status = 'authorized'
        returning id, fee, body, year, requested_by
      ), happened as (
        insert into event (record_id, seq, kind, at, by, body)
        select ${recordId}, last.seq + 1, ${event.kind}, ${at}, ${by},
          ${JSON.stringify(event)}::jsonb || jsonb_build_object('seq', last.seq + 1)
        from kept, (select max(seq) as seq from event where record_id = ${recordId}) as last
      ), paid as (
        select * from kept where fee > 0
      ), numbered as (${nextNumber(sql`select body, 'BL', year, 1, ${at}::timestamptz from paid`)}
      ), receipted as (
        insert into receipt (extract_id, body, year, sequence, total, by, at)
        select paid.id, paid.body, paid.year, numbered.last, paid.fee, paid.requested_by, ${at} from paid, numbered
      )
      select (select last_at from numbered) as receipt_at from kept`.execute(tx),
  ]);
  const [kept] = rows;
  if (kept) mustNotRunBackwards(kept.receipt_at, new Date(at));
  else if ((await extractById(tx, extractId)).status !== 'sealed')
    throw new ExpectedError('extract.voided', { number });
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

/** What is shown beside an extract and stands elsewhere. */
export interface ExtractFacts {
  /** Name of the officer who asked for the citizen. */
  readonly askedBy: string;
  /** Of the record's people, whom it is about first. */
  readonly names: readonly string[];
  /** As numbered; null: nothing was paid. */
  readonly receiptNo: string | null;
}

export async function factsOf(
  db: Db,
  ids: readonly ExtractId[],
): Promise<ReadonlyMap<ExtractId, ExtractFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('extract')
    .leftJoin('officer', 'officer.id', 'extract.requested_by')
    .leftJoin('entry', 'entry.record_id', 'extract.record_id')
    .leftJoin('receipt', 'receipt.extract_id', 'extract.id')
    .select(['extract.id', 'officer.name', 'entry.names', 'receipt.sequence', 'receipt.year'])
    .where('extract.id', '=', sql<string>`any(${[...ids]})`)
    .execute();
  return new Map(
    rows.map(({ id, name, names, sequence, year }) => [
      ExtractId.parse(id),
      {
        askedBy: name ?? '',
        names: names ?? [],
        receiptNo: sequence === null ? null : `${sequence}/${year}/BL`,
      },
    ]),
  );
}
