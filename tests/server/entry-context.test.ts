import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BookId, EntryId } from '#schemas/ids.ts';
import { OfficerId, RecordId } from '#schemas/ids.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import type { BookLedger, MatchedEntry, VerifiedFields } from '#schemas/steps.ts';
import { entryIdOf, pageIdOf, recordIdOf } from '#pipeline/ids.ts';
import { ledgerBook } from '#pipeline/ledger/ledger-book.ts';
import { matchRecords } from '#pipeline/match/match-records.ts';
import { entryContext } from '#server/entry-context.ts';
import { appendEvent } from '#store/events.ts';
import { saveOutput } from '#store/outputs.ts';
import { keepBook, keepPage } from '#store/pages.ts';
import { projectEntry, projectStatus } from '#store/records.ts';
import { openRelate } from '#workers/context.ts';
import { entryFacts } from '#workers/entry-facts.ts';
import { bookManifest, randomBookId } from '../support/books.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { randomSha } from '../support/office.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const officer = OfficerId.parse(`officer_${'a'.repeat(26)}`);
const at = '2026-11-22T02:00:00.000Z';
const box = { left: 0, top: 0, width: 1, height: 0.5 };
type Texts = Readonly<Partial<Record<FieldKey, string>>>;
const relate = ({ entryId }: MatchedEntry) => openRelate(database.store)(entryId);

async function book(): Promise<BookId> {
  const id = randomBookId();
  await keepBook(database.store.db, id, bookManifest(id), `Khai sinh ${id.slice(5, 9)}`);
  return id;
}

/** An entry read from page `page` of a book (from 0), where it stands `ordinal`th. */
async function readEntry(bookId: BookId, page: number, ordinal: number, texts: Texts): Promise<MatchedEntry> {
  const { db } = database.store;
  const known = await db
    .selectFrom('page')
    .selectAll()
    .where('book_id', '=', bookId)
    .where('ordinal', '=', page)
    .execute();
  const sha256 = (known[0]?.sha256 ?? randomSha()) as ReturnType<typeof randomSha>;
  const scan = { sha256, mediaType: 'image/png' as const, widthPx: 2480, heightPx: 3508, dpi: 300 };
  const pageId = pageIdOf(bookId, sha256);
  await keepPage(db, { id: pageId, bookId, ordinal: page, fileName: `${page}.png`, scan, bytes: 1 });
  const entryId = entryIdOf(pageId, ordinal);
  const fields = Object.fromEntries(
    Object.entries(texts).map(([key, written]) => [
      key,
      { written, value: written, blank: false, confidence: 0.9, doubts: [], box, alternatives: [] },
    ]),
  );
  const extracted = {
    ...{ entryId, pageId, bookId, kind: 'birth' as const, formId: 'birth-2015-tt15', ordinal, box, scan },
    ...{ gray: { ...scan, sha256: randomSha() }, binary: scan, fields },
    toScan: [1, 0, 0, 0, 1, 0, 0, 0, 1] as MatchedEntry['toScan'],
  };
  await projectEntry(db, entryFacts(extracted));
  const read: MatchedEntry = { ...extracted, candidates: [], comparedWith: 0 };
  await save(matchRecords.name, entryId, read);
  return read;
}

async function save(step: string, subjectId: string, output: object, inputHash = randomSha()): Promise<void> {
  await saveOutput(database.store.db, {
    ...{ key: { subjectId, step, version: 1, inputHash }, output, outputHash: inputHash, by: 'machine' },
    ...{
      source: null,
      startedAt: new Date(),
      tookMs: 1,
      place: { bookId: null, pageId: null },
      priority: 100,
    },
    ...{ jobs: [], tasks: [] },
  });
}

/** People say what stands in an entry, all of it settled. */
async function settle(entryId: EntryId, texts: Texts, seq = 1): Promise<void> {
  const recordId = RecordId.parse(recordIdOf(entryId));
  const fields: VerifiedFields = Object.fromEntries(
    Object.entries(texts).map(([key, written]) => [
      key,
      { state: 'written', written, value: written, by: officer, box: null },
    ]),
  );
  const blank = { state: 'blank' as const, written: null, value: null, by: officer, box: null };
  await appendEvent(database.store.db, {
    ...{ kind: 'entry-verified', recordId, seq, at, by: officer, entryId, recordKind: 'birth', changed: [] },
    fields: { ...fields, note: blank },
  });
  await projectStatus(database.store.db, entryId, 'verified');
}

const context = (read: MatchedEntry, isBlind = false) => entryContext(database.store.db, read, { isBlind });

test('above is what people settled of the entry right before, on its page or the page before', async () => {
  const bookId = await book();
  const first = await readEntry(bookId, 0, 0, { motherName: 'Máy đọc' });
  const second = await readEntry(bookId, 0, 1, {});
  const third = await readEntry(bookId, 1, 0, {});
  await settle(first.entryId, { motherName: 'Trần Thị Mẫu' });
  expect((await context(first)).above).toEqual({});
  expect((await context(second)).above).toEqual({ motherName: 'Trần Thị Mẫu' });
  // the one right before is not settled: nothing, rather than the one before that
  expect((await context(third)).above).toEqual({});
  await settle(second.entryId, { motherName: 'Lê Thị Dưới' });
  expect((await context(third, true)).above).toEqual({ motherName: 'Lê Thị Dưới' });
});

test('what was sent back is no longer settled, and what was verified again is as it was said last', async () => {
  const bookId = await book();
  const first = await readEntry(bookId, 0, 0, {});
  const second = await readEntry(bookId, 1, 0, {});
  await settle(first.entryId, { motherName: 'Trần Thị Mẫu' });
  await projectStatus(database.store.db, first.entryId, 'sent-back');
  expect((await context(second)).above).toEqual({});
  await settle(first.entryId, { motherName: 'Trần Thị Mầu' }, 3);
  expect((await context(second)).above).toEqual({ motherName: 'Trần Thị Mầu' });
});

test('carries what the book says more than once, the most frequent first; no names, nothing read already', async () => {
  const bookId = await book();
  const other = await book();
  const said = ['A', 'A', 'A', 'B', 'B', 'C', 'C', 'D', 'D', 'E'];
  for (const [page, letter] of said.entries()) {
    const { entryId } = await readEntry(bookId, page, 0, {});
    await settle(entryId, {
      signatory: `Ông ${letter}`,
      motherName: 'Trần Thị Mẫu',
      childNationality: 'Việt Nam',
    });
  }
  const stranger = await readEntry(other, 0, 0, {});
  await settle(stranger.entryId, { signatory: 'Ông A' });
  const read = await readEntry(bookId, 4, 1, {
    signatory: 'Ông B',
    motherName: '',
    childNationality: 'Việt Nam',
  });
  const { carried } = await context(read);
  expect(carried.signatory?.[0]).toBe('Ông A');
  expect(carried.signatory).toHaveLength(3);
  expect(carried.signatory).not.toContain('Ông B');
  expect(carried.signatory).not.toContain('Ông E');
  expect(carried).not.toHaveProperty('motherName');
  expect(carried).not.toHaveProperty('childNationality');
});

test('findings are those of the newest ledger; whoever keys blind hears none, and nothing carried', async () => {
  const bookId = await book();
  const read = await readEntry(bookId, 0, 0, { entryNo: '64', signatory: 'x' });
  for (const page of [1, 2]) {
    const { entryId } = await readEntry(bookId, page, 0, {});
    await settle(entryId, { signatory: 'Nguyễn Thành Khoa' });
  }
  const ledger = (suggestion: string): BookLedger => ({
    ...{
      bookId,
      pages: 1,
      pagesSetAside: [],
      entries: 1,
      numbersMissing: [],
      numbersDoubled: [],
      numbersUnread: [],
    },
    findings: [{ entryId: read.entryId, field: 'entryNo', doubt: 'number-out-of-sequence', suggestion }],
  });
  await save(ledgerBook.name, bookId, ledger('45'));
  await save(ledgerBook.name, bookId, ledger('46'));
  const seen = await context(read);
  expect(seen.findings).toEqual({ entryNo: [{ doubt: 'number-out-of-sequence', suggestion: '46' }] });
  expect(seen.carried).toEqual({ signatory: ['Nguyễn Thành Khoa'] });
  const blind = await context(read, true);
  expect([blind.findings, blind.carried]).toEqual([{}, {}]);
});

test('the second copy is the same registration on another page, shown where it was read last', async () => {
  const texts: Texts = {
    ...{
      entryNo: '45',
      registrationDate: '2016-05-12',
      childName: 'Nguyễn Thị Thử',
      childBirthDate: '2016-05-01',
    },
    ...{ childSex: 'Nữ', motherName: 'Trần Thị Mẫu', fatherName: 'Nguyễn Văn Thử' },
  };
  const mine = await readEntry(await book(), 0, 0, texts);
  const kept = await book();
  await readEntry(kept, 0, 0, {});
  const copy = await readEntry(kept, 1, 0, texts);
  const newest = { ...copy, gray: { ...copy.gray, sha256: randomSha() } };
  await save(matchRecords.name, copy.entryId, newest);
  await relate(copy);
  const { secondCopy } = await context(mine, true);
  expect(secondCopy).toMatchObject({ entryId: copy.entryId, pageNumber: 2, gray: newest.gray, box });
  await save(matchRecords.name, mine.entryId, mine);
  expect((await context(newest)).secondCopy).toMatchObject({ entryId: mine.entryId, pageNumber: 1 });
});

test('an entry written twice on one page has no second copy', async () => {
  const texts = {
    ...{ entryNo: '46', registrationDate: '2016-06-12', childName: 'Quách Thị Hai' },
    ...{ childBirthDate: '2016-06-01', motherName: 'Trịnh Thị Mộng', fatherName: 'Quách Văn Ba' },
  };
  const once = await readEntry(await book(), 0, 0, texts);
  await relate(await readEntry(once.bookId, 0, 1, texts));
  expect((await context(once)).secondCopy).toBeNull();
});
