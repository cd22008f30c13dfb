import { z } from 'zod';
import { BookId, EntryId, OfficerId } from './ids.ts';
import { FieldKey } from './record/kinds.ts';

/** Why an entry's verified values are held against another answer: known beforehand, or keyed once more at random. */
export const CheckKind = z.enum(['gold', 're-key']);
export type CheckKind = z.infer<typeof CheckKind>;

/** `wrong`: the verified value was not what stands in the book. */
export const CheckOutcome = z.enum(['right', 'wrong']);
export type CheckOutcome = z.infer<typeof CheckOutcome>;

/** One entry's part in proving a book: which of its verified fields are checked, and how they came out. */
export const Check = z.strictObject({
  id: z.string().regex(/^check_[a-z2-7]{26}$/),
  kind: CheckKind,
  bookId: BookId,
  entryId: EntryId,
  /** Sampling round of the book, from 1; 0 for gold. */
  round: z.int().nonnegative(),
  fields: z.array(FieldKey).min(1),
  /** Empty until the second answer, and where it differs the arbiter's, are there. */
  outcomes: z.partialRecord(FieldKey, CheckOutcome),
  drawnAt: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
});
export type Check = z.infer<typeof Check>;

/** What becomes of a sampled lot. */
export const LotVerdict = z.enum(['drawn', 'accepted', 'returned']);
export type LotVerdict = z.infer<typeof LotVerdict>;

/** Who drew or judged, for the minute. */
export const LotSigner = z.strictObject({ officerId: OfficerId, at: z.iso.datetime() });
export type LotSigner = z.infer<typeof LotSigner>;
