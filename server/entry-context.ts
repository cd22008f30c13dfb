import type { SecondCopy, TaskField } from '#schemas/api/tasks.ts';
import type { BookId, EntryId } from '#schemas/ids.ts';
import { factsOf, type FieldKey, type RecordKind } from '#schemas/record/kinds.ts';
import type { MatchedEntry } from '#schemas/steps.ts';
import { ledgerBook } from '#pipeline/ledger/ledger-book.ts';
import { matchRecords } from '#pipeline/match/match-records.ts';
import { otherOf } from '#pipeline/match/relation-id.ts';
import { isSure } from '#pipeline/match/relation-status.ts';
import { entryPicture } from '#store/entry-place.ts';
import { findingsOf } from '#store/findings.ts';
import type { Db } from '#store/open.ts';
import { relationsOfEntry } from '#store/relations.ts';
import { type SettledEntry, settledAbove } from '#store/settled-values.ts';
import { placeOfEntry, settledNeighbors } from './book-neighborhood.ts';
import { keptBriefly } from './kept-briefly.ts';

type ByField<Value> = Readonly<Partial<Record<FieldKey, Value>>>;

/** What stands around an entry: beside its own ink, never in place of it. */
export interface EntryContext {
  /** What the entry before it in the book says, where people settled it. */
  readonly above: ByField<string>;
  /** What the book often says in this field, the likeliest first; without what was read. */
  readonly carried: ByField<string[]>;
  readonly findings: ByField<TaskField['findings']>;
  readonly secondCopy: SecondCopy | null;
}

/**
 * Whoever keys blind is told only what people settled above, and shown the other copy's ink. All but `above` may be some
 * seconds old.
 */
export async function entryContext(
  db: Db,
  read: MatchedEntry,
  { isBlind }: { isBlind: boolean },
): Promise<EntryContext> {
  const [above, carried, findings, secondCopy] = await Promise.all([
    placeOfEntry(db, read.entryId).then((place) => settledAbove(db, { ...place, ordinal: read.ordinal })),
    isBlind ? {} : settledNeighbors(db, read.entryId).then((near) => carriedFrom(near, read)),
    isBlind ? {} : findingsOfBook(db, read.bookId).then((byEntry) => byEntry.get(read.entryId) ?? {}),
    secondCopyOf(db, read),
  ]);
  return { above, carried, findings, secondCopy };
}

/** Nearest settled entries that are asked, and the most that is offered. */
const asked = 50;
const offered = 3;

function carriedFrom(near: readonly SettledEntry[], read: MatchedEntry): ByField<string[]> {
  const carried: Partial<Record<FieldKey, string[]>> = {};
  for (const key of Object.keys(read.fields) as FieldKey[]) {
    if (!isCarried(read.kind, key)) continue;
    const counts = new Map<string, number>();
    for (const { written } of near.slice(0, asked)) {
      const text = written[key];
      if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    // Of values as frequent as each other the nearest comes first: a map keeps its order, and sorting is stable.
    const likely = [...counts]
      .filter(([text, count]) => count > 1 && text !== read.fields[key]?.written)
      .sort(([, a], [, b]) => b - a)
      .slice(0, offered);
    if (likely.length > 0) carried[key] = likely.map(([text]) => text);
  }
  return carried;
}

/** People's names, their numbers and days are each entry's own; its officers are the book's. */
const ofTheBook: readonly FieldKey[] = ['signatory', 'executor', 'bookNo'];
const repeated = ['place', 'office', 'ethnicity', 'nationality', 'relation', 'text'];
const isCarried = (kind: RecordKind, key: FieldKey): boolean =>
  ofTheBook.includes(key) || repeated.includes(factsOf(kind, key)?.reader ?? '');

const findingsOfBook = keptBriefly({ ms: 10_000, most: 100 }, async (db, bookId: BookId) => {
  const byEntry = new Map<EntryId, Partial<Record<FieldKey, TaskField['findings']>>>();
  for (const { entryId, field, doubt, suggestion } of await findingsOf(db, ledgerBook.name, bookId)) {
    const ofEntry = byEntry.get(entryId) ?? {};
    ofEntry[field] = [...(ofEntry[field] ?? []), { doubt, suggestion }];
    byEntry.set(entryId, ofEntry);
  }
  return byEntry;
});

async function secondCopyOf(db: Db, read: MatchedEntry): Promise<SecondCopy | null> {
  const relations = await relationsOfEntry(db, read.entryId);
  const copy = relations.find(
    (relation) =>
      (relation.verdict ?? relation.kind) === 'second-copy' &&
      (relation.verdict !== null || isSure(relation)),
  );
  if (!copy) return null;
  const { entryId } = otherOf(copy, read.entryId).other;
  const picture = await entryPicture(db, entryId, matchRecords.name);
  // twice on one page is an entry written twice, or a page read twice: no other copy of the book
  if (!picture || picture.pageId === read.pageId) return null;
  const { bookTitle, pageNumber, gray, box } = picture;
  return { entryId, bookTitle, pageNumber, gray, box };
}
