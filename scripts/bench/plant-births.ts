import { sql } from 'kysely';
import type { BookId, EntryId, PageId } from '#schemas/ids.ts';
import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';
import { bookIdOf, entryIdOf, pageIdOf, recordIdOf } from '#pipeline/ids.ts';
import type { LinkTable } from '#pipeline/match/batch/link-table.ts';
import { blockKeysOf } from '#pipeline/match/block.ts';
import { analyzeStore } from '#store/analyze.ts';
import { dropKeyIndex, makeKeyIndex } from '#store/block-keys.ts';
import { entrySummary, foldedPlaces } from '#store/entry-summary.ts';
import type { Db, Store } from '#store/open.ts';
import { keepBook, keepPage } from '#store/pages.ts';
import type { Sheet } from '../population/sheet.ts';

const atOnce = 1000;
/** Books of before 1975 were kept without numbers of books: one a body and year is enough here. */
const unknownYear = 1956;
const titles = { birth: 'Khai sinh', death: 'Khai tử', marriage: 'Kết hôn' } as const satisfies Record<
  RecordKind,
  string
>;

/** `plantSheet` of births. */
export const plantBirths = (store: Store, table: LinkTable): Promise<void> =>
  plantSheet(store, { kind: 'birth', table });

/**
 * Writes entries of a population as reading does, with what they are compared and met by, a book for each body and year (what search
 * needs is left out). The n-th row is the entry `plantedEntry(first + n)`.
 */
export async function plantSheet(
  store: Store,
  { kind, table: { size, columns } }: Pick<Sheet, 'kind' | 'table'>,
  first = 0,
): Promise<void> {
  const books = new Map<string, { bookId: BookId; pageId: PageId }>();
  // sorting keys in once costs a fraction of sorting them in as they come
  await dropKeyIndex(store.db);
  for (let from = 0; from < size; from += atOnce)
    await store.db.transaction().execute(async (tx) => {
      const rows = [];
      for (let n = from; n < Math.min(size, from + atOnce); n += 1) {
        const { body, values } = rowOf(columns, n);
        const year = Number(values.registrationDate?.slice(0, 4)) || unknownYear;
        const key = `${body} ${year}`;
        const place = books.get(key) ?? (await keptBook(tx, kind, body, year));
        books.set(key, place);
        rows.push(entryRow(first + n, kind, values, place));
      }
      await sql`insert into entry (id, record_id, page_id, book_id, kind, ordinal, status, block_keys, comparable,
          entry_no, book_no, event_date, event_year, registration_date, names, found_by, place_fold, paper_numbers)
        select id, record_id, page_id, book_id, kind, ordinal, status, block_keys, comparable,
          entry_no, book_no, event_date, event_year, registration_date, names, found_by, place_fold, paper_numbers
        from jsonb_populate_recordset(null::entry, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
    });
  await makeKeyIndex(store.db);
  await analyzeStore(store.db);
}

const page = pageIdOf(bookIdOf('planted'), '0'.repeat(64) as never);
export const plantedEntry = (n: number): EntryId => entryIdOf(page, n);

function rowOf(columns: LinkTable['columns'], n: number) {
  const values: Partial<Record<FieldKey, string>> = {};
  let body = '';
  for (const [key, column] of Object.entries(columns)) {
    const value = column[n] ?? null;
    if (key === 'body') body = value ?? '';
    else if (value !== null) values[key as FieldKey] = value;
  }
  return { body, values };
}

async function keptBook(tx: Db, kind: RecordKind, body: string, year: number) {
  const bookId = bookIdOf('planted', ...(kind === 'birth' ? [] : [kind]), body, year);
  const sha256 = bookId.length.toString(16).padStart(64, '0') as never;
  const pageId = pageIdOf(bookId, sha256);
  const scan = { sha256, mediaType: 'image/png' as const, widthPx: 1, heightPx: 1, dpi: null };
  const manifest = {
    code: `KS.${bookId.slice(5, 15)}`,
    kind,
    registerBody: { name: body, within: ['Thành phố Hà Nội'] },
    ...{ year, bookNo: '1', formId: null, synthetic: true },
  };
  await keepBook(tx, bookId, manifest, `${titles[kind]} ${body} ${year}`);
  await keepPage(tx, { id: pageId, bookId, ordinal: 0, fileName: '1.png', scan, bytes: 1 });
  return { bookId, pageId };
}

function entryRow(
  n: number,
  kind: RecordKind,
  values: Partial<Record<FieldKey, string>>,
  place: { bookId: BookId; pageId: PageId },
) {
  const entryId = plantedEntry(n);
  const { entryNo, bookNo, eventDate, eventYear, registrationDate, names, foundBy } = entrySummary(
    kind,
    values,
  );
  return {
    ...{ id: entryId, record_id: recordIdOf(entryId), page_id: place.pageId, book_id: place.bookId },
    ...{ kind, ordinal: n, status: 'unverified' },
    ...{ block_keys: blockKeysOf(kind, values), comparable: { entryId, values } },
    ...{ entry_no: entryNo, book_no: bookNo, event_date: eventDate, event_year: eventYear },
    ...{ registration_date: registrationDate, names, found_by: foundBy },
    ...{ place_fold: foldedPlaces(foundBy.places), paper_numbers: foundBy.papers },
  };
}
