import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';

/** Where a person of a record is named, and the date that tells them from namesakes. */
export interface PersonFields {
  readonly name: FieldKey;
  readonly date: FieldKey | null;
}

/** The people a record is found by. */
export const peopleOf = {
  birth: [
    { name: 'childName', date: 'childBirthDate' },
    { name: 'motherName', date: null },
    { name: 'fatherName', date: null },
  ],
  death: [
    { name: 'deceasedName', date: 'deceasedBirthDate' },
    { name: 'deceasedName', date: 'deathDate' },
  ],
  marriage: [
    { name: 'wifeName', date: 'wifeBirthDate' },
    { name: 'husbandName', date: 'husbandBirthDate' },
  ],
} as const satisfies Record<RecordKind, readonly PersonFields[]>;
