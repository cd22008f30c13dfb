import { sql } from 'kysely';
import { type LedgerMark, MarkKind } from '#schemas/api/ledger.ts';
import { BookId, OfficerId } from '#schemas/ids.ts';
import type { Db } from './open.ts';

/** What somebody said of a number of a book; `by` is who, not their name. */
export interface KeptMark extends Omit<LedgerMark, 'by' | 'isOfSeries'> {
  readonly year: number;
  readonly number: number;
  readonly by: OfficerId;
}

/** Those that hold, of one book or of all. */
export async function marksOf(db: Db, bookId?: BookId): Promise<(KeptMark & { bookId: BookId })[]> {
  const rows = await db
    .selectFrom('ledger_mark')
    .select(['book_id', 'year', 'number', 'mark', 'note', 'by', 'at'])
    .$if(bookId !== undefined, (query) => query.where('book_id', '=', bookId ?? ''))
    .where('undone_at', 'is', null)
    .orderBy('book_id')
    .orderBy('year')
    .orderBy('number')
    .execute();
  return rows.map(({ book_id, ...row }) => ({
    ...row,
    bookId: BookId.parse(book_id),
    mark: MarkKind.parse(row.mark),
    by: OfficerId.parse(row.by),
    at: row.at.toISOString(),
  }));
}

/** Says the same of several numbers; what was said of them before is taken back. Call it inside a transaction. */
export async function keepMarks(
  tx: Db,
  mark: { bookId: BookId; year: number; numbers: readonly number[]; mark: MarkKind; note: string },
  by: OfficerId,
  at: Date,
): Promise<void> {
  const [from, to] = [Math.min(...mark.numbers), Math.max(...mark.numbers)];
  await takeBackMarks(tx, { bookId: mark.bookId, year: mark.year, from, to }, by, at, mark.numbers);
  await tx
    .insertInto('ledger_mark')
    .values(
      mark.numbers.map((number) => ({
        book_id: mark.bookId,
        year: mark.year,
        number,
        mark: mark.mark,
        note: mark.note,
        by,
        at,
      })),
    )
    .execute();
}

/** Of a span of numbers, or of some of it. Returns how many held. */
export async function takeBackMarks(
  tx: Db,
  span: { bookId: BookId; year: number; from: number; to: number },
  by: OfficerId,
  at: Date,
  only?: readonly number[],
): Promise<number> {
  const done = await tx
    .updateTable('ledger_mark')
    .set({ undone_by: by, undone_at: at })
    .where('book_id', '=', span.bookId)
    .where('year', '=', span.year)
    .where('number', '>=', span.from)
    .where('number', '<=', span.to)
    .where('undone_at', 'is', null)
    .$if(only !== undefined, (query) => query.where(sql<boolean>`number = any(${[...(only ?? [])]}::int[])`))
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}
