import { z } from 'zod';
import { SealLevel } from './extract.ts';
import { EntryId, ExtractId, OfficerId, RecordId, RelationId, Sha256 } from './ids.ts';
import { FieldKey, RecordKind } from './record/kinds.ts';
import { RelationVerdict } from './relation.ts';
import { VerifiedFields } from './steps.ts';

/** @source Luật Hộ tịch 60/2014/QH13 Điều 26–29; TT 04/2020/TT-BTP Điều 18 */
export const CorrectionKind = z.enum(['correction', 'change', 'supplement', 'redetermination', 'other']);
export type CorrectionKind = z.infer<typeof CorrectionKind>;

/** The decision a change rests on. */
export const CorrectionBasis = z.strictObject({
  number: z.string().trim().min(1).max(60),
  date: z.iso.date(),
  office: z.string().trim().min(1).max(200),
});
export type CorrectionBasis = z.infer<typeof CorrectionBasis>;

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
  /** What is in force changed by a decision; the book stays as it is. `changes` are the values from now on, `note` is what papers say of it. */
  z.strictObject({
    ...base,
    kind: z.literal('record-corrected'),
    what: CorrectionKind,
    basis: CorrectionBasis,
    changes: VerifiedFields,
    note: z.string().min(1).max(600),
  }),
  /** The registration was annulled: nothing is issued from it any more. */
  z.strictObject({
    ...base,
    kind: z.literal('record-revoked'),
    basis: CorrectionBasis,
    reason: z.string().min(1).max(600),
  }),
  /** A person said what this record and another are to each other; `note` is what papers of this one say of it. */
  z.strictObject({
    ...base,
    kind: z.literal('relation-decided'),
    relationId: RelationId,
    other: RecordId,
    verdict: RelationVerdict,
    note: z.string().min(1).max(600).nullable(),
  }),
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
  /** A time-stamp authority's word was added to the paper: the same signatures, other bytes after them. */
  z.strictObject({
    ...base,
    kind: z.literal('extract-stamped'),
    extractId: ExtractId,
    pdf: Sha256,
    level: SealLevel,
  }),
  /** A request was turned down, a number was lost, or a paper was called back: the number is never given again. */
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
export const RecordStatus = z.enum(['unverified', 'verified', 'sent-back', 'approved', 'revoked']);
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
  /** What was decided of it since, the first first. `seq` is the event's. */
  corrections: z.array(
    z.strictObject({
      seq: z.int().positive(),
      at: z.iso.datetime(),
      note: z.string(),
      keys: z.array(FieldKey),
    }),
  ),
  /** What it is to other records, the newest word on each. `seq` is the event's. */
  relations: z.array(
    z.strictObject({
      seq: z.int().positive(),
      relationId: RelationId,
      other: RecordId,
      verdict: RelationVerdict,
      note: z.string().nullable(),
      /** Papers say or once said something of it. */
      isOnPapers: z.boolean(),
    }),
  ),
  extracts: z.array(
    z.strictObject({
      extractId: ExtractId,
      number: z.string().nullable(),
      status: z.enum(['authorized', 'sealed', 'voided']),
    }),
  ),
});
export type RecordState = z.infer<typeof RecordState>;
