import { ExpectedError } from '#schemas/errors.ts';
import type { ReadField, VerifiedField } from '#schemas/field.ts';
import type { OfficerId } from '#schemas/ids.ts';
import type { Reader } from '#schemas/record/fields.ts';
import { factsOf, type FieldKey } from '#schemas/record/kinds.ts';
import { MatchedEntry, VerifiedEntry, type VerifiedFields } from '#schemas/steps.ts';
import type { FieldDecision, VerifyDecision } from '#schemas/task.ts';
import { type ReadContext, tidy } from '../extract/read/reader.ts';
import { readers } from '../extract/read/readers.ts';
import { defineHumanStage } from '../stage.ts';

/** A first person says what stands in the book. */
export const verifyEntry = defineHumanStage({
  name: 'verify-entry' as const,
  input: MatchedEntry,
  output: VerifiedEntry,
});

/**
 * The verified entry that a person's answers make. Their text stands as it is; the same readers that served the machine give
 * it its normal form, null when they cannot (a date that never was). `changed`: fields whose machine reading they changed.
 * Throws `task.field-unanswered` when a field has no answer, `request.bad` for an answer to a field the entry does not have.
 */
export function decideVerification(
  entry: MatchedEntry,
  decision: VerifyDecision,
  by: OfficerId,
  at: string,
): { output: VerifiedEntry; changed: FieldKey[] } {
  const stranger = (Object.keys(decision.fields) as FieldKey[]).find((key) => !entry.fields[key]);
  if (stranger) throw new ExpectedError('request.bad', { field: stranger });
  const registered = decision.fields.registrationDate?.written ?? null;
  const date = registered === null ? null : readers.date.read(registered, { latestYear: null }).value;
  const context = { latestYear: date === null ? null : Number(date.slice(0, 4)) };

  const fields: VerifiedFields = {};
  const changed: FieldKey[] = [];
  for (const [key, read] of Object.entries(entry.fields) as [FieldKey, ReadField][]) {
    const answer = decision.fields[key];
    if (!answer) throw new ExpectedError('task.field-unanswered', { field: key });
    const field = verified(answer, read, factsOf(entry.kind, key)?.reader ?? 'text', { by, context });
    fields[key] = field;
    if (isChanged(field, read)) changed.push(key);
  }
  const { entryId, pageId, bookId, kind, formId, gray, box } = entry;
  return {
    output: { entryId, pageId, bookId, kind, formId, gray, box, fields, verifiedBy: by, verifiedAt: at },
    changed,
  };
}

function verified(
  answer: FieldDecision,
  read: ReadField,
  reader: Reader,
  { by, context }: { by: OfficerId; context: ReadContext },
): VerifiedField {
  if (answer.written === null) return { state: answer.state, written: null, value: null, by, box: read.box };
  const written = tidy(answer.written);
  const { value } = readers[reader].read(written, context);
  return { state: 'written', written, value, by, box: read.box };
}

/** True when what it means is another than the machine said; a text without meaning is held against the text. */
function isChanged(field: VerifiedField, read: ReadField): boolean {
  if (field.state !== 'written') return field.state !== 'blank' || !read.blank;
  return field.value === null || read.value === null
    ? field.written !== read.written
    : field.value !== read.value;
}
