import { z } from 'zod';
import { BookId, EntryId } from './ids.ts';
import { Aql, SamplingLevel } from './policy.ts';
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

/** A single sampling plan of one class of fields. @source ISO 2859-1 */
export const SamplingPlan = z.strictObject({
  lot: z.int().nonnegative(),
  codeLetter: z.string(),
  sample: z.int().nonnegative(),
  /** Accept with as many wrong fields as this, return with one more. */
  accept: z.int().nonnegative(),
  aql: Aql,
});
export type SamplingPlan = z.infer<typeof SamplingPlan>;

export const ByClass = <T extends z.ZodType>(of: T) => z.strictObject({ critical: of, other: of });
/** Something of the critical fields of a book and of its other fields. */
export interface ByClass<T> {
  critical: T;
  other: T;
}

/** A round of sampling as it was planned; with the seed the same draw can be made again by anybody. */
export const LotPlan = ByClass(SamplingPlan).extend({
  policy: z.strictObject({ id: z.string(), version: z.int() }),
  level: SamplingLevel,
  /** Chance itself, 32 bytes in hex; made when the sample was drawn, so that nobody could know it while keying. */
  seed: z.string().regex(/^[0-9a-f]{64}$/),
});
export type LotPlan = z.infer<typeof LotPlan>;

/** What really stands in some fields of an entry, known beforehand. Null: nothing stands there. */
export const KnownFields = z.partialRecord(FieldKey, z.string().trim().min(1).max(600).nullable());
export type KnownFields = z.infer<typeof KnownFields>;

/** Known answers of one page, in the shape of a sample's `truth/<NNN>.json`; what else stands in it is not looked at. */
export const KnownPage = z.object({
  /** The scan's file name. */
  file: z.string().min(1),
  /** Every entry of the page in order; one nobody knows has no fields. */
  entries: z
    .array(
      z.object({
        fields: z.partialRecord(
          FieldKey,
          z.object({
            written: z.string().trim().min(1).max(600).nullable(),
            /** A sign for "as above": how it is keyed is a matter of agreement, not of truth, so it is left out. */
            ditto: z.boolean().optional(),
          }),
        ),
      }),
    )
    .min(1),
});
export type KnownPage = z.infer<typeof KnownPage>;
