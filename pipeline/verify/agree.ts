import type { VerifiedField } from '#schemas/field.ts';
import type { Reader } from '#schemas/record/fields.ts';
import { spellingKey } from '../extract/spelling-key.ts';

/** Readers whose normal form says all: how a date or a sex was written does not matter. */
const byValue: ReadonlySet<Reader> = new Set([
  'date',
  'date-in-words',
  'year',
  'time',
  'entry-number',
  'book-number',
  'sex',
  'ethnicity',
  'nationality',
  'personal-id',
  'age',
]);

/**
 * Whether two people said the same of a field: in its normal form where it has one, else in its text but for case, spacing,
 * punctuation and where in its syllable a tone mark sits. Tone marks and y/i count: Hòa is not Hoa, Lý is not Lí.
 */
export function agree(reader: Reader, a: VerifiedField, b: VerifiedField): boolean {
  if (a.state !== b.state) return false;
  if (a.written === null || b.written === null) return true;
  if (byValue.has(reader) && a.value !== null && b.value !== null) return a.value === b.value;
  return spellingKey(a.written) === spellingKey(b.written);
}
