import { z } from 'zod';
import { EntryId } from './ids.ts';
import { FieldKey } from './record/kinds.ts';

/** How two values of one field stand to each other (Splink: comparison level). */
export const ComparisonLevel = z.enum(['exact', 'near', 'differs', 'missing']);
export type ComparisonLevel = z.infer<typeof ComparisonLevel>;

export const Comparison = z.strictObject({ field: FieldKey, level: ComparisonLevel, weight: z.number() });
export type Comparison = z.infer<typeof Comparison>;

/** A pair that may be one registration or one person, and why. Weights are bits; above 0 speaks for, below against. */
export const CandidatePair = z.strictObject({
  entryId: EntryId,
  weight: z.number(),
  comparisons: z.array(Comparison),
});
export type CandidatePair = z.infer<typeof CandidatePair>;

/** What a record is found by in another's neighborhood: folded keys, made by `pipeline/match/block.ts`. */
export const BlockKeys = z.array(z.string().min(1));
export type BlockKeys = z.infer<typeof BlockKeys>;

/** The part of an entry that is compared. */
export const Comparable = z.strictObject({
  entryId: EntryId,
  values: z.partialRecord(FieldKey, z.string()),
});
export type Comparable = z.infer<typeof Comparable>;
