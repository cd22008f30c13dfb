import { z } from 'zod';
import { BookId, Sha256 } from './ids.ts';

/** `<name>-<first 8 hex digits of what it is made of>`: the same files are the same model. */
export const ModelId = z
  .string()
  .regex(/^[a-z0-9_]+-[0-9a-f]{8}$/)
  .brand<'model'>();
export type ModelId = z.infer<typeof ModelId>;

/** How well held-out lines were read; shares 0 to 1. */
export const HeldOutScore = z.strictObject({ cer: z.number().min(0), exact: z.number().min(0).max(1) });
export type HeldOutScore = z.infer<typeof HeldOutScore>;

/** Candidate: not decided yet. Retired: was active until another took its place. */
export const ModelState = z.enum(['candidate', 'active', 'retired', 'rejected']);
export type ModelState = z.infer<typeof ModelState>;

/** A reading model made here. What it has no file for is taken from the models that are shipped. */
export const ReadingModel = z.strictObject({
  id: ModelId,
  /** Name in the models folder → blob. */
  files: z.record(z.string().regex(/^[a-z0-9_]+(\.[a-z0-9]+)+$/), Sha256),
  /** Id of the model it was trained on from, or the shipped file's name. */
  parent: z.string(),
  /** The book it reads; null: all that have none of their own. */
  bookId: BookId.nullable(),
  /** Verified lines it learned, and the pages they stand on (position in the book, from 1). */
  trainedOn: z.strictObject({ lines: z.int(), pages: z.array(z.int()), minutes: z.number(), seed: z.int() }),
  /** On lines of later pages, which it did not learn, the parent before it. */
  heldOut: z.strictObject({
    lines: z.int(),
    pages: z.array(z.int()),
    before: HeldOutScore,
    after: HeldOutScore,
    /** How often it came out better when lines were drawn anew (bootstrap), 0 to 1. */
    sureness: z.number().min(0).max(1),
  }),
  state: ModelState,
  createdAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
});
export type ReadingModel = z.infer<typeof ReadingModel>;

/** Files that take the place of shipped ones when a book is read. */
export const ModelSet = z.strictObject({
  /** Ids of the models in it, the general one first, joined by "+"; kept with what was read. */
  key: z.string().min(1),
  files: ReadingModel.shape.files,
});
export type ModelSet = z.infer<typeof ModelSet>;
