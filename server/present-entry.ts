import type { EntryView, TaskField } from '#schemas/api/tasks.ts';
import type { FormField, RegisterForm } from '#schemas/form.ts';
import { factsOf } from '#schemas/record/kinds.ts';
import { ExtractedEntry, MatchedEntry, type VerifiedFields } from '#schemas/steps.ts';
import type { Forms } from '#pipeline/stage.ts';
import type { Db } from '#store/open.ts';
import { latestOutput, type OutputKey, readOutput } from '#store/outputs.ts';
import { entryById } from '#store/records.ts';
import { taskOfOutput } from '#store/tasks.ts';
import type { EntryId } from '#schemas/ids.ts';

/** An entry as a person works on it: its picture, what was read, and what was decided so far (none: empty). */
export async function presentEntry(
  db: Db,
  forms: Forms,
  read: MatchedEntry,
  verified: VerifiedFields,
): Promise<EntryView> {
  const place = await entryById(db, read.entryId);
  const fields: TaskField[] = [];
  for (const { key, reader, label } of fieldsInOrder(forms.byId(read.formId), read.ordinal)) {
    const field = read.fields[key];
    if (!field) continue;
    const critical = factsOf(read.kind, key)?.critical ?? false;
    fields.push({ key, reader, label, critical, read: field, verified: verified[key] ?? null });
  }
  return {
    entryId: read.entryId,
    kind: read.kind,
    bookCode: place.book.code,
    bookTitle: place.bookTitle,
    fileName: place.fileName,
    pageNumber: place.pageNumber,
    ordinal: read.ordinal + 1,
    gray: read.gray,
    scan: read.scan,
    box: read.box,
    fields,
    candidates: read.candidates,
  };
}

/** In reading order. A ruled page has one text an entry, a table the same columns for all. */
function fieldsInOrder(
  form: RegisterForm,
  ordinal: number,
): readonly Pick<FormField, 'key' | 'reader' | 'label'>[] {
  if (form.layout === 'lines') return [form.field];
  if (form.layout === 'table') {
    return form.columns.flatMap(({ key, reader, label }) => (key === null ? [] : [{ key, reader, label }]));
  }
  return form.entries[ordinal]?.fields ?? form.entries[0]?.fields ?? [];
}

/** What machines made of an entry, for the task that rests on `source`: a match, or a verification of one. */
export async function readBehind(db: Db, source: OutputKey): Promise<MatchedEntry> {
  const verification = await taskOfOutput(db, source);
  return MatchedEntry.parse(await readOutput(db, verification?.source ?? source));
}

/** The newest reading of an entry; before it was matched, without candidates. Null when nothing was read yet. */
export async function newestReading(db: Db, entryId: EntryId): Promise<MatchedEntry | null> {
  const matched = await latestOutput(db, 'match-records', entryId);
  if (matched) return MatchedEntry.parse(matched.output);
  const extracted = await latestOutput(db, 'extract-fields', entryId);
  return extracted ? { ...ExtractedEntry.parse(extracted.output), candidates: [], comparedWith: 0 } : null;
}
