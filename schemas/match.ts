import { z } from 'zod';
import { EntryId } from './ids.ts';
import { FieldKey, RecordKind } from './record/kinds.ts';
import { PersonRole, RelationKind } from './relation-kind.ts';

/**
 * How two values of one field stand to each other (Splink: comparison level), the nearest first. Names: `spelling` (hoà and
 * hòa, Mỹ and Mĩ, đ and d), `marks` (one was written without marks), `tone` (another tone), `misread` (letters that machines and people
 * take for each other), `shortened` (initials, a middle name left out), `swapped` (another order). Dates: `contained` (1932 and
 * 3.5.1932), `day-month`, `digit`, `lunar` (one is the other in the moon's calendar), `close` (days apart). Places: `renamed` (the same
 * land under a later name; also a value that a note on one of the two corrects), `part`. `near`: of before these were told apart. `missing` speaks neither for nor against.
 */
export const ComparisonLevel = z.enum([
  'exact',
  'spelling',
  'marks',
  'tone',
  'misread',
  'shortened',
  'swapped',
  'contained',
  'day-month',
  'digit',
  'lunar',
  'close',
  'renamed',
  'part',
  'near',
  'differs',
  'missing',
]);
export type ComparisonLevel = z.infer<typeof ComparisonLevel>;

/** `otherField`: the second one's, where people of two kinds of record are compared (a bride, a mother). */
export const Comparison = z.strictObject({
  field: FieldKey,
  otherField: FieldKey.optional(),
  level: ComparisonLevel,
  /** Bits: above 0 speaks for one person or registration, below against. */
  weight: z.number(),
});
export type Comparison = z.infer<typeof Comparison>;

/** A pair that may be one registration or one person, and why. Weights are bits; above 0 speaks for, below against. */
export const CandidatePair = z.strictObject({
  entryId: EntryId,
  weight: z.number(),
  comparisons: z.array(Comparison),
  /** What the two are to each other, by whom of each; missing in pairs found before relations were told apart. */
  kind: RelationKind.optional(),
  roles: z.tuple([PersonRole, PersonRole]).optional(),
  /** That `kind` is right, 0 to 1. */
  probability: z.number().min(0).max(1).optional(),
});
export type CandidatePair = z.infer<typeof CandidatePair>;

/** What a record is found by in another's neighborhood: folded keys, made by `pipeline/match/block.ts`. */
export const BlockKeys = z.array(z.string().min(1));
export type BlockKeys = z.infer<typeof BlockKeys>;

/** The part of an entry that is compared. */
export const Comparable = z.strictObject({
  entryId: EntryId,
  values: z.partialRecord(FieldKey, z.string()),
  /** Missing in entries kept before kinds were compared with each other: the kind it was asked for. */
  kind: RecordKind.optional(),
  /** The register body that kept the book, and its numbered book: two copies of one book share both. */
  body: z.string().optional(),
});
export type Comparable = z.infer<typeof Comparable>;
