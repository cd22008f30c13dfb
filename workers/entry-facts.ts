import type { ExtractedEntry } from '#schemas/steps.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { recordIdOf } from '#pipeline/ids.ts';
import { blockKeysOf, comparableOf } from '#pipeline/match/block.ts';
import type { EntryFacts } from '#store/records.ts';

/** What the store keeps of an entry as read: where it stands, what it is found and compared by. */
export function entryFacts(entry: ExtractedEntry): EntryFacts {
  const values: Partial<Record<FieldKey, string>> = {};
  for (const [key, field] of Object.entries(entry.fields) as [
    FieldKey,
    ExtractedEntry['fields'][FieldKey],
  ][]) {
    const value = field?.value ?? null;
    if (value !== null) values[key] = value;
  }
  return {
    entryId: entry.entryId,
    recordId: recordIdOf(entry.entryId),
    pageId: entry.pageId,
    bookId: entry.bookId,
    kind: entry.kind,
    ordinal: entry.ordinal,
    blockKeys: blockKeysOf(entry.kind, values),
    comparable: comparableOf(entry),
    values,
  };
}
