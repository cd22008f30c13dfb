import type { EntryView, TaskField } from '#schemas/api/tasks.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';

/** What stands in a field, as people said or, while nobody did, as the machine read; null: nothing. */
export const textOf = (field: TaskField): string | null =>
  field.verified ? field.verified.written : field.read.written;

/** One field of two entries side by side. */
export interface FieldPair {
  readonly key: FieldKey;
  readonly one: TaskField | null;
  readonly other: TaskField | null;
  /** Both say something, or only one does, and not the same: tone marks and case count. */
  readonly differs: boolean;
}

/** The fields of both, in the order of the first; those that say nothing in either are left out. */
export function fieldPairs(one: EntryView, other: EntryView): FieldPair[] {
  const keys = [...new Set([...one.fields, ...other.fields].map(({ key }) => key))];
  const of = (entry: EntryView, key: FieldKey) => entry.fields.find((field) => field.key === key) ?? null;
  return keys.flatMap((key) => {
    const [a, b] = [of(one, key), of(other, key)];
    const [first, second] = [a && textOf(a), b && textOf(b)];
    if (first === null && second === null) return [];
    return [{ key, one: a, other: b, differs: first?.normalize('NFC') !== second?.normalize('NFC') }];
  });
}
