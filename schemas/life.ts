import { z } from 'zod';
import { EntryId } from './ids.ts';
import { FieldKey } from './record/kinds.ts';

/** What cannot be, or hardly, when a person's entries are read together. Which law or bound says so: `pipeline/life/rules.ts`. */
export const LifeRule = z.enum([
  'birth-dates-differ',
  'died-before-born',
  'married-before-born',
  'married-under-age',
  'married-after-death',
  'parent-too-young',
  'mother-too-old',
  'born-after-mother-died',
  'born-long-after-father-died',
  'births-too-close',
  'registrar-not-in-office',
]);
export type LifeRule = z.infer<typeof LifeRule>;

/** A rule that an entry breaks, with the entry that says otherwise. Shown to people; nothing is changed by it. */
export const LifeDoubt = z.strictObject({
  rule: LifeRule,
  entryId: EntryId,
  field: FieldKey.nullable(),
  otherEntryId: EntryId.nullable(),
});
export type LifeDoubt = z.infer<typeof LifeDoubt>;
