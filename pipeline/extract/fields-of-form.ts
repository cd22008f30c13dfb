import type { RegisterForm } from '#schemas/form.ts';
import type { Reader } from '#schemas/record/fields.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';

/** A place to write in, without its geometry. */
export interface FieldOfForm {
  readonly key: FieldKey;
  readonly reader: Reader;
  readonly label: string;
}

/** Fields of the form's entry at a position on the page (from 0), in reading order; a page with more entries repeats the last. */
export function fieldsOfForm(form: RegisterForm, ordinal: number): readonly FieldOfForm[] {
  if (form.layout === 'lines') return [form.field];
  if (form.layout === 'table') {
    return form.columns.flatMap(({ key, reader, label }) => (key === null ? [] : [{ key, reader, label }]));
  }
  const entry = form.entries[Math.min(ordinal, form.entries.length - 1)];
  return (entry?.fields ?? []).map(({ key, reader, label }) => ({ key, reader, label }));
}
