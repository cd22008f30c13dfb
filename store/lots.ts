import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { ExpectedError } from '#schemas/errors.ts';
import type { Settled } from '#schemas/field.ts';
import { type BookId, EntryId, OfficerId } from '#schemas/ids.ts';
import { LotPlan, LotVerdict } from '#schemas/quality.ts';
import { FieldKey } from '#schemas/record/kinds.ts';
import type { Db } from './open.ts';
import type { BookLotTable } from './tables.ts';

/** A round of sampling of a book. */
export interface Lot {
  readonly bookId: BookId;
  /** From 1. */
  readonly round: number;
  readonly plan: LotPlan;
  readonly verdict: LotVerdict;
  readonly drawnBy: OfficerId;
  readonly drawnAt: Date;
  /** Null while fields wait for their second answer. */
  readonly judgedAt: Date | null;
}

const lotFrom = (bookId: BookId, row: Selectable<BookLotTable>): Lot => ({
  bookId,
  round: row.round,
  plan: LotPlan.parse(row.plan),
  verdict: LotVerdict.parse(row.verdict),
  drawnBy: OfficerId.parse(row.drawn_by),
  drawnAt: row.drawn_at,
  judgedAt: row.judged_at,
});

/** The first round first. */
export async function lotsOf(db: Db, bookId: BookId): Promise<Lot[]> {
  const rows = await db
    .selectFrom('book_lot')
    .selectAll()
    .where('book_id', '=', bookId)
    .orderBy('round')
    .execute();
  return rows.map((row) => lotFrom(bookId, row));
}

/** A round, its row locked until the transaction ends: of two last answers one sees the other. Throws `id.not-found`. */
export async function lockLot(tx: Db, bookId: BookId, round: number): Promise<Lot> {
  const row = await tx
    .selectFrom('book_lot')
    .selectAll()
    .where('book_id', '=', bookId)
    .where('round', '=', round)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new ExpectedError('id.not-found', { id: bookId });
  return lotFrom(bookId, row);
}

export async function keepLot(tx: Db, lot: Pick<Lot, 'bookId' | 'round' | 'plan' | 'drawnBy' | 'drawnAt'>) {
  await tx
    .insertInto('book_lot')
    .values({
      book_id: lot.bookId,
      round: lot.round,
      plan: JSON.stringify(lot.plan),
      verdict: 'drawn' satisfies LotVerdict,
      drawn_by: lot.drawnBy,
      drawn_at: lot.drawnAt,
    })
    .execute();
}

/** Once and for all. */
export async function keepVerdict(
  tx: Db,
  { bookId, round }: Lot,
  verdict: LotVerdict,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('book_lot')
    .set({ verdict, judged_at: at })
    .where('book_id', '=', bookId)
    .where('round', '=', round)
    .execute();
}

/** Holds a book against whoever else would draw its sample. Throws `id.not-found`. */
export async function lockBook(tx: Db, bookId: BookId): Promise<void> {
  const row = await tx
    .selectFrom('book')
    .select('id')
    .where('id', '=', bookId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new ExpectedError('id.not-found', { id: bookId });
}

/** The newest settled fields of a book's verified and approved entries, one row a field. */
const settledFields = (bookId: BookId) => sql`
  select entry.id as entry_id, entry.status, field.key as field, field.value ->> 'settled' as settled
  from entry
  join lateral (
    select event.body -> 'fields' as fields from event
    where event.record_id = entry.record_id and event.kind = 'entry-verified' order by event.seq desc limit 1
  ) newest on true
  cross join lateral jsonb_each(newest.fields) field
  where entry.book_id = ${bookId} and entry.status in ('verified', 'approved')`;

/** Every field that can be drawn: those of the verified entries. */
export async function lotFields(db: Db, bookId: BookId): Promise<{ entryId: EntryId; field: FieldKey }[]> {
  const { rows } = await sql<{ entry_id: string; field: string }>`
    select entry_id, field from (${settledFields(bookId)}) fields`.execute(db);
  return rows.map((row) => ({ entryId: EntryId.parse(row.entry_id), field: FieldKey.parse(row.field) }));
}

/** How many fields of each key there are, by what they rest on; `one-look` where nothing is said. */
export async function lotCounts(
  db: Db,
  bookId: BookId,
): Promise<{ field: FieldKey; settled: string; count: number }[]> {
  const { rows } = await sql<{ field: string; settled: string; count: number }>`
    select field, coalesce(settled, 'one-look') as settled, count(*)::int as count
    from (${settledFields(bookId)}) fields group by 1, 2`.execute(db);
  return rows.map((row) => ({ ...row, field: FieldKey.parse(row.field) }));
}

/** Fields of entries not approved yet whose values rest on one of these, by entry in the order of the book. */
export async function settledBy(
  db: Db,
  bookId: BookId,
  rests: readonly Settled[],
): Promise<{ entryId: EntryId; fields: FieldKey[] }[]> {
  const { rows } = await sql<{ entry_id: string; fields: string[] }>`
    select fields.entry_id, array_agg(field order by field) as fields
    from (${settledFields(bookId)}) fields
    join entry on entry.id = fields.entry_id join page on page.id = entry.page_id
    where fields.status = 'verified' and coalesce(settled, 'one-look') = any(${[...rests]})
    group by fields.entry_id, page.ordinal, entry.ordinal order by page.ordinal, entry.ordinal`.execute(db);
  return rows.map((row) => ({
    entryId: EntryId.parse(row.entry_id),
    fields: row.fields.map((field) => FieldKey.parse(field)),
  }));
}
