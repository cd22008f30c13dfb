import type { EntryView, TaskField } from '#schemas/api/tasks.ts';
import type { ReadField, VerifiedField } from '#schemas/field.ts';
import type { EntryId } from '#schemas/ids.ts';
import type { Looks } from '#schemas/policy.ts';
import { type FieldKey, factsOf } from '#schemas/record/kinds.ts';
import { ExtractedEntry, MatchedEntry, type VerifiedFields } from '#schemas/steps.ts';
import { fieldsOfForm } from '#pipeline/extract/fields-of-form.ts';
import type { Forms } from '#pipeline/stage.ts';
import type { Db } from '#store/open.ts';
import { latestOutput } from '#store/outputs.ts';
import { isStruck } from '#store/page-facts.ts';
import type { PlacedEntry } from '#store/records.ts';
import { type EntryContext, entryContext } from './entry-context.ts';
import { relatedEntries } from './related-entries.ts';

/** How an entry is shown for one task; nothing: as it stands, for looking. */
export interface Showing {
  /** What was decided so far. */
  readonly verified: VerifiedFields;
  readonly looks?: Readonly<Partial<Record<FieldKey, Looks>>>;
  /** Fields the task asks for; missing: all of them. */
  readonly asked?: readonly FieldKey[];
  /** The two keyings of fields that differ. */
  readonly keyings?: (key: FieldKey) => readonly VerifiedField[];
  /** Only the ink of the asked fields: no reading, nobody's answer. */
  readonly isBlind?: boolean;
}

/** An entry as a person works on it: its picture, what was read, what was decided so far, and what stands around it. */
export async function presentEntry(
  db: Db,
  forms: Forms,
  { read, place }: { readonly read: MatchedEntry; readonly place: PlacedEntry },
  showing: Showing,
): Promise<EntryView> {
  const isBlind = showing.isBlind ?? false;
  const context = await entryContext(db, read, { isBlind });
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
    fields: presentFields(forms, read, showing, context),
    candidates: isBlind ? [] : [...(await relatedEntries(db, read.entryId))],
    notes: read.notes ?? [],
    isStruck: !isBlind && (await isStruck(db, read.entryId)),
    secondCopy: context.secondCopy,
  };
}

/** In the form's reading order. */
function presentFields(
  forms: Forms,
  read: MatchedEntry,
  showing: Showing,
  context: EntryContext,
): TaskField[] {
  const { verified, looks = {}, asked, keyings, isBlind = false } = showing;
  return fieldsOfForm(forms.byId(read.formId), read.ordinal).flatMap(({ key, reader, label }) => {
    const field = read.fields[key];
    const isAsked = asked?.includes(key) ?? true;
    if (!field || (isBlind && !isAsked)) return [];
    return {
      key,
      reader,
      label,
      critical: factsOf(read.kind, key)?.critical ?? false,
      read: isBlind ? unread(field) : field,
      verified: isBlind ? null : (verified[key] ?? null),
      looks: looks[key] ?? 'one-look',
      isAsked,
      keyings: (keyings?.(key) ?? []).map(({ state, written }) => ({ state, written })),
      above: context.above[key] ?? null,
      carried: context.carried[key] ?? [],
      findings: context.findings[key] ?? [],
    };
  });
}

/** A field of which nothing is told but where it is. */
const unread = ({ box }: ReadField): ReadField => ({
  written: null,
  value: null,
  blank: false,
  confidence: 0,
  doubts: [],
  box,
  alternatives: [],
});

/** The newest reading of an entry; before it was matched, without candidates. Null when nothing was read yet. */
export async function newestReading(db: Db, entryId: EntryId): Promise<MatchedEntry | null> {
  const matched = await latestOutput(db, 'match-records', entryId);
  if (matched) return MatchedEntry.parse(matched.output);
  const extracted = await latestOutput(db, 'extract-fields', entryId);
  return extracted ? { ...ExtractedEntry.parse(extracted.output), candidates: [], comparedWith: 0 } : null;
}
