import { z } from 'zod';
import { RegisterBody, YearClosing } from '../book.ts';
import { Box, ImageRef } from '../geometry.ts';
import { BookId, EntryId, PageId, RecordId, Sha256 } from '../ids.ts';
import { RecordKind } from '../record/kinds.ts';
import { LedgerFault } from '../steps.ts';
import { route } from './route.ts';

/** Why a number has no entry, or not one of its own, or why a series lacks a book, said by a person. */
export const MarkKind = z.enum([
  'left-out',
  'struck',
  'page-lost',
  'book-lost',
  'never-kept',
  'elsewhere',
  'not-scanned',
  'other',
]);
export type MarkKind = z.infer<typeof MarkKind>;
/** Those that may be said of numbers of a book. */
export const NumberMarkKind = MarkKind.extract(['left-out', 'struck', 'page-lost', 'not-scanned', 'other']);
export type NumberMarkKind = z.infer<typeof NumberMarkKind>;
/** Those that may be said of what a series lacks. */
export const GapMarkKind = MarkKind.exclude(['struck']);
export type GapMarkKind = z.infer<typeof GapMarkKind>;

export const LedgerMark = z.strictObject({
  mark: MarkKind,
  note: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  /** Said of what the series lacks, not of a number of a book. */
  isOfSeries: z.boolean(),
});
export type LedgerMark = z.infer<typeof LedgerMark>;

/** What is known of a number: see `pipeline/ledger/align-book.ts`. */
export const NumberState = z.enum([
  'fine',
  'inserted',
  'struck',
  'unread',
  'misread',
  'doubled',
  'displaced',
  'missing',
]);

/** How far people are with an entry; `keying`: somebody has it, or had it once and it is not settled. */
export const CellProgress = z.enum(['read', 'keying', 'verified', 'approved', 'revoked']);
export type CellProgress = z.infer<typeof CellProgress>;

/** One number of a book, in order. */
export const LedgerCell = z.strictObject({
  number: z.int().nullable(),
  state: NumberState,
  /** Null where the number has no entry, as is what follows. */
  entryId: EntryId.nullable(),
  recordId: RecordId.nullable(),
  /** As read or verified. */
  written: z.string().nullable(),
  progress: CellProgress.nullable(),
  /** Index among the book's pages. */
  page: z.int().nullable(),
  mark: LedgerMark.nullable(),
});
export type LedgerCell = z.infer<typeof LedgerCell>;

/** What keeps a book from being complete. */
export const OpenPoint = z.enum([
  'not-loaded',
  'still-reading',
  'pages-set-aside',
  'no-entries',
  'faults',
  'to-scan',
  'unread',
  'begins-late',
  'no-closing',
  'closing-differs',
]);
export type OpenPoint = z.infer<typeof OpenPoint>;

export const LedgerYearView = z.strictObject({
  year: z.int(),
  from: z.int().nullable(),
  to: z.int().nullable(),
  entries: z.int(),
  missing: z.int(),
  /** Of `missing`, how many somebody explained. */
  explained: z.int(),
  closing: YearClosing.nullable(),
  /** Null without a closing; a book of the same year that goes on with the next number needs none. */
  closingAgrees: z.boolean().nullable(),
  goesOnIn: z.string().nullable(),
  cells: z.array(LedgerCell),
});
export type LedgerYearView = z.infer<typeof LedgerYearView>;

export const LedgerPage = z.strictObject({
  id: PageId,
  /** From 1. */
  number: z.int(),
  fileName: z.string(),
  scan: Sha256,
  gray: Sha256.nullable(),
  isSetAside: z.boolean(),
  /** The number printed on it, as people said. */
  printedNo: z.int().nullable(),
});
export type LedgerPage = z.infer<typeof LedgerPage>;

export const FaultView = LedgerFault.extend({ isExplained: z.boolean() });
export type FaultView = z.infer<typeof FaultView>;

/**
 * Something missing in a series. `year`: no book of it. `numbers`: `from`–`to` in none of the year's books. `book-no`: a
 * quyển between others. `early-end`: the last entry of a year that was not closed is long before the year's end.
 */
export const SeriesGap = z.strictObject({
  kind: z.enum(['year', 'numbers', 'book-no', 'early-end']),
  year: z.int(),
  from: z.int().nullable(),
  to: z.int().nullable(),
  bookNo: z.string().nullable(),
});
export type SeriesGap = z.infer<typeof SeriesGap>;

/** What is missing, and why, where a person said it. */
export const SeriesGapView = SeriesGap.extend({ mark: LedgerMark.nullable() });
export type SeriesGapView = z.infer<typeof SeriesGapView>;

/** A book as its numbers tell it, from the entries as they are now. */
export const BookLedgerView = z.strictObject({
  bookId: BookId,
  code: z.string(),
  title: z.string(),
  kind: RecordKind,
  bookNo: z.string(),
  registerBody: RegisterBody,
  pages: z.array(LedgerPage),
  years: z.array(LedgerYearView),
  faults: z.array(FaultView),
  /** What its series lacks in the years it has and in those next to them. */
  gaps: z.array(SeriesGapView),
  open: z.array(OpenPoint),
  /** This officer may explain what is missing. */
  mayExplain: z.boolean(),
});
export type BookLedgerView = z.infer<typeof BookLedgerView>;

/** What one book has of a year. */
export const SeriesBook = z.strictObject({
  bookId: BookId,
  bookNo: z.string(),
  title: z.string(),
  from: z.int().nullable(),
  to: z.int().nullable(),
  entries: z.int(),
  /** Faults nobody explained. */
  faults: z.int(),
});
export type SeriesBook = z.infer<typeof SeriesBook>;

export const BookSeries = z.strictObject({
  /** One of its books, by which requests name the series. */
  bookId: BookId,
  kind: RecordKind,
  registerBody: z.string(),
  /** Every year from the first to the last, also those without a book. */
  years: z.array(z.strictObject({ year: z.int(), books: z.array(SeriesBook), gaps: z.array(SeriesGapView) })),
  books: z.int(),
  faults: z.int(),
});
export type BookSeries = z.infer<typeof BookSeries>;

export const SeriesList = z.strictObject({
  series: z.array(BookSeries),
  /** This officer may say why something is missing. */
  mayExplain: z.boolean(),
});
export type SeriesList = z.infer<typeof SeriesList>;

/** Every series of books of the officer's bodies, by body and kind. */
export const bookSeries = route({
  method: 'GET',
  path: '/api/ledgers',
  reply: SeriesList,
});
export const bookLedger = route({
  method: 'GET',
  path: '/api/books/:bookId/ledger',
  reply: BookLedgerView,
});

/** Where an entry is seen. */
export const entryPlace = route({
  method: 'GET',
  path: '/api/books/:bookId/ledger/entries/:entryId',
  reply: z.strictObject({ entryId: EntryId, gray: ImageRef, scan: ImageRef, box: Box }),
});

const note = z.string().trim().max(600);
const span = {
  year: z.int().min(0).max(2100),
  from: z.int().min(1).max(999_999),
  to: z.int().min(1).max(999_999),
};
/** Says of numbers at fault why they are so; said again it replaces what was said. `ledger.not-at-fault`, `ledger.note-wanted`. */
export const markNumbers = route({
  method: 'POST',
  path: '/api/books/:bookId/ledger/marks',
  body: z.strictObject({ ...span, mark: NumberMarkKind, note }),
  reply: BookLedgerView,
});
export const undoMarks = route({
  method: 'POST',
  path: '/api/books/:bookId/ledger/marks/undo',
  body: z.strictObject(span),
  reply: BookLedgerView,
});
/**
 * Says why the series of a book lacks something; said again it replaces what was said. `ledger.gap-filled`,
 * `ledger.note-wanted`.
 */
export const markGap = route({
  method: 'POST',
  path: '/api/books/:bookId/series/marks',
  body: z.strictObject({ gap: SeriesGap, mark: GapMarkKind, note }),
  reply: SeriesList,
});
export const undoGapMark = route({
  method: 'POST',
  path: '/api/books/:bookId/series/marks/undo',
  body: z.strictObject({ gap: SeriesGap }),
  reply: SeriesList,
});
/** What the book itself says at the end of a year; null takes a figure back. */
export const keepClosing = route({
  method: 'POST',
  path: '/api/books/:bookId/ledger/closings',
  body: YearClosing,
  reply: BookLedgerView,
});
/** The confirmation of completeness (giấy xác nhận tính đầy đủ của sổ): application/pdf. */
export const completenessPdfPath = (bookId: string): string => `/api/books/${bookId}/ledger/pdf`;
