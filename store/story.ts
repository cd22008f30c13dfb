import type { RecordId } from '#schemas/ids.ts';
import type { Db } from './open.ts';

/** One run that made something: machine or person. */
export interface StoryRun {
  readonly subjectId: string;
  readonly step: string;
  readonly version: number;
  readonly inputHash: string;
  readonly outputHash: string;
  readonly by: string;
  readonly tookMs: number;
  readonly finishedAt: Date;
  readonly output: object;
}

/** Everything that led to a subject, oldest first. */
export interface Story {
  readonly book: { readonly id: string; readonly title: string } | null;
  readonly page: {
    readonly id: string;
    readonly fileName: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly loadedAt: Date;
  } | null;
  readonly entryIds: readonly string[];
  readonly recordId: RecordId | null;
  readonly runs: readonly StoryRun[];
  readonly events: readonly { seq: number; kind: string; at: Date; by: string }[];
  readonly extract: { readonly id: string; readonly number: string | null; readonly status: string } | null;
}

/**
 * The story of a page, entry, record, extract or extract number, traced back to its scan; null when nothing has that
 * name. Of a page it is the story of the page and of its entries up to people; of a paper, of just what it rests on.
 */
export async function storyOf(db: Db, id: string): Promise<Story | null> {
  const extract = await db
    .selectFrom('extract')
    .select(['id', 'number', 'status', 'record_id'])
    .where((where) => where.or([where('id', '=', id), where('number', '=', id)]))
    .executeTakeFirst();
  const recordId = extract?.record_id ?? id;
  const entry = await db
    .selectFrom('entry')
    .select(['id', 'page_id', 'record_id'])
    .where((where) => where.or([where('id', '=', id), where('record_id', '=', recordId)]))
    .executeTakeFirst();
  const page = await db
    .selectFrom('page')
    .innerJoin('book', 'book.id', 'page.book_id')
    .select([
      'page.id',
      'page.file_name',
      'page.sha256',
      'page.bytes',
      'page.loaded_at',
      'book.id as book_id',
      'book.title',
    ])
    .where('page.id', '=', entry?.page_id ?? id)
    .executeTakeFirst();
  if (!page && !extract) return null;
  const entries = entry
    ? [entry]
    : await db
        .selectFrom('entry')
        .select(['id', 'page_id', 'record_id'])
        .where('page_id', '=', page?.id ?? '')
        .orderBy('ordinal')
        .execute();
  const subjects = [page?.id, ...entries.map((one) => one.id), extract?.id].filter(
    (one) => one !== undefined,
  );
  const runs = await db
    .selectFrom('step_output')
    .selectAll()
    .where('subject_id', 'in', subjects)
    .orderBy('finished_at')
    .execute();
  const record = entry?.record_id ?? (entries.length === 1 ? entries[0]?.record_id : null) ?? null;
  const events = record
    ? await db
        .selectFrom('event')
        .select(['seq', 'kind', 'at', 'by'])
        .where('record_id', '=', record)
        .orderBy('seq')
        .execute()
    : [];
  return {
    book: page ? { id: page.book_id, title: page.title } : null,
    page: page
      ? {
          id: page.id,
          fileName: page.file_name,
          sha256: page.sha256,
          bytes: page.bytes,
          loadedAt: page.loaded_at,
        }
      : null,
    entryIds: entries.map((one) => one.id),
    recordId: record as RecordId | null,
    runs: runs.map((row) => ({
      subjectId: row.subject_id,
      step: row.step,
      version: row.version,
      inputHash: row.input_hash,
      outputHash: row.output_hash,
      by: row.by,
      tookMs: row.took_ms,
      finishedAt: row.finished_at,
      output: row.output,
    })),
    events,
    extract: extract ? { id: extract.id, number: extract.number, status: extract.status } : null,
  };
}
