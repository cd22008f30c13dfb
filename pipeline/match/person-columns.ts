import type { Comparable } from '#schemas/match.ts';
import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';
import type { PersonRole } from '#schemas/relation-kind.ts';
import { type Columns, columnsOf } from './columns-of.ts';

type Values = Comparable['values'];
/** Where an entry's columns say something of one of the people in it; those that it never says are not there. */
export const personColumns = {
  child: { name: 'childName', birth: 'childBirthDate', id: 'childPersonalId', origin: 'childOrigin' },
  mother: { name: 'motherName', birth: 'motherBirth', partner: 'fatherName', home: 'motherResidence' },
  father: { name: 'fatherName', birth: 'fatherBirth', partner: 'motherName', home: 'fatherResidence' },
  deceased: {
    name: 'deceasedName',
    birth: 'deceasedBirth',
    id: 'deceasedId',
    home: 'deceasedResidence',
  },
  wife: {
    name: 'wifeName',
    birth: 'wifeBirth',
    id: 'wifePaper',
    partner: 'husbandName',
    home: 'wifeResidence',
    origin: 'wifeOrigin',
  },
  husband: {
    name: 'husbandName',
    birth: 'husbandBirth',
    id: 'husbandPaper',
    partner: 'wifeName',
    home: 'husbandResidence',
    origin: 'husbandOrigin',
  },
} as const satisfies Record<PersonRole, Readonly<Record<string, string>>>;

export const rolesOf = {
  birth: ['child', 'mother', 'father'],
  death: ['deceased'],
  marriage: ['wife', 'husband'],
} as const satisfies Record<RecordKind, readonly PersonRole[]>;

/** Somebody named in an entry, as models of people see them. */
export interface PersonSeen {
  readonly role: PersonRole;
  readonly columns: Columns;
  readonly sex: 'male' | 'female' | null;
  /** Year of birth, and how far it may be off; null where nothing is known. */
  readonly born: { readonly year: number; readonly off: number } | null;
  /** Year in which the entry sees them: as a newborn, grown up, or dying. */
  readonly seen: number | null;
}

const sexOf: Readonly<Partial<Record<PersonRole, 'male' | 'female'>>> = {
  mother: 'female',
  wife: 'female',
  father: 'male',
  husband: 'male',
};
const sexField: Readonly<Partial<Record<PersonRole, FieldKey>>> = {
  child: 'childSex',
  deceased: 'deceasedSex',
};
const eventOf = {
  birth: 'childBirthDate',
  death: 'deathDate',
  marriage: 'marriageDate',
} as const satisfies Record<RecordKind, FieldKey>;

/** The people of an entry who are named. */
export function peopleSeen(kind: RecordKind, values: Values): readonly PersonSeen[] {
  const all = columnsOf(kind, values);
  const event = yearOf(values[eventOf[kind]]) ?? yearOf(values.registrationDate);
  return rolesOf[kind].flatMap((role): PersonSeen[] => {
    const from: Readonly<Record<string, string>> = personColumns[role];
    if (all[from.name as string] === undefined) return [];
    const columns: Record<string, string | undefined> = { registrationYear: all.registrationYear };
    for (const column in from) columns[column] = all[from[column] as string];
    const { birth } = columns;
    const year = yearOf(birth?.replace('~', ''));
    const written = values[sexField[role] as FieldKey];
    return [
      {
        role,
        columns,
        sex: sexOf[role] ?? (written === 'Nam' ? 'male' : written === 'Nữ' ? 'female' : null),
        born: year === null ? null : { year, off: birth?.startsWith('~') ? 1 : 0 },
        seen: event,
      },
    ];
  });
}

function yearOf(date: string | undefined): number | null {
  const year = Number(date?.slice(0, 4));
  return Number.isInteger(year) && year > 0 ? year : null;
}
