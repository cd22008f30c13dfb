import { z } from 'zod';
import { RecordStatus } from './events.ts';
import { FieldState } from './field.ts';
import { EntryId, ExtractId, RecordId } from './ids.ts';
import { FieldKey, RecordKind } from './record/kinds.ts';

/** What others are told of. */
export const FeedKind = z.enum([
  'entry-approved',
  'record-corrected',
  'record-revoked',
  'relation-decided',
  'extract-sealed',
  'extract-voided',
]);
export type FeedKind = z.infer<typeof FeedKind>;

/** One event of the feed: what happened, and the record as it is now. Described for receivers in docs/feed.md. */
export const FeedItem = z.strictObject({
  /** Where it stands in the feed, from 1 and without holes: the cursor to go on from. */
  place: z.int().positive(),
  /** The same for every telling of the same event: `<recordId>.<seq>`. */
  id: z.string(),
  kind: FeedKind,
  /** When it happened. */
  at: z.iso.datetime(),
  recordId: RecordId,
  entryId: EntryId,
  /** The event's place among those of the record. */
  seq: z.int().positive(),
  /** Of the paper, where the event is about one. */
  extract: z.strictObject({ id: ExtractId, number: z.string().nullable() }).nullable(),
  /** The record now, which may be later than the event. */
  record: z.strictObject({
    version: z.int().positive(),
    kind: RecordKind,
    status: RecordStatus,
    registerBody: z.string(),
    bookCode: z.string(),
    /** By field: as it stands, and its normal form. What is blank is said to be, a field the form has not is absent. */
    values: z.partialRecord(
      FieldKey,
      z.strictObject({ state: FieldState, written: z.string().nullable(), value: z.string().nullable() }),
    ),
    /** What later decisions say of it, the first first. */
    notes: z.array(z.string()),
  }),
});
export type FeedItem = z.infer<typeof FeedItem>;
