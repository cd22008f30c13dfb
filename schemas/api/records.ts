import { z } from 'zod';
import { RecordStatus } from '../events.ts';
import { EntryId, RecordId } from '../ids.ts';
import { FieldKey, RecordKind } from '../record/kinds.ts';
import { HumanStep } from '../task.ts';
import { ExtractView } from './extracts.ts';
import { route } from './route.ts';
import { EntryView } from './tasks.ts';

/**
 * What of a query a hit answers. `exact`: letter for letter; `tones`: but for tone marks, or y for i; `near`: but for a letter,
 * a year, a figure; `part`: a piece of it; `swapped`: its words in another order; `renamed`: a place under another name that
 * the same land has or had. `words`: the letters of the record that answer, for marking; dates in ISO.
 */
export const HitReason = z.strictObject({
  what: z.enum([
    'name',
    'given-name',
    'parent',
    'spouse',
    'date',
    'year',
    'entry-number',
    'book-number',
    'place',
    'personal-id',
  ]),
  how: z.enum(['exact', 'tones', 'near', 'part', 'swapped', 'renamed']),
  words: z.string(),
});
export type HitReason = z.infer<typeof HitReason>;

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
  /** Why it stands where it stands, the weightiest first. */
  reasons: z.array(HitReason),
});
export type RecordHit = z.infer<typeof RecordHit>;

/**
 * One box for everything: names with or without tone marks, a parent's name, a year or date, a place under its old or new name,
 * book and number, an identity paper's number. Best first; the reasons say why.
 */
export const searchRecords = route({
  method: 'GET',
  path: '/api/records',
  query: z.strictObject({
    q: z.string().trim().min(1).max(200),
    kind: RecordKind.optional(),
    year: z.coerce.number().int().min(1800).max(2100).optional(),
    /** Name of a register body, as in the books. */
    body: z.string().trim().max(200).optional(),
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
  /** Number of the record's events: what a correction is made from. */
  version: z.int().nonnegative(),
  /** Why no paper can be made from it now; null: one can. `by`: the entry that says otherwise. */
  cannotIssue: z
    .strictObject({
      code: z.enum(['unverified', 'verified', 'sent-back', 'revoked', 'struck', 'contradicted']),
      by: RecordId.nullable(),
    })
    .nullable(),
  /** The papers that may be made from it today, the ordinary one first. */
  templates: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  corrections: z.array(z.strictObject({ at: z.iso.datetime(), note: z.string(), keys: z.array(FieldKey) })),
  /** A citizen waits for it since; null: nobody does. */
  hurriedAt: z.iso.datetime().nullable(),
  /** What people still have to do for it, and whether somebody is at it now. */
  openTasks: z.array(z.strictObject({ step: HumanStep, isHeld: z.boolean() })),
});
export type RecordView = z.infer<typeof RecordView>;

export const recordOf = route({ method: 'GET', path: '/api/records/:recordId', reply: RecordView });

/** Puts the tasks of an entry that is not approved yet at the front: a citizen is waiting. */
export const hurryEntry = route({
  method: 'POST',
  path: '/api/entries/:entryId/hurry',
  reply: z.strictObject({ moved: z.int() }),
});

/** Register bodies whose books are here, for the filter and the pick-lists. */
export const registerBodies = route({
  method: 'GET',
  path: '/api/register-bodies',
  reply: z.array(z.strictObject({ name: z.string(), books: z.int() })),
});

/** A picture: `GET /api/images/:sha256?width=`, image/jpeg or as stored, cached for ever (its name is its content). */
export const imagePath = (sha256: string, widthPx?: number): string =>
  `/api/images/${sha256}${widthPx ? `?width=${widthPx}` : ''}`;
