import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BookManifest } from '#schemas/book.ts';
import { factsOf, type FieldKey } from '#schemas/record/kinds.ts';
import type { MatchedEntry } from '#schemas/steps.ts';
import type { Truth, TruthField } from '#schemas/truth.ts';
import { extractWithFeatures } from '#pipeline/extract/extract-with-features.ts';
import type { Forms } from '#pipeline/stage.ts';
import { pairEntries } from '#scripts/evaluate/pair-entries.ts';
import type { SamplePageRead } from '#scripts/evaluate/read-pages.ts';
import type { EntryPlace } from '#store/entry-place.ts';
import type { SettledEntry } from '#store/settled-values.ts';
import { listKeys } from './list-keys.ts';
import { dateKeys, telexKeys } from './telex-keys.ts';

/** What stands in one field, and what it costs to key it from the ink alone; Enter not counted. */
export interface SampleField {
  /** As a careful person keys it; null for nothing. */
  readonly written: string | null;
  /** Keys without suggestions, and with them. */
  readonly keys: number;
  readonly keysByList: number;
}

/** An entry of a sample book as it comes to people, with what really stands there. */
export interface SampleEntry {
  /** `book/file`: entries of one page are drawn together. */
  readonly page: string;
  readonly read: MatchedEntry;
  readonly isHand: boolean;
  readonly split: Truth['split'];
  readonly fields: Readonly<Partial<Record<FieldKey, SampleField>>>;
}

/**
 * The entries of pages read, in the order of their books: each is keyed when those before it are settled. Pages whose form
 * was not found have none: they are a person's trouble, not a keyer's.
 */
export function sampleEntries(pages: readonly SamplePageRead[], forms: Forms): SampleEntry[] {
  const settled = new Map<string, SettledEntry[]>();
  return pages.flatMap((sample) => {
    const { page, truth, read } = sample;
    if (read.formId !== truth.formId) return [];
    const manifest = BookManifest.parse(
      JSON.parse(readFileSync(join(page.folder, page.book, 'book.json'), 'utf8')),
    );
    const before = settled.get(page.book) ?? [];
    settled.set(page.book, before);
    return pairEntries(truth, read.entries).flatMap((recognized, i): SampleEntry[] => {
      const truths = truth.entries[i]?.fields ?? {};
      if (!recognized) return [];
      const { cells: _, ...entry } = recognized;
      const { fields: readFields } = extractWithFeatures(recognized, { forms });
      const place: EntryPlace = {
        bookId: entry.bookId,
        pageOrdinal: before.length,
        kind: entry.kind,
        registerBody: manifest.registerBody,
        writtenOn: truths.registrationDate?.value ?? String(manifest.year),
      };
      const near = before.toReversed();
      const fields: Partial<Record<FieldKey, SampleField>> = {};
      for (const [key, field] of Object.entries(truths) as [FieldKey, TruthField][]) {
        if (!readFields[key]) continue;
        fields[key] = costsOf(field.written, { entryId: entry.entryId, key }, place, near);
      }
      const texts = Object.entries(truths).flatMap(([key, { written }]) =>
        written === null ? [] : [[key, written]],
      );
      before.push({ entryId: entry.entryId, pageOrdinal: before.length, written: Object.fromEntries(texts) });
      const matched = { ...entry, fields: readFields, candidates: [], comparedWith: 0 };
      const name = `${page.folder}/${page.book}/${truth.file}`;
      return [{ page: name, read: matched, isHand: truth.ink === 'hand', split: truth.split, fields }];
    });
  });
}

function costsOf(
  written: string | null,
  field: Parameters<typeof listKeys>[1],
  place: EntryPlace,
  near: readonly SettledEntry[],
): SampleField {
  // F4: nothing stands there
  if (written === null) return { written, keys: 1, keysByList: 1 };
  const isDate = factsOf(place.kind, field.key)?.reader === 'date';
  const keys = isDate ? dateKeys(written) : telexKeys(written);
  const isAbove = near[0]?.written[field.key] === written;
  // Alt+A
  const keysByList = isAbove ? 1 : Math.min(keys, isDate ? keys : listKeys(written, field, place, near));
  return { written, keys, keysByList };
}
