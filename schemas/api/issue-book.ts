import { z } from 'zod';
import { ExtractId, RecordId } from '../ids.ts';
import { RecordKind } from '../record/kinds.ts';
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
  relation: z.string(),
  copies: z.int(),
  /** Đồng; null where it was not kept. */
  fee: z.int().nullable(),
  exemption: z.string().nullable(),
  receiptNo: z.string().nullable(),
  signedBy: z.string(),
  issuedBy: z.string(),
  status: ExtractStatus,
  /** Why the number was lost or the paper called back. */
  reason: z.string().nullable(),
});
export type IssueLine = z.infer<typeof IssueLine>;

export const IssueQuery = z.strictObject({
  /** Names of person or requester, with or without tone marks, or a number. */
  q: z.string().trim().max(200).optional(),
  kind: RecordKind.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** `number` of the last line seen, for the next page. */
  after: z.string().max(40).optional(),
});
export type IssueQuery = z.infer<typeof IssueQuery>;

/** The newest first, 100 a page. The same as CSV: `/api/issue-book.csv` with the same query, all of it. */
export const issueBook = route({
  method: 'GET',
  path: '/api/issue-book',
  query: IssueQuery,
  reply: z.strictObject({
    lines: z.array(IssueLine),
    /** All that answer the query. */
    papers: z.int(),
    copies: z.int(),
    fees: z.int(),
    next: z.string().nullable(),
  }),
});
export const issueBookCsvPath = '/api/issue-book.csv';
