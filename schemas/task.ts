import { z } from 'zod';
import { FieldState } from './field.ts';
import { EntryId, ExtractId, OfficerId, TaskId } from './ids.ts';
import { Role } from './officer.ts';
import { FieldKey } from './record/kinds.ts';

export const HumanStep = z.enum([
  'verify-entry',
  'verify-entry-blind',
  'arbitrate-entry',
  'approve-entry',
  'authorize-extract',
]);
export type HumanStep = z.infer<typeof HumanStep>;

/** Work that waits for a person. A lease that runs out frees itself. */
export const Task = z.strictObject({
  id: TaskId,
  step: HumanStep,
  subjectId: z.union([EntryId, ExtractId]),
  role: Role,
  /** Lower comes first; a citizen at the counter is 0, ordinary work 100. */
  priority: z.int(),
  notSameAs: z.array(OfficerId),
  claimedBy: OfficerId.nullable(),
  leaseUntil: z.iso.datetime().nullable(),
  /** Why it came back, when it did. */
  note: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type Task = z.infer<typeof Task>;

/** What a verifier says of each field: every field of the form must be answered. */
export const FieldDecision = z
  .strictObject({ state: FieldState, written: z.string().trim().min(1).max(600).nullable() })
  .refine((d) => (d.state === 'written') === (d.written !== null), 'a written field needs its text');
export type FieldDecision = z.infer<typeof FieldDecision>;

/** What stands in an input and what was decided of it, kept while the entry is under work. */
export const FieldDraft = z.strictObject({
  text: z.string().max(600),
  decision: FieldDecision.nullable(),
  /** The arbiter's, as far as it was typed. */
  reason: z.string().max(600).optional(),
});
export type FieldDraft = z.infer<typeof FieldDraft>;

export const FieldDrafts = z.partialRecord(FieldKey, FieldDraft);
export type FieldDrafts = z.infer<typeof FieldDrafts>;

/** The arbiter's word on each differing field, and why; the reason may be empty where they side with A or B. */
export const ArbitrateDecision = z.strictObject({
  fields: z.partialRecord(FieldKey, FieldDecision),
  reasons: z.partialRecord(FieldKey, z.string().trim().min(1).max(600)),
});
export type ArbitrateDecision = z.infer<typeof ArbitrateDecision>;

/** Vướng mắc: why an entry cannot be verified as it is. */
export const TroubleKind = z.enum(['unreadable', 'missing-page', 'wrong-form', 'rescan', 'other']);
export type TroubleKind = z.infer<typeof TroubleKind>;

/** `key-again`: the entry goes back into the queue; `set-aside`: it stays out, seen as such, until somebody says otherwise. */
export const TroubleOutcome = z.enum(['key-again', 'set-aside']);
export type TroubleOutcome = z.infer<typeof TroubleOutcome>;

export const VerifyDecision = z.strictObject({ fields: z.partialRecord(FieldKey, FieldDecision) });
export type VerifyDecision = z.infer<typeof VerifyDecision>;

export const ApproveDecision = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('approve') }),
  z.strictObject({ verdict: z.literal('send-back'), note: z.string().trim().min(1).max(600) }),
]);
export type ApproveDecision = z.infer<typeof ApproveDecision>;

export const AuthorizeDecision = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('authorize') }),
  z.strictObject({ verdict: z.literal('refuse'), reason: z.string().trim().min(1).max(600) }),
]);
export type AuthorizeDecision = z.infer<typeof AuthorizeDecision>;
