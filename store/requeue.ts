import type { Db } from './open.ts';
import type { JobRow, OutputKey } from './outputs.ts';

/** A step's newest output of one subject, and where it belongs. */
export interface SourceOutput {
  readonly key: OutputKey;
  readonly output: object;
  readonly place: { readonly bookId: string | null; readonly pageId: string | null };
}

/** The newest outputs of a step, subject by subject in the order of their ids, those after `after`. */
export async function newestOutputs(
  db: Db,
  step: string,
  after: string,
  most: number,
): Promise<SourceOutput[]> {
  const rows = await db
    .selectFrom('step_output')
    .distinctOn('subject_id')
    .selectAll()
    .where('step', '=', step)
    .where('subject_id', '>', after)
    .orderBy('subject_id')
    .orderBy('finished_at', 'desc')
    .limit(most)
    .execute();
  return Promise.all(
    rows.map(async (row) => ({
      key: { subjectId: row.subject_id, step, version: row.version, inputHash: row.input_hash },
      output: row.output,
      place: await placeOf(db, row.subject_id),
    })),
  );
}

async function placeOf(db: Db, subjectId: string): Promise<SourceOutput['place']> {
  const page = await db
    .selectFrom('page')
    .select(['id', 'book_id'])
    .where('id', '=', subjectId)
    .executeTakeFirst();
  if (page) return { bookId: page.book_id, pageId: page.id };
  const entry = await db
    .selectFrom('entry')
    .select(['page_id', 'book_id'])
    .where('id', '=', subjectId)
    .executeTakeFirst();
  return { bookId: entry?.book_id ?? null, pageId: entry?.page_id ?? null };
}

/** Makes a run due behind all ordinary work, unless it ever was; true when it is new. */
export async function makeDue(db: Db, source: SourceOutput, job: JobRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('outbox')
    .values({
      step: job.step,
      version: job.version,
      queue: job.queue,
      subject_id: job.subjectId,
      input_hash: job.inputHash,
      source_step: source.key.step,
      source_subject_id: source.key.subjectId,
      source_version: source.key.version,
      source_input_hash: source.key.inputHash,
      book_id: source.place.bookId,
      page_id: source.place.pageId,
      priority: 200,
      state: 'due',
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
