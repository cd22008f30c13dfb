import type { EntryId } from '#schemas/ids.ts';
import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';
import type { PersonRole } from '#schemas/relation-kind.ts';

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
