import { z } from 'zod';
import { RecordStatus } from '../events.ts';
import { Box, ImageRef } from '../geometry.ts';
import { EntryId } from '../ids.ts';
import { FieldKey, RecordKind } from '../record/kinds.ts';
import { JournalLine } from './records.ts';
import { route } from './route.ts';

/** Where an entry stands in its book and what it looks like, for people who hold no task of it. */
export const EntryScan = z.strictObject({
  entryId: EntryId,
  kind: RecordKind,
  status: RecordStatus,
  bookTitle: z.string(),
  fileName: z.string(),
  /** Position of the page in its book and of the entry on its page, from 1. */
  pageNumber: z.int(),
  ordinal: z.int(),
  /** As verified, or as read while nobody verified it. */
  names: z.array(z.string()),
  entryNo: z.string().nullable(),
  /** The cleaned page: `box` is on it. */
  gray: ImageRef,
  scan: ImageRef,
  box: Box,
  /** Where its fields are, for holding two entries field against field. */
  boxes: z.partialRecord(FieldKey, Box),
});
export type EntryScan = z.infer<typeof EntryScan>;

/** The page of an entry in trouble, or of one that may be the same registration as the one under work. */
export const entryScan = route({ method: 'GET', path: '/api/entries/:entryId/scan', reply: EntryScan });

/** Everything that happened to an entry and its record, the first first, for who signs it off. */
export const entryJournal = route({
  method: 'GET',
  path: '/api/entries/:entryId/journal',
  reply: z.array(JournalLine),
});
