import { z } from 'zod';
import { EntryId, TroubleId } from '../ids.ts';
import { TroubleKind, TroubleOutcome } from '../task.ts';
import { route } from './route.ts';

/** Vướng mắc: an entry that a verifier could not go on with. */
export const TroubleView = z.strictObject({
  id: TroubleId,
  entryId: EntryId,
  kind: TroubleKind,
  /** In the verifier's words; may be empty. */
  note: z.string(),
  bookCode: z.string(),
  bookTitle: z.string(),
  fileName: z.string(),
  pageNumber: z.int(),
  ordinal: z.int(),
  reportedBy: z.string(),
  reportedAt: z.iso.datetime(),
  /** A citizen is waiting for this entry. */
  isUrgent: z.boolean(),
  outcome: TroubleOutcome.nullable(),
  /** What was done about it. */
  answer: z.string().nullable(),
  /** Who said so last: what was set aside may be settled again. */
  settledBy: z.string().nullable(),
  settledAt: z.iso.datetime().nullable(),
});
export type TroubleView = z.infer<typeof TroubleView>;

const done = z.strictObject({ ok: z.literal(true) });

/** Sets the entry aside with a reason; its task leaves the officer's hands. */
export const reportTrouble = route({
  method: 'POST',
  path: '/api/tasks/:taskId/trouble',
  body: z.strictObject({ kind: TroubleKind, note: z.string().trim().max(600) }),
  reply: done,
});
/** Those that wait for an answer first, urgent before others; then those set aside, then the newest that went back. */
export const troubles = route({ method: 'GET', path: '/api/troubles', reply: z.array(TroubleView) });
/** What was set aside may be settled again; `trouble.settled` when it went back into the queue already. */
export const settleTrouble = route({
  method: 'POST',
  path: '/api/troubles/:troubleId/settle',
  body: z.strictObject({ outcome: TroubleOutcome, answer: z.string().trim().max(600) }),
  reply: done,
});
