import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  BookLedgerView,
  BookSeries,
  completenessPdfPath,
  SeriesList,
  type SeriesGapView,
} from '#schemas/api/ledger.ts';
import type { BookManifest } from '#schemas/book.ts';
import type { BookId } from '#schemas/ids.ts';
import { ledgerBook } from '#pipeline/ledger/ledger-book.ts';
import { saveOutput } from '#store/outputs.ts';
import { bookLoaded, keepBook } from '#store/pages.ts';
import { setPolicyOfBook } from '#store/policies.ts';
import { bookManifest, randomBookId } from '#tests/support/books.ts';
import { needProgram } from '#tests/support/need-program.ts';
import { agreeing, type Caller, claim, type Office, openOffice, randomSha } from '#tests/support/office.ts';

let office: Office;
let digitizer: Caller;
let keyer: Caller;
let clerk: Caller;
beforeAll(async () => {
  office = await openOffice();
  digitizer = await office.officer('sohoa', ['digitizer']);
  keyer = await office.officer('nhap', ['verifier']);
  clerk = await office.officer('quay', ['clerk']);
});
afterAll(() => office.close());

type Entry = Awaited<ReturnType<Office['entry']>>;

const day = (at: number, year = 2016): string =>
  new Date(Date.UTC(year, 0, 4 + at * 9)).toISOString().slice(0, 10).split('-').reverse().join('/');

/** A loaded book with an entry of each number on a page of its own; null: not read. */
async function bookOf(
  numbers: readonly (string | null)[],
  facts: Partial<BookManifest> = {},
): Promise<{ bookId: BookId; entries: Entry[] }> {
  const bookId = randomBookId();
  const manifest = { ...bookManifest(bookId), ...facts };
  await keepBook(office.store.db, bookId, manifest, `Khai sinh ${manifest.code}`);
  await setPolicyOfBook(office.store.db, bookId, 'single-2026');
  const entries: Entry[] = [];
  for (const [ordinal, entryNo] of numbers.entries()) {
    const scan = {
      sha256: randomSha(),
      mediaType: 'image/png' as const,
      widthPx: 620,
      heightPx: 877,
      dpi: 75,
    };
    const fileName = `${String(ordinal + 1).padStart(4, '0')}.png`;
    const written = {
      ...(entryNo === null ? {} : { entryNo }),
      registrationDate: day(ordinal, manifest.year),
      childName: 'Nguyễn Thị Thử',
    };
    entries.push(await office.entry(written, bookId, { scan, boxes: {}, fileName, ordinal }));
  }
  await bookLoaded(office.store.db, bookId);
  return { bookId, entries };
}

const from = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, i) => String(first + i));

async function ledgerOf(bookId: BookId, who = digitizer): Promise<BookLedgerView> {
  const answer = await who.call('GET', `/api/books/${bookId}/ledger`);
  expect(answer.statusCode).toBe(200);
  return BookLedgerView.parse(answer.json());
}

const statesOf = ({ years }: BookLedgerView): string[] =>
  years.flatMap(({ cells }) =>
    cells.flatMap(({ number, state }) => (state === 'fine' ? [] : [`${number} ${state}`])),
  );

const pdfText = async (bookId: BookId): Promise<string> => {
  const answer = await clerk.call('GET', completenessPdfPath(bookId));
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
  const program = needProgram('pdftotext');
  return execFileSync(program, ['-layout', '-', '-'], { input: answer.rawPayload, encoding: 'utf8' });
};

describe('a book’s ledger', () => {
  test('shows every number as it is now: what people correct is seen at once', async () => {
    const { bookId, entries } = await bookOf([
      ...from(1, 6),
      ...from(8, 11),
      '72',
      '13',
      '14',
      null,
      '16',
      '17',
    ]);
    const ledger = await ledgerOf(bookId);
    expect(statesOf(ledger)).toEqual(['7 missing', '12 misread', '15 unread']);
    expect(ledger.faults.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['missing', 7, 7],
      ['misread', 12, 12],
    ]);
    expect(ledger.open).toEqual(['faults', 'unread', 'no-closing']);
    expect(ledger.years[0]).toMatchObject({ year: 2016, from: 1, to: 17, entries: 16, missing: 1 });
    for (const [at, entryNo] of [
      [10, '12'],
      [13, '15'],
    ] as const) {
      const entry = entries[at] as Entry;
      const id = await claim(keyer, 'verify-entry', entry.entryId);
      const held = await ledgerOf(bookId);
      expect(held.years[0]?.cells.find(({ entryId }) => entryId === entry.entryId)?.progress).toBe('keying');
      await keyer.call('POST', `/api/tasks/${id}/verify`, agreeing(entry.read, { entryNo }));
    }
    const corrected = await ledgerOf(bookId);
    expect(statesOf(corrected)).toEqual(['7 missing']);
    expect(corrected.years[0]?.cells.find(({ number }) => number === 12)).toMatchObject({
      written: '12',
      progress: 'verified',
    });
  });

  test('a missing number is explained, said otherwise, and taken back', async () => {
    const { bookId } = await bookOf([...from(1, 6), ...from(9, 14)]);
    const say = (body: object) => digitizer.call('POST', `/api/books/${bookId}/ledger/marks`, body);
    const gap = { year: 2016, from: 7, to: 8 };
    expect((await say({ ...gap, mark: 'other', note: ' ' })).json().code).toBe('ledger.note-wanted');
    expect((await say({ year: 2016, from: 3, to: 3, mark: 'left-out', note: '' })).json().code).toBe(
      'ledger.not-at-fault',
    );
    const said = BookLedgerView.parse((await say({ ...gap, mark: 'page-lost', note: 'tờ 4 rách' })).json());
    expect(said.faults).toMatchObject([{ kind: 'pages-turned', from: 7, to: 8, isExplained: true }]);
    expect(said.open).toEqual(['no-closing']);
    const cell = said.years[0]?.cells.find(({ number }) => number === 8);
    expect(cell?.mark).toMatchObject({ mark: 'page-lost', note: 'tờ 4 rách', by: 'Cán bộ sohoa' });
    const again = BookLedgerView.parse(
      (await say({ year: 2016, from: 8, to: 8, mark: 'struck', note: '' })).json(),
    );
    expect(again.years[0]?.cells.flatMap(({ mark }) => mark?.mark ?? [])).toEqual(['page-lost', 'struck']);
    const toScan = await say({ year: 2016, from: 8, to: 8, mark: 'not-scanned', note: '' });
    expect(BookLedgerView.parse(toScan.json()).open).toEqual(['to-scan', 'no-closing']);
    const undone = await digitizer.call('POST', `/api/books/${bookId}/ledger/marks/undo`, {
      year: 2016,
      from: 7,
      to: 7,
    });
    expect(BookLedgerView.parse(undone.json()).faults).toMatchObject([{ isExplained: false }]);
    const kept = await office.store.db
      .selectFrom('ledger_mark')
      .selectAll()
      .where('book_id', '=', bookId)
      .execute();
    expect(kept.map(({ number, undone_at }) => [number, undone_at !== null]).toSorted()).toEqual([
      [7, true],
      [8, false],
      [8, true],
      [8, true],
    ]);
  });

  test('closing totals tell what is missing at the end, or agree', async () => {
    const { bookId } = await bookOf(from(1, 9));
    const close = async (entries: number | null) =>
      BookLedgerView.parse(
        (
          await digitizer.call('POST', `/api/books/${bookId}/ledger/closings`, {
            year: 2016,
            entries,
            pages: 5,
          })
        ).json(),
      );
    const longer = await close(11);
    expect(statesOf(longer)).toEqual(['10 missing', '11 missing']);
    const shorter = await close(8);
    expect([shorter.years[0]?.closingAgrees, shorter.open]).toEqual([false, ['closing-differs']]);
    expect((await close(null)).open).toEqual(['no-closing']);
    const right = await close(9);
    expect([right.years[0]?.closingAgrees, right.open]).toEqual([true, []]);
  });

  test('closings count in the list of series, too, as soon as somebody enters them', async () => {
    const place = { name: 'UBND phường Khóa Sổ', within: [] };
    const { bookId } = await bookOf(from(1, 9), { registerBody: place, code: 'KS.2016.Z1' });
    const faults = async () =>
      SeriesList.parse((await clerk.call('GET', '/api/ledgers')).json()).series.find(
        ({ registerBody }) => registerBody === place.name,
      )?.faults;
    expect(await faults()).toBe(0);
    const closing = { year: 2016, entries: 11, pages: null };
    await digitizer.call('POST', `/api/books/${bookId}/ledger/closings`, closing);
    expect(await faults()).toBe(1);
  });

  test('an entry that people saw crossed out is no double, and printed page numbers tell what is between pages', async () => {
    const { bookId, entries } = await bookOf([...from(1, 6), '6', ...from(7, 10), ...from(12, 18)]);
    const path = (at: number) => `/api/entries/${entries[at]?.entryId}/page-facts`;
    const say = (at: number, body: object, who = keyer) => who.call('POST', path(at), body);
    const kinds = async () => (await ledgerOf(bookId)).faults.map(({ kind, from: number }) => [kind, number]);
    expect(await kinds()).toEqual([
      ['doubled', 6],
      ['missing', 11],
    ]);
    expect((await say(6, { isStruck: true })).json()).toEqual({ printedNo: null, isStruck: true });
    expect(await kinds()).toEqual([['missing', 11]]);
    expect(statesOf(await ledgerOf(bookId))).toEqual(['6 struck', '11 missing']);
    // two leaves between pages 41 and 44: turned together, not a number left out
    await say(10, { printedNo: 41 });
    await say(11, { printedNo: 44 });
    expect(await kinds()).toEqual([['pages-turned', 11]]);
    const shown = await ledgerOf(bookId);
    expect(shown.pages.flatMap(({ printedNo }) => printedNo ?? [])).toEqual([41, 44]);
    await say(11, { printedNo: 42 });
    expect(await kinds()).toEqual([['missing', 11]]);
    // everybody is told their own word only; the newest counts
    const second = await office.officer('nhaphai', ['verifier']);
    expect((await second.call('GET', path(6))).json()).toEqual({ printedNo: null, isStruck: false });
    await say(6, { isStruck: false }, second);
    expect((await keyer.call('GET', path(6))).json()).toEqual({ printedNo: null, isStruck: true });
    expect(await kinds()).toEqual([
      ['doubled', 6],
      ['missing', 11],
    ]);
    for (const bad of [{ printedNo: -1 }, { printedNo: 100_000 }, { isStruck: 'x' }, { other: 1 }])
      expect((await say(6, bad)).statusCode).toBe(400);
    const stranger = await office.officer('phuongla', ['verifier'], ['UBND phường Lạ']);
    expect((await say(6, { isStruck: true }, stranger)).statusCode).toBe(404);
  });

  test('a clerk looks and prints but explains nothing', async () => {
    const { bookId, entries } = await bookOf([...from(1, 5), ...from(7, 12)]);
    expect((await ledgerOf(bookId, clerk)).mayExplain).toBe(false);
    expect((await ledgerOf(bookId)).mayExplain).toBe(true);
    const place = await clerk.call('GET', `/api/books/${bookId}/ledger/entries/${entries[0]?.entryId}`);
    expect(place.json()).toMatchObject({ box: { left: 0, top: 0, width: 1, height: 1 } });
    const other = await bookOf(['1']);
    const elsewhere = await clerk.call(
      'GET',
      `/api/books/${bookId}/ledger/entries/${other.entries[0]?.entryId}`,
    );
    expect([elsewhere.statusCode, elsewhere.json().code]).toEqual([404, 'id.not-found']);
  });

  test('an empty book has no numbers and says so', async () => {
    const { bookId } = await bookOf([]);
    expect(await ledgerOf(bookId)).toMatchObject({ years: [], faults: [], open: ['no-entries'] });
  });
});

describe('the confirmation of completeness', () => {
  test('says plainly that a book is not complete, and why', async () => {
    const { bookId } = await bookOf([...from(1, 6), ...from(8, 12), '12', '13', '14'], {
      code: 'KS.2016.09',
    });
    const text = await pdfText(bookId);
    expect(text).toBe(text.normalize('NFC'));
    for (const said of [
      'GIẤY XÁC NHẬN',
      'KS.2016.09',
      'phường Bạch Mai',
      'SỔ CHƯA ĐẦY ĐỦ',
      'có năm chưa có số liệu khóa sổ',
      'trùng số',
      'CHƯA RÕ',
      'BẢN THỬ',
      'NGƯỜI LẬP',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('SỔ ĐẦY ĐỦ');
  });

  test('says that a book is complete when everything missing has its reason and the closing agrees', async () => {
    const { bookId } = await bookOf([...from(1, 6), ...from(8, 14)], {
      synthetic: false,
      closing: [{ year: 2016, entries: 14, pages: 14 }],
    });
    const marks = { year: 2016, from: 7, to: 7, mark: 'left-out', note: 'ghi nhảy số' };
    await digitizer.call('POST', `/api/books/${bookId}/ledger/marks`, marks);
    const text = await pdfText(bookId);
    for (const said of ['SỔ ĐẦY ĐỦ', 'sổ bỏ cách số: ghi nhảy số', '14 trường hợp, 14', 'khớp'])
      expect(text.replace(/\s+/g, ' ')).toContain(said);
    expect(text).not.toMatch(/CHƯA|BẢN THỬ/);
  });
});

describe('the series of books', () => {
  const body = { name: 'UBND phường Dãy Sổ', within: ['Thành phố Hà Nội'] };
  const seriesOf = async (): Promise<BookSeries> => {
    const { series } = (await clerk.call('GET', '/api/ledgers')).json() as { series: BookSeries[] };
    return BookSeries.parse(series.find(({ registerBody }) => registerBody === body.name));
  };

  test('shows years and ranges without a book, and what people put right since', async () => {
    const first = await bookOf(from(1, 6), { registerBody: body, code: 'KS.2016.D1', bookNo: '01/2016' });
    const third = await bookOf(from(12, 18), { registerBody: body, code: 'KS.2016.D3', bookNo: '03/2016' });
    const later = await bookOf([...from(1, 5), '77', '7', '8'], {
      registerBody: body,
      code: 'KS.2018.D1',
      bookNo: '01/2018',
      year: 2018,
    });
    const before = await seriesOf();
    expect(
      before.years.map(({ year, books, gaps }) => [year, books.length, gaps.map(({ kind }) => kind)]),
    ).toEqual([
      [2016, 2, ['numbers', 'book-no']],
      [2017, 0, ['year']],
      [2018, 1, []],
    ]);
    expect(before.years[0]?.gaps).toMatchObject([{ from: 7, to: 11 }, { bookNo: '02' }]);
    expect(before.faults).toBe(1);
    const entry = later.entries[5] as Entry;
    const id = await claim(keyer, 'verify-entry', entry.entryId);
    await keyer.call('POST', `/api/tasks/${id}/verify`, agreeing(entry.read, { entryNo: '6' }));
    expect((await seriesOf()).faults).toBe(0);
    // the third book goes on after numbers that no book has: they are the series' to miss, not the book's
    expect((await ledgerOf(third.bookId)).open).toEqual(['faults', 'no-closing']);
    await bookOf(from(7, 11), { registerBody: body, code: 'KS.2016.D2', bookNo: '02/2016' });
    expect((await seriesOf()).years[0]?.gaps).toEqual([]);
    expect((await ledgerOf(third.bookId)).open).toEqual(['no-closing']);
    expect((await ledgerOf(first.bookId)).open).toEqual([]);
  });

  test('a missing book is explained, in the books after it, too; said otherwise, taken back, and printed', async () => {
    const place = { name: 'UBND phường Thiếu Sổ', within: ['Thành phố Hà Nội'] };
    const facts = { registerBody: place, synthetic: false };
    const closing = [{ year: 2016, entries: 20, pages: null }];
    const { bookId } = await bookOf(from(8, 14), {
      ...facts,
      code: 'KS.2016.T2',
      bookNo: '02/2016',
      closing: [{ year: 2016, entries: 14, pages: null }],
    });
    const third = await bookOf(from(18, 20), { ...facts, code: 'KS.2016.T3', bookNo: '03/2016', closing });
    await bookOf(from(1, 4), { ...facts, code: 'KS.2018.T1', bookNo: '01/2018', year: 2018 });
    const listOf = async (who = digitizer): Promise<BookSeries | undefined> =>
      SeriesList.parse((await who.call('GET', '/api/ledgers')).json()).series.find(
        ({ registerBody }) => registerBody === place.name,
      );
    const gapsOf = (series: BookSeries | undefined): SeriesGapView[] =>
      series?.years.flatMap(({ gaps }) => gaps) ?? [];
    const bare = ({ mark: _, ...gap }: SeriesGapView) => gap;
    const gaps = gapsOf(await listOf());
    expect(gaps.map(({ kind, from, to, bookNo }) => [kind, from, to, bookNo])).toEqual([
      ['numbers', 1, 7, null],
      ['numbers', 15, 17, null],
      ['book-no', null, null, '01'],
      ['year', null, null, null],
    ]);
    const [first, between, , year] = gaps.map(bare);
    const say = (body: object, who = digitizer) =>
      who.call('POST', `/api/books/${bookId}/series/marks`, body);
    const undo = (gap: unknown) => digitizer.call('POST', `/api/books/${bookId}/series/marks/undo`, { gap });
    expect((await say({ gap: first, mark: 'book-lost', note: '' }, clerk)).statusCode).toBe(403);
    expect((await say({ gap: first, mark: 'struck', note: '' })).statusCode).toBe(400);
    expect((await say({ gap: first, mark: 'other', note: ' ' })).json().code).toBe('ledger.note-wanted');
    expect((await say({ gap: { ...first, to: 9 }, mark: 'left-out', note: '' })).json().code).toBe(
      'ledger.gap-filled',
    );
    expect((await ledgerOf(bookId)).open).toEqual(['begins-late']);
    await say({ gap: first, mark: 'not-scanned', note: '' });
    expect((await ledgerOf(bookId)).open).toEqual(['to-scan']);
    await say({ gap: first, mark: 'book-lost', note: 'ngập năm 2018' });
    const explained = await ledgerOf(bookId);
    expect(explained.open).toEqual([]);
    expect(gapsOf(await listOf(clerk))[0]?.mark).toMatchObject({
      ...{ mark: 'book-lost', note: 'ngập năm 2018', by: 'Cán bộ sohoa', isOfSeries: true },
    });
    // what nobody has between two books is missing in the later one: one reason is enough, wherever it is given
    expect((await ledgerOf(third.bookId)).open).toEqual(['faults']);
    await say({ gap: between, mark: 'left-out', note: '' });
    const later = await ledgerOf(third.bookId);
    expect([later.open, later.faults.map(({ isExplained }) => isExplained)]).toEqual([[], [true]]);
    await undo(between);
    expect((await ledgerOf(third.bookId)).open).toEqual(['faults']);
    await digitizer.call('POST', `/api/books/${third.bookId}/ledger/marks`, {
      ...{ year: 2016, from: 15, to: 17, mark: 'left-out', note: '' },
    });
    expect(gapsOf(await listOf())[1]?.mark).toMatchObject({ mark: 'left-out', isOfSeries: false });
    await say({ gap: year, mark: 'never-kept', note: '' });
    const text = (await pdfText(third.bookId)).replace(/\s+/g, ' ');
    for (const line of [
      'không quyển nào có số 1–7 mất sổ, hỏng sổ: ngập năm 2018',
      'không quyển nào có số 15–17 sổ bỏ cách số',
      'không có quyển số 01 CHƯA RÕ',
      'không có quyển nào không hề có (không lập sổ, không ghi thêm)',
      'SỔ ĐẦY ĐỦ',
    ])
      expect(text).toContain(line);
    // another book has some of the lost numbers: the rest is explained still, and an entry of its own needs no reason
    const found = await bookOf(from(1, 3), { ...facts, code: 'KS.2016.T1', bookNo: '01/2016' });
    expect(gapsOf(await listOf())[0]).toMatchObject({ from: 4, to: 7, mark: { mark: 'book-lost' } });
    expect((await ledgerOf(found.bookId)).years[0]?.cells.every(({ mark }) => mark === null)).toBe(true);
    const kept = await office.store.db
      .selectFrom('series_mark')
      .select(['mark', 'undone_at'])
      .orderBy('id')
      .execute();
    expect(kept.map(({ mark, undone_at }) => [mark, undone_at !== null])).toEqual([
      ['not-scanned', true],
      ['book-lost', false],
      ['left-out', true],
      ['never-kept', false],
    ]);
  });

  test('nobody explains what is missing of another body’s books', async () => {
    const { bookId } = await bookOf(from(5, 9), {
      registerBody: { name: 'UBND phường Khác', within: [] },
      code: 'KS.2016.K2',
    });
    const stranger = await office.officer('phuongxa', ['digitizer'], ['UBND phường Xa']);
    const gap = { kind: 'numbers', year: 2016, from: 1, to: 4, bookNo: null };
    for (const path of ['marks', 'marks/undo']) {
      const body = path === 'marks' ? { gap, mark: 'book-lost', note: '' } : { gap };
      const answer = await stranger.call('POST', `/api/books/${bookId}/series/${path}`, body);
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'id.not-found']);
    }
  });

  test('a ledger stored by an older program is made anew, one of today is taken as it is', async () => {
    const place = { name: 'UBND phường Sổ Cũ', within: [] };
    const { bookId } = await bookOf(from(1, 5), { registerBody: place, code: 'KS.2016.C1' });
    const output = {
      bookId,
      pages: 5,
      pagesSetAside: [],
      entries: 5,
      numbersMissing: [],
      numbersDoubled: [],
      numbersUnread: [],
    };
    const save = (version: number, more: object) =>
      office.store.db.transaction().execute((tx) =>
        saveOutput(tx, {
          key: { subjectId: bookId, step: ledgerBook.name, version, inputHash: `h${version}` },
          output: { ...output, ...more },
          outputHash: 'h',
          by: 'machine',
          source: null,
          startedAt: new Date(),
          tookMs: 1,
          place: { bookId, pageId: null },
          priority: 100,
          jobs: [],
          tasks: [],
        }),
      );
    const shown = async () => {
      const { series } = (await clerk.call('GET', '/api/ledgers')).json() as { series: BookSeries[] };
      return series.find(({ registerBody }) => registerBody === place.name)?.years[0]?.books[0];
    };
    await save(2, {});
    expect(await shown()).toMatchObject({ from: 1, to: 5 });
    const year = { year: 2016, from: 1, to: 900, entries: 5, missing: 0, firstDay: null, lastDay: null };
    await save(ledgerBook.version, { years: [year], faults: [] });
    expect(await shown()).toMatchObject({ from: 1, to: 900 });
  });
});
