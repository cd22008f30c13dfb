import type { Selectable } from 'kysely';
import type { RecordHit } from '#schemas/api/records.ts';
import { BookManifest } from '#schemas/book.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { RecordStatus } from '#schemas/events.ts';
import { BookId, EntryId, PageId, RecordId } from '#schemas/ids.ts';
import type { BlockKeys, Comparable } from '#schemas/match.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import {
  type EntrySummary,
  entrySummary,
  type FieldValues,
  foldedPlaces,
  nameKeys,
} from './entry-summary.ts';
import type { Db } from './open.ts';
import type { EntryTable } from './tables.ts';

/** What the machine steps found out about an entry. */
export interface EntryFacts {
  readonly entryId: EntryId;
  readonly recordId: RecordId;
  readonly pageId: PageId;
  readonly bookId: BookId;
  readonly kind: RecordKind;
  /** Position on the page, from 0. */
  readonly ordinal: number;
  readonly blockKeys: BlockKeys;
  readonly comparable: Comparable;
  readonly values: FieldValues;
}

const columnsOf = (summary: EntrySummary) => ({
  entry_no: summary.entryNo,
  book_no: summary.bookNo,
  event_date: summary.eventDate,
  event_year: summary.eventYear,
  registration_date: summary.registrationDate,
  names: [...summary.names],
  found_by: JSON.stringify(summary.foundBy),
  place_fold: foldedPlaces(summary.foundBy.places),
  paper_numbers: [...summary.foundBy.papers],
});

/** Keeps what machines read of an entry, for lists, search and matching. What a person verified already stays. */
export async function projectEntry(tx: Db, facts: EntryFacts): Promise<void> {
  const summary = entrySummary(facts.kind, facts.values);
  const read = {
    ...columnsOf(summary),
    block_keys: [...facts.blockKeys],
    comparable: JSON.stringify(facts.comparable),
  };
  const kept = await tx
    .insertInto('entry')
    .values({
      id: facts.entryId,
      record_id: facts.recordId,
      page_id: facts.pageId,
      book_id: facts.bookId,
      kind: facts.kind,
      ordinal: facts.ordinal,
      status: 'unverified',
      ...read,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(read).where('entry.status', '=', 'unverified'),
    )
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows !== 0n) await keepNames(tx, facts.entryId, facts.kind, summary);
}

/**
 * What a person said of an entry takes the place of what was read. `matching` as far as it was made anew. `former`: what
 * stood there before corrections; it is found by that, too, as people come with papers of before.
 */
export async function projectVerified(
  tx: Db,
  entry: {
    entryId: EntryId;
    kind: RecordKind;
    status: RecordStatus;
    values: FieldValues;
    former?: readonly FieldValues[];
  },
  matching: { blockKeys: BlockKeys; comparable: Comparable } | null,
): Promise<void> {
  const summary = entrySummary(entry.kind, entry.values);
  const former = (entry.former ?? []).map((values) => entrySummary(entry.kind, values));
  await tx
    .updateTable('entry')
    .set({
      ...columnsOf({ ...summary, foundBy: foundByAll([summary, ...former]) }),
      status: entry.status,
      ...(matching && {
        block_keys: [...matching.blockKeys],
        comparable: JSON.stringify(matching.comparable),
      }),
    })
    .where('id', '=', entry.entryId)
    .execute();
  await keepNames(tx, entry.entryId, entry.kind, summary, former);
}

/** Everything that any of these is found by, each once, the first first. */
function foundByAll(summaries: readonly EntrySummary[]): EntrySummary['foundBy'] {
  const all = summaries.map(({ foundBy }) => foundBy);
  const names = new Map(all.flatMap((one) => one.names).map((one) => [`${one.key} ${one.name}`, one]));
  return {
    names: [...names.values()],
    places: [...new Set(all.flatMap(({ places }) => places))],
    papers: [...new Set(all.flatMap(({ papers }) => papers))],
  };
}

export async function projectStatus(tx: Db, entryId: EntryId, status: RecordStatus): Promise<void> {
  await tx.updateTable('entry').set({ status }).where('id', '=', entryId).execute();
}

/** Former names stand behind those of now: a hundred roles on for each time the record was corrected. */
async function keepNames(
  tx: Db,
  entryId: EntryId,
  kind: RecordKind,
  summary: EntrySummary,
  former: readonly EntrySummary[] = [],
): Promise<void> {
  await tx.deleteFrom('entry_name').where('entry_id', '=', entryId).execute();
  const now = nameKeys(kind, summary);
  const before = former.flatMap((one, at) =>
    nameKeys(kind, one)
      .filter((keys) => !now.some(({ role, spelled }) => role === keys.role && spelled === keys.spelled))
      .map((keys) => ({ ...keys, role: keys.role + 100 * (at + 1) })),
  );
  const rows = [...now, ...before].map((keys) => ({ entry_id: entryId, ...keys }));
  if (rows.length > 0) await tx.insertInto('entry_name').values(rows).execute();
}

/** An entry with its book and page. */
export interface PlacedEntry {
  readonly entryId: EntryId;
  readonly recordId: RecordId;
  readonly pageId: PageId;
  readonly bookId: BookId;
  readonly kind: RecordKind;
  readonly status: RecordStatus;
  readonly names: readonly string[];
  readonly book: BookManifest;
  readonly bookTitle: string;
  /** Null: the default policy. */
  readonly policyId: string | null;
  readonly fileName: string;
  /** Position in the book, from 1. */
  readonly pageNumber: number;
  readonly hit: RecordHit;
}

const placedColumns = [
  'id',
  'record_id',
  'page_id',
  'book_id',
  'kind',
  'status',
  'names',
  'event_date',
  'registration_date',
  'entry_no',
  'book_no',
] as const;

type PlacedRow = Pick<Selectable<EntryTable>, (typeof placedColumns)[number]> & {
  readonly manifest: object;
  readonly title: string;
  readonly policy_id: string | null;
  readonly file_name: string;
  readonly page_ordinal: number;
};

const placedEntries = (db: Db) =>
  db
    .selectFrom('entry')
    .innerJoin('book', 'book.id', 'entry.book_id')
    .innerJoin('page', 'page.id', 'entry.page_id')
    .select(placedColumns.map((name) => `entry.${name}` as const))
    .select([
      'book.manifest',
      'book.title',
      'book.policy_id',
      'page.file_name',
      'page.ordinal as page_ordinal',
    ]);

/** As a hit of no search: it answers itself. */
function placedFrom(row: PlacedRow): PlacedEntry {
  const book = BookManifest.parse(row.manifest);
  const kind = RecordKind.parse(row.kind);
  const status = RecordStatus.parse(row.status);
  const entryId = EntryId.parse(row.id);
  const recordId = RecordId.parse(row.record_id);
  return {
    entryId,
    recordId,
    pageId: PageId.parse(row.page_id),
    bookId: BookId.parse(row.book_id),
    kind,
    status,
    names: row.names,
    book,
    bookTitle: row.title,
    policyId: row.policy_id,
    fileName: row.file_name,
    pageNumber: row.page_ordinal + 1,
    hit: {
      id: recordId,
      entryId,
      kind,
      status,
      names: row.names,
      eventDate: row.event_date,
      registrationDate: row.registration_date,
      entryNo: row.entry_no,
      bookNo: row.book_no,
      bookTitle: row.title,
      registerBody: book.registerBody.name,
      similarity: 1,
      reasons: [],
    },
  };
}

/** Throws `id.not-found`. */
export async function entryById(db: Db, id: EntryId): Promise<PlacedEntry> {
  const row = await placedEntries(db).where('entry.id', '=', id).executeTakeFirst();
  if (!row) throw new ExpectedError('id.not-found', { id });
  return placedFrom(row);
}

/** Throws `id.not-found`. */
export async function entryOfRecord(db: Db, id: RecordId): Promise<PlacedEntry> {
  const row = await placedEntries(db).where('entry.record_id', '=', id).executeTakeFirst();
  if (!row) throw new ExpectedError('id.not-found', { id });
  return placedFrom(row);
}

/** As `entryOfRecord`, the entry's row locked until the transaction ends. Throws `id.not-found`. */
export async function lockedEntry(tx: Db, id: RecordId): Promise<PlacedEntry> {
  const row = await placedEntries(tx).where('entry.record_id', '=', id).forUpdate('entry').executeTakeFirst();
  if (!row) throw new ExpectedError('id.not-found', { id });
  return placedFrom(row);
}

/** Machine runs that made an entry, its page's first: step, version and time, nothing that was read. */
export async function machineRunsOf(
  db: Db,
  entry: { entryId: EntryId; pageId: PageId },
): Promise<readonly { step: string; version: number; tookMs: number; finishedAt: Date }[]> {
  const rows = await db
    .selectFrom('step_output')
    .select(['step', 'version', 'took_ms', 'finished_at'])
    .where('subject_id', 'in', [entry.pageId, entry.entryId])
    .where('by', '=', 'machine')
    .orderBy('finished_at')
    .execute();
  return rows.map((row) => ({
    step: row.step,
    version: row.version,
    tookMs: row.took_ms,
    finishedAt: row.finished_at,
  }));
}
