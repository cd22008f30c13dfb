import { z } from 'zod';
import { RecordStatus } from '../events.ts';
import { EntryId, RecordId } from '../ids.ts';
import { RecordKind } from '../record/kinds.ts';
import { ExtractView } from './extracts.ts';
import { route } from './route.ts';
import { EntryView } from './tasks.ts';

export const RecordHit = z.strictObject({
  id: RecordId,
  entryId: EntryId,
  kind: RecordKind,
  status: RecordStatus,
  /** Names as verified (or as read, when nobody verified yet), the person the record is about first. */
  names: z.array(z.string()),
  /** ISO partial dates. */
  eventDate: z.string().nullable(),
  registrationDate: z.string().nullable(),
  entryNo: z.string().nullable(),
  bookNo: z.string().nullable(),
  bookTitle: z.string(),
  registerBody: z.string(),
  /** 0 to 1. */
  similarity: z.number(),
});
export type RecordHit = z.infer<typeof RecordHit>;

/** Tone marks, case and word order do not matter; a year narrows; a number looks for entry numbers. */
export const searchRecords = route({
  method: 'GET',
  path: '/api/records',
  query: z.strictObject({
    q: z.string().trim().min(1).max(200),
    kind: RecordKind.optional(),
    year: z.coerce.number().int().min(1800).max(2100).optional(),
  }),
  reply: z.strictObject({ hits: z.array(RecordHit), tookMs: z.number() }),
});

export const JournalLine = z.strictObject({
  at: z.iso.datetime(),
  /** Display name of the officer, or the name of the machine step. */
  by: z.string(),
  kind: z.string(),
  /** Ids, numbers and codes only. */
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type JournalLine = z.infer<typeof JournalLine>;

export const RecordView = z.strictObject({
  hit: RecordHit,
  entry: EntryView,
  journal: z.array(JournalLine),
  extracts: z.array(ExtractView),
});
export type RecordView = z.infer<typeof RecordView>;

export const recordOf = route({ method: 'GET', path: '/api/records/:recordId', reply: RecordView });

/** Puts the tasks of an entry that is not approved yet at the front: a citizen is waiting. */
export const hurryEntry = route({
  method: 'POST',
  path: '/api/entries/:entryId/hurry',
  reply: z.strictObject({ moved: z.int() }),
});

/** A picture: `GET /api/images/:sha256?width=`, image/jpeg or as stored, cached for ever (its name is its content). */
export const imagePath = (sha256: string, widthPx?: number): string =>
  `/api/images/${sha256}${widthPx ? `?width=${widthPx}` : ''}`;
