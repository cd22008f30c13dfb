import { z } from 'zod';
import { EntryId, ExtractId, OfficerId, RecordId, Sha256 } from './ids.ts';
import { FieldKey, RecordKind } from './record/kinds.ts';
import { VerifiedFields } from './steps.ts';

const base = { recordId: RecordId, seq: z.int().positive(), at: z.iso.datetime(), by: OfficerId };

/** Everything that can happen to a record, in the order it may first happen. Never updated, never deleted. */
export const RecordEvent = z.discriminatedUnion('kind', [
  /** A person keyed the entry, or arbitrated it; it is not settled yet. Counts only: what they keyed is the step's output. */
  z.strictObject({
    ...base,
    kind: z.literal('entry-keyed'),
    entryId: EntryId,
    step: z.enum(['verify-entry', 'verify-entry-blind']),
    toKey: z.int().nonnegative(),
    differing: z.int().nonnegative(),
  }),
  /** People said what stands in the book, as many as the policy asks for. */
  z.strictObject({
    ...base,
    kind: z.literal('entry-verified'),
    entryId: EntryId,
    recordKind: RecordKind,
    fields: VerifiedFields,
    /** Fields whose machine reading the person changed. */
    changed: z.array(FieldKey),
    /** Everybody who keyed or arbitrated it, the first one first; missing in old events: `by` alone. */
    keyedBy: z.array(OfficerId).optional(),
  }),
  /** The second person wants another look; the record is not valid meanwhile. */
  z.strictObject({ ...base, kind: z.literal('entry-sent-back'), note: z.string().min(1) }),
  /** A second person agreed: the record may be certified from now on. */
  z.strictObject({ ...base, kind: z.literal('entry-approved') }),
  /** An officer authorized a paper from it. */
  z.strictObject({
    ...base,
    kind: z.literal('extract-authorized'),
    extractId: ExtractId,
    number: z.string(),
  }),
  /** The paper is signed and kept. */
  z.strictObject({
    ...base,
    kind: z.literal('extract-sealed'),
    extractId: ExtractId,
    number: z.string(),
    pdf: Sha256,
  }),
  /** A request was turned down, or a number was lost: the number is never given again. */
  z.strictObject({
    ...base,
    kind: z.literal('extract-voided'),
    extractId: ExtractId,
    number: z.string().nullable(),
    reason: z.string().min(1),
  }),
]);
export type RecordEvent = z.infer<typeof RecordEvent>;
export type EventKind = RecordEvent['kind'];

/** Where a record stands. The fold that says so is `pipeline/record-state.ts`. */
export const RecordStatus = z.enum(['unverified', 'verified', 'sent-back', 'approved']);
export type RecordStatus = z.infer<typeof RecordStatus>;

export const RecordState = z.strictObject({
  status: RecordStatus,
  version: z.int().nonnegative(),
  kind: RecordKind.nullable(),
  entryId: EntryId.nullable(),
  fields: VerifiedFields,
  verifiedBy: OfficerId.nullable(),
  /** Nobody of them may approve. */
  keyedBy: z.array(OfficerId),
  approvedBy: OfficerId.nullable(),
  extracts: z.array(
    z.strictObject({
      extractId: ExtractId,
      number: z.string().nullable(),
      status: z.enum(['authorized', 'sealed', 'voided']),
    }),
  ),
});
export type RecordState = z.infer<typeof RecordState>;
