import { z } from 'zod';
import { BookId } from '../ids.ts';
import { ByClass, CheckKind, LotVerdict, SamplingPlan } from '../quality.ts';
import { FieldKey } from '../record/kinds.ts';
import { route } from './route.ts';

/** Share of wrong fields: `wrong` of `of`, with its 95 % Wilson interval (finite population). Null bounds: nothing checked yet. */
export const ErrorEstimate = z.strictObject({
  wrong: z.int(),
  of: z.int(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type ErrorEstimate = z.infer<typeof ErrorEstimate>;

export const LotRound = z.strictObject({
  round: z.int().positive(),
  plan: ByClass(SamplingPlan),
  checked: ByClass(z.strictObject({ done: z.int(), wrong: z.int(), of: z.int() })),
  verdict: LotVerdict,
  drawnBy: z.string(),
  drawnAt: z.iso.datetime(),
  judgedAt: z.iso.datetime().nullable(),
});
export type LotRound = z.infer<typeof LotRound>;

/** One checked field, as the page and the minute list it: no value, where it stands. */
export const DrawLine = z.strictObject({
  round: z.int(),
  kind: CheckKind,
  pageNumber: z.int(),
  ordinal: z.int(),
  entryNo: z.string().nullable(),
  field: FieldKey,
  critical: z.boolean(),
  outcome: z.enum(['waiting', 'right', 'wrong']),
});
export type DrawLine = z.infer<typeof DrawLine>;

export const BookQuality = z.strictObject({
  bookId: BookId,
  bookCode: z.string(),
  bookTitle: z.string(),
  registerBody: z.string(),
  policy: z.strictObject({
    id: z.string(),
    version: z.int(),
    title: z.strictObject({ vi: z.string(), en: z.string() }),
  }),
  policies: z.array(
    z.strictObject({ id: z.string(), title: z.strictObject({ vi: z.string(), en: z.string() }) }),
  ),
  entries: z.strictObject({ all: z.int(), verified: z.int(), approved: z.int(), troubled: z.int() }),
  /** How the verified fields were settled. */
  settled: z.strictObject({
    asRead: z.int(),
    oneLook: z.int(),
    twoKeys: z.int(),
    arbitrated: z.int(),
  }),
  estimates: ByClass(z.strictObject({ gold: ErrorEstimate, rekey: ErrorEstimate, all: ErrorEstimate })),
  /** What a sample drawn now would be; null while none can be drawn. */
  next: ByClass(SamplingPlan).nullable(),
  rounds: z.array(LotRound),
  draws: z.array(DrawLine),
  /** Entries that this officer could approve now, all at once. */
  approvable: z.int(),
});
export type BookQuality = z.infer<typeof BookQuality>;

export const bookQuality = route({ method: 'GET', path: '/api/books/:bookId/quality', reply: BookQuality });
/** Draws the sample of a book that is verified to its end, and makes the blind tasks for it. `book.not-verified`, `book.sampled`. */
export const drawSample = route({
  method: 'POST',
  path: '/api/books/:bookId/sample',
  reply: BookQuality,
});
/** From now on; an entry under work follows it when it is sent, which may name a field it now asks for. */
export const choosePolicy = route({
  method: 'POST',
  path: '/api/books/:bookId/policy',
  body: z.strictObject({ policyId: z.string().max(60) }),
  reply: BookQuality,
});
/** Approves every verified entry of an accepted book that is not the officer's own work, entry by entry. `book.not-accepted`. */
export const approveBook = route({
  method: 'POST',
  path: '/api/books/:bookId/approve',
  /** `left`: own work, or under somebody's hands. */
  reply: z.strictObject({ approved: z.int(), left: z.int() }),
});
/** The acceptance minute (biên bản nghiệm thu) of a round: application/pdf. */
export const minutePdfPath = (bookId: string, round: number): string =>
  `/api/books/${bookId}/minutes/${round}/pdf`;
