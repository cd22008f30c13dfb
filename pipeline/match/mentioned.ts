import type { Comparable } from '#schemas/match.ts';
import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';
import type { PersonRole } from '#schemas/relation-kind.ts';

/** Where an entry of a kind names somebody, and what it says of when they were born. */
interface Place {
  readonly role: PersonRole;
  readonly name: FieldKey;
  readonly birth: FieldKey;
  /** Their age, at the day of `at`. */
  readonly age: FieldKey | null;
  readonly at: readonly FieldKey[];
}

/** The people an entry names, whom it is about first. */
export const mentionedIn = {
  birth: [
    { role: 'child', name: 'childName', birth: 'childBirthDate', age: null, at: ['registrationDate'] },
    {
      role: 'mother',
      name: 'motherName',
      birth: 'motherBirthDate',
      age: 'motherAge',
      at: ['childBirthDate', 'registrationDate'],
    },
    {
      role: 'father',
      name: 'fatherName',
      birth: 'fatherBirthDate',
      age: 'fatherAge',
      at: ['childBirthDate', 'registrationDate'],
    },
  ],
  death: [
    {
      role: 'deceased',
      name: 'deceasedName',
      birth: 'deceasedBirthDate',
      age: 'deceasedAge',
      at: ['deathDate', 'registrationDate'],
    },
  ],
  marriage: [
    {
      role: 'wife',
      name: 'wifeName',
      birth: 'wifeBirthDate',
      age: 'wifeAge',
      at: ['marriageDate', 'registrationDate'],
    },
    {
      role: 'husband',
      name: 'husbandName',
      birth: 'husbandBirthDate',
      age: 'husbandAge',
      at: ['marriageDate', 'registrationDate'],
    },
  ],
} as const satisfies Record<RecordKind, readonly Place[]>;

/** Year of an ISO date that may be partial. */
export function yearOf(date: string | undefined): number | null {
  const year = Number(date?.slice(0, 4));
  return Number.isInteger(year) && year > 0 ? year : null;
}

/** The years somebody may have been born in: one by a date, three by an age, which may have been counted either way. */
export function birthYearsOf(values: Comparable['values'], place: Place): readonly number[] {
  const year = yearOf(values[place.birth]);
  if (year !== null) return [year];
  const at = place.at.map((field) => yearOf(values[field])).find((one) => one !== null) ?? null;
  if (at === null) return [];
  // A child whose day of birth was not read was born about when it was registered.
  if (place.age === null) return [at];
  const age = Number(/^\d{1,3}/.exec(values[place.age] ?? '')?.[0] ?? Number.NaN);
  return Number.isNaN(age) ? [] : [at - age - 1, at - age, at - age + 1];
}
