import { z } from 'zod';
import { RegisterBody, YearClosing } from './book.ts';
import { AuthorizedExtract, ExtractRequest, SealedExtract } from './extract.ts';
import { Doubt, ReadField, VerifiedField } from './field.ts';
import { Bend, Box, Homography, ImageRef } from './geometry.ts';
import { BookId, EntryId, OfficerId, PageId, RecordId, RelationId } from './ids.ts';
import { CandidatePair } from './match.ts';
import { FieldKey, RecordKind } from './record/kinds.ts';

/** Input and output of each step of `pipeline/graph.ts`, in its order. */

export const ScannedPage = z.strictObject({
  pageId: PageId,
  bookId: BookId,
  kind: RecordKind,
  /** The form the manifest names; null lets the page say. */
  formId: z.string().nullable(),
  scan: ImageRef,
});
export type ScannedPage = z.infer<typeof ScannedPage>;

/** `gray` and `binary` have the same size: upright, even light, border cropped. */
export const CleanedPage = ScannedPage.extend({
  gray: ImageRef,
  binary: ImageRef,
  skewDegrees: z.number(),
  /** How far the scan stood turned clockwise, before the skew. Missing in pages cleaned before this was looked for: 0. */
  turnDegrees: z.literal([0, 90, 180, 270]).optional(),
  /** The pages seen on the picture, left to right: two on a spread. Missing: one, the whole picture. */
  leaves: z.array(Box).min(1).max(2).optional(),
  /** From the cleaned picture to the scan; where there is a `bend`, after it (see `pipeline/clean/on-scan.ts`). */
  toScan: Homography,
  bend: Bend.optional(),
});
export type CleanedPage = z.infer<typeof CleanedPage>;

export const Cell = z.strictObject({
  key: FieldKey,
  /** One box a line on the cleaned page, cut on the ink. */
  boxes: z.array(Box).min(1),
  /** Nothing but the form's own print stands here. */
  blank: z.boolean(),
  /** True when its ink has the shape of a sign that says "as above"; signs in letters are found by reading. */
  ditto: z.boolean().optional(),
  /** Parts of it that a long stroke crosses out. */
  struck: z.array(Box).optional(),
});
export type Cell = z.infer<typeof Cell>;

/** Ink on or beside an entry that no cell holds: a person must look at it. */
export const PageNote = z.strictObject({
  kind: z.enum(['margin-note', 'stamp', 'strike-out']),
  box: Box,
});
export type PageNote = z.infer<typeof PageNote>;

export const SegmentedEntry = z.strictObject({
  entryId: EntryId,
  pageId: PageId,
  bookId: BookId,
  kind: RecordKind,
  formId: z.string(),
  /** Position on the page, from 0. */
  ordinal: z.int().nonnegative(),
  box: Box,
  scan: ImageRef,
  gray: ImageRef,
  binary: ImageRef,
  toScan: Homography,
  bend: Bend.optional(),
  cells: z.array(Cell),
  notes: z.array(PageNote).optional(),
});
export type SegmentedEntry = z.infer<typeof SegmentedEntry>;

export const SegmentedPage = z.strictObject({
  pageId: PageId,
  bookId: BookId,
  formId: z.string(),
  formVersion: z.int(),
  /** How the form was found: printed anchors seen of those the form has, and their median error after the fit. */
  fit: z.strictObject({ anchorsFound: z.int(), anchorsOf: z.int(), medianErrorPx: z.number() }).nullable(),
  entries: z.array(SegmentedEntry),
});
export type SegmentedPage = z.infer<typeof SegmentedPage>;

export const Reading = z.strictObject({
  text: z.string(),
  confidence: z.number().min(0).max(1),
  model: z.string(),
  /** Other texts the model thought of, the likeliest first. */
  alternatives: z
    .array(z.strictObject({ text: z.string(), confidence: z.number().min(0).max(1) }))
    .optional(),
  /** The letters of `text` in order. */
  characters: z.array(z.strictObject({ char: z.string(), confidence: z.number().min(0).max(1) })).optional(),
  /** What a line model saw from left to right, for weighing other texts against the ink: see `ink-step.ts`. */
  steps: z.array(z.string()).optional(),
});
export type Reading = z.infer<typeof Reading>;

export const RecognizedCell = Cell.extend({
  /** Independent readings, the preferred first; empty when the cell is blank. */
  readings: z.array(Reading),
});
export type RecognizedCell = z.infer<typeof RecognizedCell>;

export const RecognizedEntry = SegmentedEntry.omit({ cells: true }).extend({
  cells: z.array(RecognizedCell),
});
export type RecognizedEntry = z.infer<typeof RecognizedEntry>;

export const ReadFields = z.partialRecord(FieldKey, ReadField);
export type ReadFields = z.infer<typeof ReadFields>;

export const ExtractedEntry = SegmentedEntry.omit({ cells: true }).extend({ fields: ReadFields });
export type ExtractedEntry = z.infer<typeof ExtractedEntry>;

export const MatchedEntry = ExtractedEntry.extend({
  candidates: z.array(CandidatePair),
  /** How many records it was held against; in runs before version 2 how many there were. */
  comparedWith: z.int().nonnegative(),
});
export type MatchedEntry = z.infer<typeof MatchedEntry>;

export const VerifiedFields = z.partialRecord(FieldKey, VerifiedField);
export type VerifiedFields = z.infer<typeof VerifiedFields>;

/** What one person said of an entry, only of the fields they were asked for. */
export const Keying = z.strictObject({
  step: z.enum(['verify-entry', 'verify-entry-blind', 'arbitrate-entry']),
  by: OfficerId,
  at: z.iso.datetime(),
  fields: VerifiedFields,
  /** The arbiter's. */
  reasons: z.partialRecord(FieldKey, z.string()).optional(),
});
export type Keying = z.infer<typeof Keying>;

/**
 * What people have said of an entry so far. `fields` are settled when `toKey` and `differing` are empty; until then they
 * are the first person's.
 */
export const VerifiedEntry = z.strictObject({
  entryId: EntryId,
  pageId: PageId,
  bookId: BookId,
  kind: RecordKind,
  formId: z.string(),
  gray: ImageRef,
  box: Box,
  fields: VerifiedFields,
  /** Who said so first. */
  verifiedBy: OfficerId,
  /** When `fields` came to be what they are. */
  verifiedAt: z.iso.datetime(),
  /** Which policy said how many people a field takes; missing in entries verified before there were policies. */
  policy: z.strictObject({ id: z.string(), version: z.int() }).optional(),
  keyings: z.array(Keying).default([]),
  /** Fields that wait for a second, blind keying. */
  toKey: z.array(FieldKey).default([]),
  /** Fields on which the two keyings differ and that wait for an arbiter. */
  differing: z.array(FieldKey).default([]),
});
export type VerifiedEntry = z.infer<typeof VerifiedEntry>;

export const ApprovedEntry = z.strictObject({
  entryId: EntryId,
  recordId: RecordId,
  approvedBy: OfficerId,
  approvedAt: z.iso.datetime(),
  /** Where it stands on its cleaned page; missing in entries approved before it was cut out. */
  place: z.strictObject({ gray: ImageRef, box: Box }).optional(),
});
export type ApprovedEntry = z.infer<typeof ApprovedEntry>;

/** The entry cut out of its cleaned page, a JPEG; null where the page is not known. Its sha256 stands in QR codes. */
export const CroppedEntry = z.strictObject({ entryId: EntryId, crop: ImageRef.nullable() });
export type CroppedEntry = z.infer<typeof CroppedEntry>;

/** What an approved entry was found to be to others; the relations themselves are rows that may change since. */
export const RelatedEntry = z.strictObject({
  entryId: EntryId,
  relations: z.array(RelationId),
  comparedWith: z.int().nonnegative(),
});
export type RelatedEntry = z.infer<typeof RelatedEntry>;

/** A book when every page of it was read or set aside. */
export const ReadBook = z.strictObject({
  bookId: BookId,
  pages: z.array(
    z.strictObject({
      pageId: PageId,
      ordinal: z.int(),
      setAside: z.boolean(),
      /** The number printed on it, where it is known. */
      printedNo: z.int().optional(),
    }),
  ),
  entries: z.array(
    z.strictObject({
      entryId: EntryId,
      pageId: PageId,
      entryNo: z.string().nullable(),
      /** People said so: its number counts for more than a reading. */
      settled: z.boolean().optional(),
      /** Crossed out as a whole: its number may be given again. */
      struck: z.boolean().optional(),
      /** Values by which entries of a book are held against each other; all of them in a book that has ditto marks. */
      values: z.partialRecord(FieldKey, z.string().nullable()).optional(),
      /** Cells that say "as above". */
      dittos: z.array(FieldKey).optional(),
    }),
  ),
  /** Whose book it is, as its manifest says. */
  registerBody: RegisterBody.optional(),
  /** Year it was opened. */
  year: z.int().optional(),
  /** The number its first year begins with, where the books before it tell: 1, or more in a year's second book. */
  startsAt: z.int().positive().optional(),
  /** What the year-end closings say. @source Luật Hộ tịch 60/2014/QH13 Điều 58 */
  closing: z.array(YearClosing).optional(),
});
export type ReadBook = z.infer<typeof ReadBook>;

/**
 * Something wrong with the numbers of a book. `from`–`to`: the numbers that are missing or doubled, or that misread or
 * displaced entries should have, null where nobody can say. `after`, `before`: the entries it lies between, or belongs
 * between. `pages`: whole pages it is about.
 */
export const LedgerFault = z.strictObject({
  kind: z.enum(['missing', 'pages-turned', 'doubled', 'misread', 'out-of-order']),
  year: z.int(),
  from: z.int().nullable(),
  to: z.int().nullable(),
  entries: z.array(EntryId),
  pages: z.array(PageId),
  after: EntryId.nullable(),
  before: EntryId.nullable(),
});
export type LedgerFault = z.infer<typeof LedgerFault>;

/** A year's numbers within a book; null where none was read. `missing` of them have no entry. */
export const LedgerYear = z.strictObject({
  year: z.int(),
  from: z.int().nullable(),
  to: z.int().nullable(),
  entries: z.int(),
  missing: z.int(),
  /** First and last registration, ISO days, as far as they were read. */
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
});
export type LedgerYear = z.infer<typeof LedgerYear>;

export const BookLedger = z.strictObject({
  bookId: BookId,
  pages: z.int(),
  pagesSetAside: z.array(PageId),
  entries: z.int(),
  numbersMissing: z.array(z.int()),
  numbersDoubled: z.array(z.int()),
  numbersUnread: z.array(EntryId),
  /** Missing in ledgers made before version 3. */
  years: z.array(LedgerYear).optional(),
  faults: z.array(LedgerFault).optional(),
  /** What only the entries around an entry tell; `suggestion` is offered, never taken. */
  findings: z
    .array(
      z.strictObject({
        entryId: EntryId,
        field: FieldKey,
        doubt: Doubt,
        suggestion: z.string().nullable(),
      }),
    )
    .optional(),
});
export type BookLedger = z.infer<typeof BookLedger>;

export { AuthorizedExtract, ExtractRequest, SealedExtract };
