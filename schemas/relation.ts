import { z } from 'zod';
import { EntryId, OfficerId, PersonId, RecordId, RelationId } from './ids.ts';
import { Comparison } from './match.ts';
import { PersonRole, RelationKind } from './relation-kind.ts';

export { PersonRole, RelationKind } from './relation-kind.ts';

/** Somebody named in an entry, at one place of it. */
export const Mention = z.strictObject({ entryId: EntryId, role: PersonRole });
export type Mention = z.infer<typeof Mention>;

/** What a person decided of two: what they are to each other, or two people who have nothing to do with each other. */
export const RelationVerdict = z.enum([...RelationKind.options, 'different-people']);
export type RelationVerdict = z.infer<typeof RelationVerdict>;

/**
 * Where a relation stands. `told`: shown with its reasons, nobody is asked (twins, siblings, the same person in another
 * event). `asked`: it waits for a person. `decided`: a person said what it is; no later run changes that. `gone`: a later
 * run does not see it any more; it was never decided.
 */
export const RelationStatus = z.enum(['told', 'asked', 'decided', 'gone']);
export type RelationStatus = z.infer<typeof RelationStatus>;

/** Two mentions and what they are to each other. `a.entryId < b.entryId`. */
export const Relation = z.strictObject({
  id: RelationId,
  a: Mention,
  b: Mention,
  kind: RelationKind,
  /** Bits (log2 odds) that both are the same person or registration. */
  weight: z.number(),
  /** That `kind` is right, 0 to 1. */
  probability: z.number().min(0).max(1),
  comparisons: z.array(Comparison),
  /** Which weights said so. */
  model: z.string(),
  status: RelationStatus,
  verdict: RelationVerdict.nullable(),
});
export type Relation = z.infer<typeof Relation>;

/** One reviewer's word on a relation. Only ever added to; the last that is not blind alone decides (see `server/decide-relation.ts`). */
export const RelationDecision = z.strictObject({
  relationId: RelationId,
  by: OfficerId,
  at: z.iso.datetime(),
  /** `unsure`: somebody else should look. */
  verdict: z.enum([...RelationVerdict.options, 'unsure']),
  /** Whether it was said before the machine's view was shown. */
  isBlind: z.boolean(),
  /** Why, and what papers will say of it; may be empty. */
  reason: z.string().max(600),
  tookMs: z.int().nonnegative(),
});
export type RelationDecision = z.infer<typeof RelationDecision>;

/** One human being across books, as far as is known: mentions that are the same person. The id stays when others join. */
export const Person = z.strictObject({
  id: PersonId,
  mentions: z.array(Mention),
  /** Other ids that became this one. */
  formerIds: z.array(PersonId),
});
export type Person = z.infer<typeof Person>;

/**
 * What became of a person. `made`. `joined`: the mention is this person from now on, `other` before. `left`: it is no more,
 * and nobody else known. `merged`: everybody is `other` from now on. `split`: some are `other` from now on. `relation`: what bound a mention.
 */
export const PersonChange = z.strictObject({
  person: PersonId,
  what: z.enum(['made', 'joined', 'left', 'merged', 'split']),
  mention: Mention.nullable(),
  other: PersonId.nullable(),
  relation: RelationId.nullable(),
});
export type PersonChange = z.infer<typeof PersonChange>;

/** A change of before, with when and by whom. */
export const PastPersonChange = PersonChange.extend({
  at: z.iso.datetime(),
  by: z.union([OfficerId, z.literal('machine')]),
});
export type PastPersonChange = z.infer<typeof PastPersonChange>;

/** What a decided relation says on papers of a record. */
export const RelationNote = z.strictObject({
  other: RecordId,
  verdict: RelationVerdict,
  note: z.string().nullable(),
});
export type RelationNote = z.infer<typeof RelationNote>;
