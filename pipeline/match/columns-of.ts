import type { Comparable } from '#schemas/match.ts';
import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';

type Values = Comparable['values'];
/** What models compare: fields by their keys, and those worked out below; blank ones are not there. */
export type Columns = Readonly<Record<string, string | undefined>>;

/**
 * Columns that are worked out of fields, by kind: when somebody was born, `~1931` where only an age is written (a year either
 * way: completed years or tuổi ta); whose number it is; when a couple became one; the year that a place was written in.
 */
export const derivedOf = {
  birth: (values) => ({
    motherBirth: values.motherBirthDate ?? byAge(values.motherAge, values.registrationDate),
    fatherBirth: values.fatherBirthDate ?? byAge(values.fatherAge, values.registrationDate),
    registrationYear: yearOf(values.registrationDate),
  }),
  death: (values) => ({
    deceasedBirth: values.deceasedBirthDate ?? byAge(values.deceasedAge, values.deathDate),
    deceasedId: values.deceasedPersonalId ?? values.deceasedPaper,
    registrationYear: yearOf(values.registrationDate),
  }),
  marriage: (values) => ({
    wifeBirth: values.wifeBirthDate ?? byAge(values.wifeAge, values.registrationDate),
    husbandBirth: values.husbandBirthDate ?? byAge(values.husbandAge, values.registrationDate),
    marriedOn: values.marriageDate ?? values.registrationDate,
    registrationYear: yearOf(values.registrationDate),
  }),
} as const satisfies Record<RecordKind, (values: Values) => Columns>;

export const columnsOf = (kind: RecordKind, values: Values): Columns => ({
  ...values,
  ...derivedOf[kind](values),
});

const yearOf = (date: string | undefined): string | undefined => date?.slice(0, 4);

/** @source domain §5.2: tuổi ta = year of registration − year of birth + 1 */
function byAge(age: string | undefined, at: string | undefined): string | undefined {
  const [years, year] = [/^\d{1,3}/.exec(age?.trim() ?? '')?.[0], yearOf(at)];
  return years === undefined || year === undefined ? undefined : `~${Number(year) - Number(years)}`;
}

/** The fields that a column is read from, for people who look at the evidence: the first that is written. */
const fieldsOfColumn: Readonly<Record<string, readonly FieldKey[]>> = {
  motherBirth: ['motherBirthDate', 'motherAge'],
  fatherBirth: ['fatherBirthDate', 'fatherAge'],
  deceasedBirth: ['deceasedBirthDate', 'deceasedAge'],
  deceasedId: ['deceasedPersonalId', 'deceasedPaper'],
  wifeBirth: ['wifeBirthDate', 'wifeAge'],
  husbandBirth: ['husbandBirthDate', 'husbandAge'],
  marriedOn: ['marriageDate', 'registrationDate'],
};

export function fieldOf(column: string, values: Values): FieldKey {
  const fields = fieldsOfColumn[column] ?? [column as FieldKey];
  return fields.find((field) => values[field] !== undefined) ?? (fields[0] as FieldKey);
}
