import { z } from 'zod';
import { FieldKey } from './record/kinds.ts';

/** What of an entry answers a search, as it is shown: kept beside the entry, so that ranking reads nothing else. */
export const FoundBy = z.strictObject({
  /** People in reading order, whom the record is about first; blank names are left out. */
  names: z.array(
    z.strictObject({
      key: FieldKey,
      name: z.string(),
      /** Year of birth, where it is known. */
      born: z.int().nullable(),
    }),
  ),
  /** Every place of the entry, each once. */
  places: z.array(z.string()),
  /** Numbers of identity papers: digits, a letter before them for passports. */
  papers: z.array(z.string()),
});
export type FoundBy = z.infer<typeof FoundBy>;
