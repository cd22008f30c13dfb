import { BookManifest, type RegisterBody } from '#schemas/book.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { Box, ImageRef } from '#schemas/geometry.ts';
import { BookId, type EntryId, PageId } from '#schemas/ids.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import type { Db } from './open.ts';

/** Where an entry stands, and when it was written as far as is known. */
export interface EntryPlace {
  readonly bookId: BookId;
  /** Position of its page in the book, from 0. */
  readonly pageOrdinal: number;
  readonly kind: RecordKind;
  readonly registerBody: RegisterBody;
  /** ISO partial date: of its registration, else the year the book was opened. */
  readonly writtenOn: string;
}

/** Throws `id.not-found`. */
export async function entryPlace(db: Db, id: EntryId): Promise<EntryPlace> {
  const row = await db
    .selectFrom('entry')
    .innerJoin('book', 'book.id', 'entry.book_id')
    .innerJoin('page', 'page.id', 'entry.page_id')
    .select(['entry.book_id', 'entry.kind', 'entry.registration_date', 'book.manifest', 'page.ordinal'])
    .where('entry.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new ExpectedError('id.not-found', { id });
  const { registerBody, year } = BookManifest.parse(row.manifest);
  return {
    bookId: BookId.parse(row.book_id),
    pageOrdinal: row.ordinal,
    kind: RecordKind.parse(row.kind),
    registerBody,
    writtenOn: row.registration_date ?? String(year),
  };
}

/** Where an entry is seen: its page's picture and its box on it, of the newest output of `step`. */
export interface EntryPicture {
  readonly pageId: PageId;
  readonly bookTitle: string;
  /** From 1. */
  readonly pageNumber: number;
  readonly gray: ImageRef;
  readonly box: Box;
}

/** Null when no such output is there. */
export async function entryPicture(db: Db, id: EntryId, step: string): Promise<EntryPicture | null> {
  const row = await db
    .selectFrom('entry')
    .innerJoin('book', 'book.id', 'entry.book_id')
    .innerJoin('page', 'page.id', 'entry.page_id')
    .innerJoin('step_output', 'step_output.subject_id', 'entry.id')
    .select(({ ref }) => [
      'page.id',
      'page.ordinal',
      'book.title',
      ref('step_output.output', '->')
        .key('gray' as never)
        .as('gray'),
      ref('step_output.output', '->')
        .key('box' as never)
        .as('box'),
    ])
    .where('entry.id', '=', id)
    .where('step_output.step', '=', step)
    .orderBy('step_output.finished_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    pageId: PageId.parse(row.id),
    bookTitle: row.title,
    pageNumber: row.ordinal + 1,
    gray: ImageRef.parse(row.gray),
    box: Box.parse(row.box),
  };
}
