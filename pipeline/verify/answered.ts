import { ExpectedError } from '#schemas/errors.ts';
import type { ReadField, Settled, VerifiedField } from '#schemas/field.ts';
import type { OfficerId } from '#schemas/ids.ts';
import { factsOf, type FieldKey } from '#schemas/record/kinds.ts';
import type { MatchedEntry, ReadFields } from '#schemas/steps.ts';
import type { FieldDecision, VerifyDecision } from '#schemas/task.ts';
import { type ReadContext, tidy } from '../extract/read/reader.ts';
import { readers } from '../extract/read/readers.ts';

/** Who says something, and when (ISO). */
export interface Saying {
  readonly by: OfficerId;
  readonly at: string;
}

/** Throws `request.bad` for an answer to a field the entry does not have. */
export function noStrangers(fields: ReadFields, decision: VerifyDecision): void {
  const stranger = (Object.keys(decision.fields) as FieldKey[]).find((key) => !fields[key]);
  if (stranger) throw new ExpectedError('request.bad', { field: stranger });
}

/** What is known beside a person's texts: no date of an entry is later than its registration. */
export function contextOf(registered: string | null): ReadContext {
  const date = registered === null ? null : readers.date.read(registered, { latestYear: null }).value;
  return { latestYear: date === null ? null : Number(date.slice(0, 4)) };
}

/**
 * A person's answer as a verified field: their text stands as it is, and the readers that served the machine give it its normal
 * form, null when they cannot (a date that never was). Throws `task.field-unanswered`.
 */
export function answered(
  entry: Pick<MatchedEntry, 'kind' | 'fields'>,
  key: FieldKey,
  answer: FieldDecision | undefined,
  { by, settled, context }: { by: OfficerId; settled: Settled; context: ReadContext },
): VerifiedField {
  if (!answer) throw new ExpectedError('task.field-unanswered', { field: key });
  const box = entry.fields[key]?.box ?? null;
  if (answer.written === null) return { state: answer.state, written: null, value: null, by, box, settled };
  const written = tidy(answer.written);
  const { value } = readers[factsOf(entry.kind, key)?.reader ?? 'text'].read(written, context);
  return { state: 'written', written, value, by, box, settled };
}

/** What the machine read, under the name of the officer who signs the entry. */
export const takenAsRead = (read: ReadField, by: OfficerId): VerifiedField => ({
  state: read.blank ? 'blank' : 'written',
  written: read.blank ? null : read.written,
  value: read.blank ? null : read.value,
  by,
  box: read.box,
  settled: 'as-read',
});

/** True when what it means is another than the machine said; a text without meaning is held against the text. */
export function isChanged(field: VerifiedField, read: ReadField): boolean {
  if (field.state !== 'written') return field.state !== 'blank' || !read.blank;
  return field.value === null || read.value === null
    ? field.written !== read.written
    : field.value !== read.value;
}

/** Fields in which people said another thing than the machine. */
export const changedFields = (
  fields: Readonly<Partial<Record<FieldKey, VerifiedField>>>,
  read: ReadFields,
): FieldKey[] =>
  (Object.entries(read) as [FieldKey, ReadField][]).flatMap(([key, one]) => {
    const field = fields[key];
    return field && isChanged(field, one) ? [key] : [];
  });
