import { BookManifest } from '#schemas/book.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { ReadBook } from '#schemas/steps.ts';
import { sql } from 'kysely';
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
  const values = await fieldValues(db, bookId, steps);
  const manifest = BookManifest.safeParse(
    (await db.selectFrom('book').select('manifest').where('id', '=', bookId).executeTakeFirst())?.manifest,
  );
  return ReadBook.parse({
    bookId,
    ...(manifest.success ? { registerBody: manifest.data.registerBody, year: manifest.data.year } : {}),
    pages: pages
      .sort((a, b) => a.ordinal - b.ordinal)
      .map((page) => ({ pageId: page.id, ordinal: page.ordinal, setAside: setAside.has(page.id) })),
    entries: entries.map((entry) => ({
      entryId: entry.id,
      pageId: entry.page_id,
      entryNo: entry.entry_no,
      ...values.get(entry.id),
    })),
  });
}

/** Values by which entries are held against each other. */
const held: readonly FieldKey[] = [
  ...(['registrationDate', 'signatory', 'motherResidence', 'fatherResidence'] as const),
  ...(['wifeResidence', 'husbandResidence', 'deceasedResidence'] as const),
];

/** By entry, of its newest output that has fields; every value of a book with ditto marks, a few of any other. */
async function fieldValues(
  db: Db,
  bookId: string,
  steps: readonly string[],
): Promise<ReadonlyMap<string, { values: Record<string, string | null>; dittos?: string[] }>> {
  const { rows } = await sql<{ id: string; values: Record<string, string | null>; dittos: string[] }>`
    with newest as (
      select distinct on (o.subject_id) o.subject_id as id, o.output -> 'fields' as fields
      from step_output o join entry on entry.id = o.subject_id
      where entry.book_id = ${bookId} and o.step in (${sql.join([...steps])}) and jsonb_exists(o.output, 'fields')
      order by o.subject_id, o.finished_at desc),
    marked as (select bool_or(jsonb_path_exists(fields, '$.*.doubts[*] ? (@ == "ditto")')) as has_ditto from newest)
    select id,
      coalesce((select jsonb_object_agg(key, value -> 'value') from jsonb_each(fields)
        where marked.has_ditto or key in (${sql.join([...held])})), '{}') as values,
      coalesce((select jsonb_agg(key) from jsonb_each(fields) where jsonb_exists(value -> 'doubts', 'ditto')), '[]') as dittos
    from newest, marked`.execute(db);
  return new Map(
    rows.map(({ id, values, dittos }) => [id, dittos.length > 0 ? { values, dittos } : { values }]),
  );
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
