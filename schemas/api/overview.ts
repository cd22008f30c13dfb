import { z } from 'zod';
import { Book } from '../book.ts';
import { BookId, EntryId, PageId, Sha256 } from '../ids.ts';
import { BookLedger } from '../steps.ts';
import { route } from './route.ts';

/** How far one step has come in one book, or in all. Counts are of subjects (pages or entries). */
export const StepProgress = z.strictObject({
  step: z.string(),
  due: z.int(),
  done: z.int(),
  failed: z.int(),
  /** Median of a run, milliseconds; null before the first. */
  medianMs: z.number().nullable(),
});
export type StepProgress = z.infer<typeof StepProgress>;

/** Entries by what they wait for; those that machines have not come to the end of wait for no person yet. */
export const EntryStates = z.strictObject({
  toVerify: z.int(),
  secondKey: z.int(),
  toArbitrate: z.int(),
  toApprove: z.int(),
  approved: z.int(),
  /** Vướng mắc: in nobody's queue. */
  inTrouble: z.int(),
});
export type EntryStates = z.infer<typeof EntryStates>;

/** How far people are. Counts only: nobody is named, nobody is ranked. */
export const PeopleProgress = z.strictObject({
  /** Who holds a task, renewed in the last ten minutes, or decided one in them. */
  active: z.int(),
  /** Fields that open tasks still ask for. */
  fieldsLeft: z.int(),
  /** Fields keyed in the last half hour, per minute since the first of them; null when nobody worked. */
  fieldsPerMinute: z.number().nullable(),
  /** Until the fields left are keyed at that pace. */
  etaSeconds: z.number().nullable(),
});
export type PeopleProgress = z.infer<typeof PeopleProgress>;

export const BookProgress = z.strictObject({
  book: Book,
  pages: z.int(),
  pagesWaiting: z.int(),
  pagesReading: z.int(),
  /** Pages with no machine step left to do. */
  pagesRead: z.int(),
  pagesSetAside: z.int(),
  entries: z.int(),
  entriesVerified: z.int(),
  entriesApproved: z.int(),
  entriesByState: EntryStates,
  /** Vướng mắc that nobody has answered. */
  troublesOpen: z.int(),
  people: PeopleProgress,
  steps: z.array(StepProgress),
  /** Without its findings: they quote entries. */
  ledger: BookLedger.omit({ findings: true }).nullable(),
});
export type BookProgress = z.infer<typeof BookProgress>;

/** What the contractor looks at: everything, per book and step, with speed and time left. */
export const Overview = z.strictObject({
  books: z.array(BookProgress),
  /** Pages read in the last five minutes, per minute. */
  pagesPerMinute: z.number(),
  /** Seconds until the machine queue is empty at that speed; null when nothing is due or nothing moves. */
  etaSeconds: z.number().nullable(),
  people: PeopleProgress,
  tasks: z.array(z.strictObject({ step: z.string(), open: z.int(), claimed: z.int() })),
});
export type Overview = z.infer<typeof Overview>;

export const FailedRun = z.strictObject({
  id: z.string(),
  step: z.string(),
  subjectId: z.string(),
  bookCode: z.string().nullable(),
  fileName: z.string().nullable(),
  pageId: PageId.nullable(),
  code: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  attempts: z.int(),
  failedAt: z.iso.datetime(),
});
export type FailedRun = z.infer<typeof FailedRun>;

export const PageSummary = z.strictObject({
  id: PageId,
  ordinal: z.int(),
  fileName: z.string(),
  state: z.enum(['waiting', 'reading', 'read', 'set-aside']),
  scan: Sha256,
  gray: Sha256.nullable(),
  entries: z.array(EntryId),
});
export type PageSummary = z.infer<typeof PageSummary>;

export const overview = route({ method: 'GET', path: '/api/overview', reply: Overview });
export const bookPages = route({
  method: 'GET',
  path: '/api/books/:bookId/pages',
  reply: z.strictObject({ bookId: BookId, pages: z.array(PageSummary) }),
});
export const failedRuns = route({ method: 'GET', path: '/api/failures', reply: z.array(FailedRun) });
export const retryRun = route({
  method: 'POST',
  path: '/api/failures/:runId/retry',
  reply: z.strictObject({ ok: z.literal(true) }),
});
