import { ReadBook } from '#schemas/steps.ts';
import type { Db } from './open.ts';

/**
 * A book as read, when it was loaded to its end and none of `steps` is still due for it; null before that. Whoever
 * settles a book's last row asks after committing: the last one surely sees nothing left (@source ADR 0009).
 */
export async function readWholeBook(
  db: Db,
  bookId: string,
  steps: readonly string[],
): Promise<ReadBook | null> {
  const book = await db.selectFrom('book').select('loaded_at').where('id', '=', bookId).executeTakeFirst();
  if (!book?.loaded_at) return null;
  const open = await db
    .selectFrom('outbox')
    .select('id')
    .where('book_id', '=', bookId)
    .where('step', 'in', [...steps])
    .where('state', 'in', ['due', 'sent'])
    .limit(1)
    .executeTakeFirst();
  if (open) return null;
  const failed = await db
    .selectFrom('outbox')
    .select('page_id')
    .distinct()
    .where('book_id', '=', bookId)
    .where('state', '=', 'failed')
    .execute();
  const setAside = new Set(failed.map((row) => row.page_id));
  const pages = await db.selectFrom('page').select(['id', 'ordinal']).where('book_id', '=', bookId).execute();
  const entries = await db
    .selectFrom('entry')
    .innerJoin('page', 'page.id', 'entry.page_id')
    .select(['entry.id', 'entry.page_id', 'entry.entry_no'])
    .where('entry.book_id', '=', bookId)
    .orderBy('page.ordinal')
    .orderBy('entry.ordinal')
    .execute();
  return ReadBook.parse({
    bookId,
    pages: pages
      .sort((a, b) => a.ordinal - b.ordinal)
      .map((page) => ({ pageId: page.id, ordinal: page.ordinal, setAside: setAside.has(page.id) })),
    entries: entries.map((entry) => ({ entryId: entry.id, pageId: entry.page_id, entryNo: entry.entry_no })),
  });
}

/** Makes a book's own step due; the same reading of the book only once. */
export async function bookDue(
  db: Db,
  bookId: string,
  job: { step: string; version: number; queue: string; inputHash: string },
): Promise<void> {
  await db
    .insertInto('outbox')
    .values({
      step: job.step,
      version: job.version,
      queue: job.queue,
      subject_id: bookId,
      input_hash: job.inputHash,
      source_step: job.step,
      source_subject_id: bookId,
      source_version: job.version,
      source_input_hash: job.inputHash,
      book_id: bookId,
      page_id: null,
      priority: 50,
      state: 'due',
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
