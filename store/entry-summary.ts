import { fold } from '#schemas/fold.ts';
import { eventDateOf, type FieldKey, nameFieldsOf, type RecordKind } from '#schemas/record/kinds.ts';

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
}

export function entrySummary(kind: RecordKind, values: FieldValues): EntrySummary {
  const eventDate = values[eventDateOf[kind]] ?? null;
  const year = Number(/^\d{4}/.exec(eventDate ?? '')?.[0]);
  return {
    names: nameFieldsOf[kind].map((key) => values[key] ?? '').filter((name) => fold(name) !== ''),
    entryNo: values.entryNo ?? null,
    bookNo: values.bookNo ?? null,
    eventDate,
    eventYear: year || null,
    registrationDate: values.registrationDate ?? null,
  };
}

/** A name as it is found: folded whole, its surname (first word) and its given name (last word). */
export function foldedName(name: string): { whole: string; surname: string; given: string } {
  const whole = fold(name);
  const words = whole.split(' ');
  return { whole, surname: words[0] ?? '', given: words.at(-1) ?? '' };
}
