import { z } from 'zod';
import { Relation } from '../extract.ts';
import { ExtractId, RecordId } from '../ids.ts';
import { RecordKind } from '../record/kinds.ts';
import { IssuingOffice } from '../settings.ts';
import { ExtractStatus } from './extracts.ts';
import { route } from './route.ts';

/** A line of the sổ cấp bản sao trích lục hộ tịch: a number that was given, whatever became of the paper. */
export const IssueLine = z.strictObject({
  id: ExtractId,
  recordId: RecordId,
  /** Place in its series. */
  sequence: z.int().positive(),
  number: z.string(),
  issuedOn: z.iso.date(),
  title: z.string(),
  kind: RecordKind,
  subject: z.string(),
  requester: z.string(),
  /** A word of its own in requests kept before the relations were listed. */
  relation: z.union([Relation, z.string()]),
  copies: z.int(),
  /** Đồng; null where it was not kept. */
  fee: z.int().nullable(),
  exemption: z.string().nullable(),
  receiptNo: z.string().nullable(),
  signedBy: z.string(),
  issuedBy: z.string(),
  status: ExtractStatus,
  /** True once there was a paper: a number that is voided without one was lost, with one it was called back. */
  wasSealed: z.boolean(),
  /** Why the number was lost or the paper called back. */
  reason: z.string().nullable(),
});
export type IssueLine = z.infer<typeof IssueLine>;

/** What of the book is wanted. */
export const IssueFilter = z.strictObject({
  /** Names of person or requester, with or without tone marks, or a number (`12`, `12/2026`, `12/2026/GKS-BS`). */
  q: z.string().trim().max(200).optional(),
  kind: RecordKind.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type IssueFilter = z.infer<typeof IssueFilter>;

export const IssueQuery = IssueFilter.extend({
  /** `newest`: the last number first. `book`: as the book was written, by day, series and number. */
  order: z.enum(['newest', 'book']).default('newest'),
  most: z.coerce.number().int().min(1).max(500).default(100),
  /** The last line seen, for the next page. */
  after: ExtractId.optional(),
});
export type IssueQuery = z.infer<typeof IssueQuery>;

/** A page of the book. `next`: the line to go on after; null: this was the last page. */
export const issueBook = route({
  method: 'GET',
  path: '/api/issue-book',
  query: IssueQuery,
  reply: z.strictObject({ lines: z.array(IssueLine), next: ExtractId.nullable() }),
});

/**
 * All that answers a query, added up. Lost numbers and papers called back are `voided` and not among papers and copies;
 * `fees` is what receipts were given for, also that of papers called back later.
 */
export const issueTotals = route({
  method: 'GET',
  path: '/api/issue-book/totals',
  query: IssueFilter,
  reply: z.strictObject({ papers: z.int(), copies: z.int(), fees: z.int(), voided: z.int() }),
});

/** One series of numbers, and whether it runs without a hole. */
export const IssueSeries = z.strictObject({
  body: z.string(),
  /** `GKS-BS` */
  series: z.string(),
  year: z.int(),
  /** The last number that was given. */
  last: z.int(),
  /** Numbers that nothing is kept of: there must be none. At most 20 stretches are named. */
  missing: z.array(z.strictObject({ from: z.int(), to: z.int() })),
});
export type IssueSeries = z.infer<typeof IssueSeries>;

/** The agency, for the head of the book, and the check of every series, the newest first. */
export const issueSeries = route({
  method: 'GET',
  path: '/api/issue-book/series',
  reply: z.strictObject({ office: IssuingOffice, series: z.array(IssueSeries) }),
});

/**
 * All of a query as CSV (IssueFilter), in the order of the book: UTF-8 with BOM, CRLF, RFC 4180; a cell that a spreadsheet
 * would take for a formula begins with an apostrophe.
 */
export const issueBookCsvPath = '/api/issue-book.csv';
