import { z } from 'zod';
import { birthFields } from './birth.ts';
import { deathFields } from './death.ts';
import type { FieldFacts } from './fields.ts';
import { marriageFields } from './marriage.ts';

export const RecordKind = z.enum(['birth', 'death', 'marriage']);
export type RecordKind = z.infer<typeof RecordKind>;

/** What is known of a registration of each kind, form-independent, in the order people read it. */
export const fieldsOf = {
  birth: birthFields,
  death: deathFields,
  marriage: marriageFields,
} as const satisfies Record<RecordKind, Readonly<Record<string, FieldFacts>>>;

type KeysOf<K extends RecordKind> = keyof (typeof fieldsOf)[K];
export type FieldKey = { [K in RecordKind]: KeysOf<K> }[RecordKind] & string;

const keys = [...new Set(Object.values(fieldsOf).flatMap((table) => Object.keys(table)))] as [
  FieldKey,
  ...FieldKey[],
];
export const FieldKey = z.enum(keys);

/** The facts of a field, or undefined when this kind of record has no such field. */
export function factsOf(kind: RecordKind, key: FieldKey): FieldFacts | undefined {
  const table: Readonly<Record<string, FieldFacts>> = fieldsOf[kind];
  return table[key];
}

/** The fields that name the people of a record; the first is whom the extract is about. */
export const nameFieldsOf = {
  birth: ['childName', 'motherName', 'fatherName'],
  death: ['deceasedName'],
  marriage: ['wifeName', 'husbandName'],
} as const satisfies Record<RecordKind, readonly FieldKey[]>;

/** The date that search filters a record of each kind by. */
export const eventDateOf = {
  birth: 'childBirthDate',
  death: 'deathDate',
  marriage: 'registrationDate',
} as const satisfies Record<RecordKind, FieldKey>;
