import { BookId, EntryId } from '#schemas/ids.ts';
import type { Db } from './open.ts';

/** An entry nobody verified yet, and which models its newest reading is by (null: those shipped). */
export interface UnverifiedReading {
  readonly entryId: EntryId;
  readonly bookId: BookId;
  readonly readWith: string | null;
  /** What the step that read it followed: whose output it was. */
  readonly sourceSubjectId: string;
}

/** Of one book, or of all; `step` is the one that reads. */
export async function unverifiedReadings(
  db: Db,
  step: string,
  bookId: BookId | null,
): Promise<UnverifiedReading[]> {
  let query = db
    .selectFrom('step_output')
    .innerJoin('entry', 'entry.id', 'step_output.subject_id')
    .distinctOn('step_output.subject_id')
    .select(['subject_id', 'read_with', 'source_subject_id', 'entry.book_id'])
    .where('step_output.step', '=', step)
    .where('entry.status', '=', 'unverified')
    .orderBy('step_output.subject_id')
    .orderBy('step_output.finished_at', 'desc');
  if (bookId !== null) query = query.where('entry.book_id', '=', bookId);
  const rows = await query.execute();
  return rows.flatMap((row) =>
    row.source_subject_id === null
      ? []
      : [
          {
            entryId: EntryId.parse(row.subject_id),
            bookId: BookId.parse(row.book_id),
            readWith: row.read_with,
            sourceSubjectId: row.source_subject_id,
          },
        ],
  );
}
