import type { Doubt, ReadField } from '#schemas/field.ts';
import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';
import { fromIso, type PartialDate } from '../extract/partial-date.ts';

/** A record as read, asked for by its rules. */
export interface Checked {
  readonly kind: RecordKind;
  readonly keys: readonly FieldKey[];
  field(key: FieldKey): ReadField | undefined;
  value(key: FieldKey): string | null;
  /** Null when not read, not a date, or not in the form. */
  date(key: FieldKey): PartialDate | null;
}

export interface Finding {
  readonly field: FieldKey;
  readonly doubt: Doubt;
}

/** What does not fit together in a record. A finding makes a person look; it never changes a value. Silent on what is missing. */
export type Rule = (record: Checked) => readonly Finding[];

export function checked(kind: RecordKind, fields: Partial<Record<FieldKey, ReadField>>): Checked {
  const value = (key: FieldKey) => fields[key]?.value ?? null;
  return {
    kind,
    keys: Object.keys(fields) as FieldKey[],
    field: (key) => fields[key],
    value,
    date: (key) => {
      const iso = value(key);
      return iso === null ? null : fromIso(iso);
    },
  };
}
