import { fold, foldPlacement, foldSound } from '#schemas/fold.ts';
import type { FoundBy } from '#schemas/found-by.ts';
import { eventDateOf, FieldKey, factsOf, nameFieldsOf, type RecordKind } from '#schemas/record/kinds.ts';

/** Normal forms by field; text as it stands where there is no normal form; null or absent when there is none. */
export type FieldValues = Readonly<Partial<Record<FieldKey, string | null>>>;

/** The part of an entry that lists and searches show. */
export interface EntrySummary {
  readonly names: readonly string[];
  readonly entryNo: string | null;
  readonly bookNo: string | null;
  readonly eventDate: string | null;
  readonly eventYear: number | null;
  readonly registrationDate: string | null;
  readonly foundBy: FoundBy;
}

/** The field that says when whom a name field names was born. */
const birthDateOf: Readonly<Partial<Record<FieldKey, FieldKey>>> = {
  childName: 'childBirthDate',
  motherName: 'motherBirthDate',
  fatherName: 'fatherBirthDate',
  deceasedName: 'deceasedBirthDate',
  wifeName: 'wifeBirthDate',
  husbandName: 'husbandBirthDate',
};

export function entrySummary(kind: RecordKind, values: FieldValues): EntrySummary {
  const eventDate = values[eventDateOf[kind]] ?? null;
  const people = nameFieldsOf[kind].flatMap((key) => {
    const name = values[key] ?? '';
    const birthDate = birthDateOf[key];
    return fold(name) === '' ? [] : [{ key, name, born: birthDate ? yearOf(values[birthDate]) : null }];
  });
  return {
    names: people.map(({ name }) => name),
    entryNo: values.entryNo ?? null,
    bookNo: values.bookNo ?? null,
    eventDate,
    eventYear: yearOf(eventDate),
    registrationDate: values.registrationDate ?? null,
    foundBy: {
      names: people,
      places: [...new Set(textsOf(kind, values, ['place']))],
      papers: [...new Set(textsOf(kind, values, ['personal-id', 'paper']).flatMap(paperNumbers))],
    },
  };
}

const yearOf = (date: string | null | undefined): number | null =>
  Number(/^\d{4}/.exec(date ?? '')?.[0]) || null;

const textsOf = (kind: RecordKind, values: FieldValues, readers: readonly string[]): string[] =>
  FieldKey.options
    .filter((key) => readers.includes(factsOf(kind, key)?.reader ?? ''))
    .map((key) => values[key] ?? '')
    .filter((text) => text !== '');

/** `CMND số 011 234 567, cấp 1994` → `011234567`; digits that are no identity paper's are not taken. */
function paperNumbers(text: string): string[] {
  const closed = text.replace(/(?<=\d)[ .](?=\d{3})/g, '');
  return [...closed.matchAll(/(?<![\p{L}\d])(?:\d{12}|\d{9}|[A-Z]\d{7,8})(?![\p{L}\d])/gu)].map(
    ([number]) => number,
  );
}

/** One name of an entry as it is looked for; `role` 0 is whom the record is about. */
export interface NameKeys {
  readonly role: number;
  readonly name_fold: string;
  readonly surname_fold: string;
  readonly given_fold: string;
  readonly spelled: string;
  readonly subject_given: string;
  readonly event_year: number | null;
  readonly registered_year: number | null;
  /** Null of births: nobody looks for one by the years its parents were born in. */
  readonly born_year: number | null;
}

/** The folded columns that candidates are picked by. */
export function nameKeys(kind: RecordKind, summary: EntrySummary): NameKeys[] {
  const { names } = summary.foundBy;
  const fields: readonly FieldKey[] = nameFieldsOf[kind];
  const subject = names.find(({ key }) => key === fields[0])?.name ?? '';
  const subjectGiven = foldSound(subject).split(' ').at(-1) ?? '';
  return names.map(({ key, name, born }) => {
    const whole = foldSound(name);
    const words = whole.split(' ');
    return {
      role: fields.indexOf(key),
      name_fold: whole,
      surname_fold: words[0] ?? '',
      given_fold: words.at(-1) ?? '',
      spelled: foldPlacement(name),
      subject_given: subjectGiven,
      event_year: summary.eventYear,
      registered_year: yearOf(summary.registrationDate),
      born_year: kind === 'birth' ? null : born,
    };
  });
}

/** All places of an entry in one folded text, `|` between them and at both ends. */
export const foldedPlaces = (places: readonly string[]): string =>
  places.length === 0 ? '' : `|${places.map(placeKey).join('|')}|`;

/** Each part of an address between bars, folded: `|phuong bach mai|quan hai ba trung|`. */
const placeKey = (place: string): string =>
  place
    .split(/[,;]|\s[-–]\s/)
    .map(foldSound)
    .join('|');
