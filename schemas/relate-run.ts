import { z } from 'zod';
import { RecordKind } from './record/kinds.ts';

/** Which entries `hotich relate` goes through. */
export const RelateScope = z.strictObject({
  kind: RecordKind.nullable(),
  /** Read, keyed or decided at this time or later; null: all. */
  since: z.iso.datetime().nullable(),
});
export type RelateScope = z.infer<typeof RelateScope>;

/** How far a run has come that was not finished. */
export const RelateProgress = z.strictObject({
  scope: RelateScope,
  /** The last entry done. */
  after: z.string(),
  done: z.int().nonnegative(),
  /** Entries that are other to others than before. */
  changed: z.int().nonnegative(),
});
export type RelateProgress = z.infer<typeof RelateProgress>;

/** Which keys all entries have, see `blockKeysVersion`. */
export const BlockKeysMade = z.strictObject({ version: z.int().positive() });
export type BlockKeysMade = z.infer<typeof BlockKeysMade>;
