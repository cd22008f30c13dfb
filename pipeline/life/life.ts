import type { LifeDoubt } from '#schemas/life.ts';
import type { EntryId } from '#schemas/ids.ts';
import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';
import type { PersonRole } from '#schemas/relation-kind.ts';
import { rules } from './rules.ts';

/** A person as one entry names them. */
export interface LifeMention {
  readonly entryId: EntryId;
  readonly kind: RecordKind;
  readonly role: PersonRole;
  /** Values of the entry as they are understood: dates ISO, possibly partial. */
  readonly values: Readonly<Partial<Record<FieldKey, string>>>;
  /** The event, one for all entries that are the same registration: copies of one birth are one birth. */
  readonly event: string;
}

/** Everything that is known of one person. */
export type Life = readonly LifeMention[];

/** What in a life cannot be, each doubt once, in the order of the rules. Partial dates never raise one that need not be. */
export const lifeDoubts = (life: Life): readonly LifeDoubt[] => {
  const said = new Map<string, LifeDoubt>();
  for (const { rule, find } of rules)
    for (const doubt of find(life)) {
      const one = { rule, ...doubt };
      said.set(JSON.stringify([rule, one.entryId, one.field, one.otherEntryId]), one);
    }
  return [...said.values()];
};
