import { z } from 'zod';

/** How a field's text becomes a value; one file each under `pipeline/extract/read/`. */
export const Reader = z.enum([
  'name',
  'date',
  'date-in-words',
  'year',
  'time',
  'place',
  'entry-number',
  'book-number',
  'sex',
  'ethnicity',
  'nationality',
  'personal-id',
  'paper',
  'age',
  'relation',
  'office',
  'text',
]);
export type Reader = z.infer<typeof Reader>;

/**
 * What is known about a field of a record, whatever the form.
 * `critical`: shared with other agencies, must be right (@source QĐ 3458/QĐ-BTP Điều 2).
 * `column`: its column in the Ministry's import file, or null when it has none.
 */
export interface FieldFacts {
  readonly reader: Reader;
  readonly critical: boolean;
  readonly column: string | null;
}
export type FieldTable = Readonly<Record<string, FieldFacts>>;

/** Facts of one field, in the order reader, critical, column. */
export const field = (reader: Reader, critical: boolean, column: string | null = null): FieldFacts => ({
  reader,
  critical,
  column,
});
