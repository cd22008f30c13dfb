import type { BookId, EntryId, PageId } from '#schemas/ids.ts';
import { bookIdOf, entryIdOf, pageIdOf, recordIdOf } from '#pipeline/ids.ts';
import { analyzeStore } from '#store/analyze.ts';
import { entrySummary, foldedPlaces, nameKeys } from '#store/entry-summary.ts';
import type { Db, Store } from '#store/open.ts';
import { keepBook, keepPage } from '#store/pages.ts';
import type { SearchedPerson } from './people.ts';

/** Entries of a book, and rows of one statement. */
export const perBook = 900;
const bodies = ['Bạch Mai', 'Bách Khoa', 'Đồng Nhân', 'Đồng Tâm', 'Lê Đại Hành', 'Minh Khai', 'Nguyễn Du']
  .concat(['Phạm Đình Hổ', 'Phố Huế', 'Quỳnh Lôi', 'Quỳnh Mai', 'Thanh Lương', 'Thanh Nhàn', 'Trương Định'])
  .concat(['Vĩnh Tuy', 'Bạch Đằng', 'Cầu Dền', 'Bùi Thị Xuân', 'Ngô Thì Nhậm', 'Đống Mác']);

/** Where the n-th record stands. */
export function placeOf(n: number): { bookId: BookId; pageId: PageId; entryId: EntryId } {
  const bookId = bookIdOf('bench', Math.floor(n / perBook));
  const pageId = pageIdOf(bookId, scanOf(n).sha256);
  return { bookId, pageId, entryId: entryIdOf(pageId, n) };
}

/**
 * Writes births as reading does, many in a statement: entry, names and what they are found by. Answers their ids, in the
 * order of `people`.
 */
export async function plantRecords(
  store: Store,
  people: readonly SearchedPerson[],
): Promise<readonly EntryId[]> {
  for (let at = 0; at < people.length; at += perBook)
    await store.db.transaction().execute(async (tx) => {
      await keepPlace(tx, at);
      await keepEntries(tx, people.slice(at, at + perBook), at);
    });
  await analyzeStore(store.db);
  return people.map((_, n) => placeOf(n).entryId);
}

/** The book and page of the n-th record, if they are not there yet. */
export async function keepPlace(tx: Db, n: number): Promise<void> {
  const { bookId, pageId } = placeOf(n);
  const book = Math.floor(n / perBook);
  await keepBook(tx, bookId, manifestOf(book), `Khai sinh ${book}`);
  await keepPage(tx, { id: pageId, bookId, ordinal: 0, fileName: '1.png', scan: scanOf(n), bytes: 1 });
}

async function keepEntries(tx: Db, people: readonly SearchedPerson[], at: number): Promise<void> {
  const summaries = people.map((person, n) => ({
    ...placeOf(at + n),
    ordinal: n,
    summary: entrySummary('birth', { ...person }),
  }));
  await tx
    .insertInto('entry')
    .values(
      summaries.map(({ entryId, pageId, bookId, ordinal, summary }) => ({
        id: entryId,
        record_id: recordIdOf(entryId),
        page_id: pageId,
        book_id: bookId,
        kind: 'birth',
        ordinal,
        status: 'unverified',
        block_keys: [],
        comparable: JSON.stringify({ entryId, values: {} }),
        entry_no: summary.entryNo,
        book_no: summary.bookNo,
        event_date: summary.eventDate,
        event_year: summary.eventYear,
        registration_date: summary.registrationDate,
        names: [...summary.names],
        found_by: JSON.stringify(summary.foundBy),
        place_fold: foldedPlaces(summary.foundBy.places),
        paper_numbers: [...summary.foundBy.papers],
      })),
    )
    .execute();
  await tx
    .insertInto('entry_name')
    .values(
      summaries.flatMap(({ entryId, summary }) =>
        nameKeys('birth', summary).map((keys) => ({ entry_id: entryId, ...keys })),
      ),
    )
    .execute();
}

const manifestOf = (n: number) => ({
  code: `KS.BENCH.${n}`,
  kind: 'birth' as const,
  registerBody: {
    name: `Ủy ban nhân dân phường ${bodies[n % bodies.length]}`,
    within: ['Quận Hai Bà Trưng', 'Thành phố Hà Nội'],
  },
  year: 1956 + (Math.floor(n / bodies.length) % 65),
  bookNo: '1',
  formId: null,
  synthetic: true,
});

const scanOf = (n: number) => ({
  sha256: Math.floor(n / perBook)
    .toString(16)
    .padStart(64, '0') as never,
  mediaType: 'image/png' as const,
  widthPx: 1,
  heightPx: 1,
  dpi: null,
});
