import type { AuthorizedExtract } from '#schemas/extract.ts';
import type { VerifiedField } from '#schemas/field.ts';
import { factsOf, type FieldKey, type RecordKind } from '#schemas/record/kinds.ts';
import type { VerifiedFields } from '#schemas/steps.ts';

/** Said on the paper where the book itself cannot be read: a blank would say that nothing stands there. */
const unreadable = '(không đọc được trong Sổ)';

/** What is printed of a field: a date's normal form, else the letters of the book; null when nothing stands there. */
function printed(kind: RecordKind, key: FieldKey, field: VerifiedField): string | null {
  if (field.state === 'unreadable') return unreadable;
  const reader = factsOf(kind, key)?.reader;
  return (reader === 'date' || reader === 'time' ? field.value : null) ?? field.written;
}

/** Notes one behind the other; each that does not end as a sentence is closed by a semicolon. */
const joined = (notes: readonly string[]): string =>
  notes
    .map((note, i) => (i < notes.length - 1 && !/[.;!?…]$/u.test(note) ? `${note};` : note))
    .join(' ')
    .normalize('NFC');

/**
 * What a paper has to print from, of fields that people verified; a key that is absent is blank in the book. `notes`: what
 * later decisions have to say on every paper, the first first; they stand behind the book's own note.
 */
export function printedValues(
  kind: RecordKind,
  fields: VerifiedFields,
  notes: readonly string[] = [],
): AuthorizedExtract['values'] {
  const values: AuthorizedExtract['values'] = Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => {
      const text = field && printed(kind, key as FieldKey, field);
      return text ? [[key, text.normalize('NFC')] as const] : [];
    }),
  );
  const all = [values.note, ...notes].flatMap((note) => note?.trim() || []);
  return all.length > 0 ? { ...values, note: joined(all) } : values;
}
