import type { TaskField } from '#schemas/api/tasks.ts';
import type { ReadField, VerifiedField } from '#schemas/field.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';

/** A field as the screen gets it: asked, read without doubt, verified by nobody, unless said otherwise. */
export function taskField(
  key: FieldKey,
  read: Partial<ReadField> = {},
  verified: VerifiedField | null = null,
  more: Partial<TaskField> = {},
): TaskField {
  return {
    key,
    reader: 'name',
    critical: true,
    label: key,
    read: {
      written: `${key} written`,
      value: `${key} value`,
      blank: false,
      confidence: 0.9,
      doubts: [],
      box: null,
      alternatives: [],
      ...read,
    },
    verified,
    looks: 'one-look',
    isAsked: true,
    keyings: [],
    above: null,
    carried: [],
    findings: [],
    ...more,
  };
}

/** Nothing but the form's print stands there. */
export const blankField = (key: FieldKey): TaskField =>
  taskField(key, { written: null, value: null, blank: true, confidence: 1 });

/** Read so surely that nobody is asked. */
export const sureField = (key: FieldKey): TaskField =>
  taskField(key, {}, null, { isAsked: false, looks: 'as-read' });

/** What is told of a field while keying blind. */
export const hiddenField = (key: FieldKey): TaskField =>
  taskField(key, { written: null, value: null, confidence: 0 }, null, { looks: 'two-keys' });
