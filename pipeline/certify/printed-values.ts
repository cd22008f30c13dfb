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

/** What a paper has to print from, of fields that people verified; a key that is absent is blank in the book. */
export function printedValues(kind: RecordKind, fields: VerifiedFields): AuthorizedExtract['values'] {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => {
      const text = field && printed(kind, key as FieldKey, field);
      return text ? [[key, text.normalize('NFC')] as const] : [];
    }),
  );
}
