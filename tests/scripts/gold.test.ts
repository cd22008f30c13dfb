import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExpectedError } from '#schemas/errors.ts';
import type { BookId } from '#schemas/ids.ts';
import { vi } from '#schemas/wording/vi.ts';
import { keepKnownAnswers } from '#scripts/load/keep-known-answers.ts';
import { bookById } from '#store/book-of.ts';
import { checksOf } from '#store/checks.ts';
import { goldOf } from '#store/gold.ts';
import { agreeing, claim, type Office, openOffice } from '#tests/support/office.ts';
import { runProgram } from '#tests/support/program.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

let office: Office;
let folder: string;
let bookId: BookId;
let code: string;
let entries: Awaited<ReturnType<Office['entry']>>[];
beforeAll(async () => {
  office = await openOffice();
  folder = await tempFolder('gold');
  await mkdir(join(folder, 'data'));
  bookId = await office.book();
  code = (await bookById(office.store.db, bookId)).code;
  entries = [await office.entry({}, bookId), await office.entry({}, bookId)];
  for (const [at, { pageId }] of entries.entries())
    await office.store.db
      .updateTable('page')
      .set({ file_name: `00${at + 1}.jpg` })
      .where('id', '=', pageId)
      .execute();
  const keyer = await office.officer('nhap', ['verifier']);
  const [first] = entries;
  const id = await claim(keyer, 'verify-entry', first?.entryId ?? null);
  await keyer.call('POST', `/api/tasks/${id}/verify`, agreeing(first?.read as never));
});
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

const page = (file: string, ...fields: object[]) => ({
  file,
  formId: 'birth-2015-tt15',
  entries: fields.map((one) => ({ fields: one })),
});
const said = (written: string | null) => ({ written, value: written, boxes: [] });

async function fileOf(content: unknown): Promise<string> {
  const path = join(folder, 'dap-an.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const gold = async (content: unknown, book = code) =>
  keepKnownAnswers(office.store.db, vi, { code: book, path: await fileOf(content) });

test('the command says how many entries got known answers', { timeout: 120_000 }, async () => {
  const file = await fileOf(page('002.jpg', { motherName: said('Trần Thị Mẫu') }));
  const args = ['gold', code, file, '--json', '--data', join(folder, 'data')];
  const finished = await runProgram(args, { env: { DATABASE_URL: office.databaseUrl } });
  expect([finished.code, JSON.parse(finished.out)]).toEqual([
    0,
    { book: code, entries: 1, fields: 1, checked: 0 },
  ]);
});

test('known answers are kept by page and place, and what is verified already is held against them at once', async () => {
  const both = [
    page('001.jpg', { childName: said('Nguyễn Thị Thứ'), childSex: said('Nữ'), childPersonalId: said(null) }),
    page('002.jpg', { childName: said('Nguyễn Thị Thử'), motherResidence: { ...said('nt'), ditto: true } }),
  ];
  expect(await gold(both)).toEqual({ entries: 2, fields: 4, checked: 1 });
  const { db } = office.store;
  const [one, two] = entries;
  expect(await goldOf(db, one?.entryId as never)).toEqual({
    childName: 'Nguyễn Thị Thứ',
    childSex: 'Nữ',
    childPersonalId: null,
  });
  expect(await goldOf(db, two?.entryId as never)).toEqual({ childName: 'Nguyễn Thị Thử' });
  expect(await checksOf(db, bookId)).toMatchObject([
    {
      entryId: one?.entryId,
      kind: 'gold',
      round: 0,
      outcomes: { childName: 'wrong', childSex: 'right', childPersonalId: 'right' },
    },
  ]);
  // corrected, the new answers take the place of the old
  await gold(page('001.jpg', { childName: said('Nguyễn Thị Thử') }));
  expect(await checksOf(db, bookId)).toMatchObject([{ outcomes: { childName: 'right' } }]);
});

test('a file that does not fit is refused with the reason, and nothing of it is kept', {
  timeout: 120_000,
}, async () => {
  const before = await office.store.db.selectFrom('gold').selectAll().execute();
  const good = page('002.jpg', { fatherName: said('Nguyễn Văn Thử') });
  const failure = async (content: unknown, book = code) => {
    const thrown = await gold(content, book).catch((error: unknown) => error);
    return thrown as ExpectedError;
  };
  const why = async (content: unknown) => {
    const { code: is, details } = await failure(content);
    expect(is).toBe('gold.bad');
    return details.why;
  };
  expect(await why([good, page('009.jpg', { childName: said('A') })])).toBe('sổ không có trang 009.jpg');
  expect(await why([good, page('001.jpg', { childName: said('A') }, {})])).toBe(
    'trang 001.jpg có 1 trường hợp đã đọc, tệp có 2',
  );
  expect(await why([good, page('001.jpg', { wifeName: said('A') })])).toMatch(/không có mục/);
  expect(await why([good, page('001.jpg', { nobodysField: said('A') })])).toMatch(
    /không có mục nobodysField/,
  );
  expect(await why('{')).toMatch(/JSON/);
  expect((await failure(good, 'KS.0000.00')).code).toBe('id.not-found');
  expect(await office.store.db.selectFrom('gold').selectAll().execute()).toEqual(before);
});
