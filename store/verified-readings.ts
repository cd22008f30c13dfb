import { RecordEvent } from '#schemas/events.ts';
import type { BookId } from '#schemas/ids.ts';
import { RecognizedEntry, type VerifiedFields } from '#schemas/steps.ts';
import type { Db } from './open.ts';

/** An entry as it was read and as a person said it stands there. */
export interface VerifiedReading {
  /** Of its page, from 1. */
  readonly pageNumber: number;
  readonly read: RecognizedEntry;
  readonly fields: VerifiedFields;
}

/** A book's entries that count as verified, in the order of the book; what was sent back does not. `step` is the one that reads. */
export async function verifiedReadings(db: Db, bookId: BookId, step: string): Promise<VerifiedReading[]> {
  const entries = await db
    .selectFrom('entry')
    .innerJoin('page', 'page.id', 'entry.page_id')
    .select(['entry.id', 'entry.record_id', 'page.ordinal'])
    .where('entry.book_id', '=', bookId)
    .where('entry.status', 'in', ['verified', 'approved'])
    .orderBy('page.ordinal')
    .orderBy('entry.ordinal')
    .execute();
  const readings: VerifiedReading[] = [];
  for (const entry of entries) {
    const output = await db
      .selectFrom('step_output')
      .select('output')
      .where('subject_id', '=', entry.id)
      .where('step', '=', step)
      .orderBy('finished_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    const last = await db
      .selectFrom('event')
      .select('body')
      .where('record_id', '=', entry.record_id)
      .where('kind', '=', 'entry-verified')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    const event = last && RecordEvent.parse(last.body);
    if (!output || event?.kind !== 'entry-verified') continue;
    readings.push({
      pageNumber: entry.ordinal + 1,
      read: RecognizedEntry.parse(output.output),
      fields: event.fields,
    });
  }
  return readings;
}
