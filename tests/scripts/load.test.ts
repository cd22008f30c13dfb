import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from 'kysely';
import { BookId, OfficerId } from '#schemas/ids.ts';
import { vi } from '#schemas/wording/vi.ts';
import { addClosing, closingsOf } from '#store/book-closings.ts';
import { loadBooks } from '#scripts/load/load-books.ts';
import { loadForms } from '#store/forms.ts';
import { openDiskBlobs } from '#store/blobs-disk.ts';
import { projectRoot } from '#workers/project-root.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const sample = join(projectRoot, 'samples', 'KS.2016.01');
let database: FreshDatabase;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  folder = await tempFolder('load');
  await mkdir(join(folder, 'book'));
  const manifest = JSON.parse(await readFile(join(sample, 'book.json'), 'utf8'));
  // Each test has a book of its own in the one database.
  manifest.code = `T${Math.random().toString(36).slice(2, 10)}`;
  await writeFile(join(folder, 'book', 'book.json'), JSON.stringify(manifest));
  for (const file of ['001.jpg', '002.jpg']) await copyFile(join(sample, file), join(folder, 'book', file));
  return () => rm(folder, { recursive: true, force: true });
});

const load = async (paths = [join(folder, 'book')], manifest: string | null = null) =>
  loadBooks(
    {
      store: database.store,
      blobs: openDiskBlobs(join(folder, 'blobs')),
      forms: (await loadForms(join(projectRoot, 'schemas', 'forms'))).all(),
      wording: vi,
      progress: () => undefined,
    },
    paths,
    manifest,
  );

const count = async (table: 'page' | 'outbox' | 'step_output') =>
  (
    await database.store.db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

test('loading the same folder again changes nothing, and takes up a page that came later', async () => {
  expect(await load()).toMatchObject({ books: 1, pages: 2, isNew: 2, known: 0, refused: [], twins: [] });
  const before = [await count('page'), await count('outbox'), await count('step_output')];
  expect(await load()).toMatchObject({ isNew: 0, known: 2 });
  expect([await count('page'), await count('outbox'), await count('step_output')]).toEqual(before);
  await copyFile(join(sample, '003.jpg'), join(folder, 'book', '003.jpg'));
  expect(await load()).toMatchObject({ isNew: 1, known: 2 });
});

test('keeps the bytes of a scan as they came, under their sha256', async () => {
  await load();
  const rows = await database.store.db
    .selectFrom('page')
    .select(['sha256', 'file_name'])
    .where('file_name', '=', '001.jpg')
    .execute();
  const blobs = openDiskBlobs(join(folder, 'blobs'));
  const kept = await blobs.get(rows[0]?.sha256 as never);
  expect(Buffer.from(kept).equals(await readFile(join(sample, '001.jpg')))).toBe(true);
});

test('refuses what is no picture by its name and loads the rest', async () => {
  await writeFile(join(folder, 'book', '000.jpg'), '');
  await writeFile(join(folder, 'book', '003.jpg'), 'Đây là một bức thư, không phải ảnh quét.');
  await writeFile(join(folder, 'book', '004.docx'), 'PK\u0003\u0004');
  const report = await load();
  expect(report.pages).toBe(2);
  expect(report.refused.map(({ path, code }) => [path.slice(-8), code])).toEqual([
    ['/000.jpg', 'image.empty'],
    ['/003.jpg', 'image.not-an-image'],
    ['004.docx', 'image.not-an-image'],
  ]);
});

test('names the twin of a scan that stands there twice, in the book or in another', async () => {
  await cp(join(folder, 'book'), join(folder, 'other'), { recursive: true });
  const manifest = JSON.parse(await readFile(join(folder, 'other', 'book.json'), 'utf8'));
  await writeFile(
    join(folder, 'other', 'book.json'),
    JSON.stringify({ ...manifest, code: `${manifest.code}b` }),
  );
  await copyFile(join(sample, '001.jpg'), join(folder, 'book', '009.jpg'));
  const first = await load();
  expect(first.twins.some((twin) => twin.path.endsWith('009.jpg') && twin.sameAs === '001.jpg')).toBe(true);
  expect(first.isNew).toBe(2);
  const second = await load([join(folder, 'other')]);
  expect(second.twins.map((twin) => twin.path.slice(-7))).toEqual(['001.jpg', '002.jpg']);
  expect(second.isNew).toBe(2);
});

const written = async (text: string): Promise<string> => {
  await writeFile(join(folder, 'book', 'book.json'), text);
  return join(folder, 'book');
};

test.each([
  ['a path that is not there', async () => join(folder, 'nowhere'), 'load.not-found'],
  [
    'a folder without a manifest',
    async () => {
      await mkdir(join(folder, 'bare'));
      return join(folder, 'bare');
    },
    'load.no-manifest',
  ],
  ['a manifest that is no JSON', () => written('{'), 'load.bad-manifest'],
  ['a manifest without a year', () => written('{"code":"X","kind":"birth"}'), 'load.bad-manifest'],
  [
    'a book without pages',
    async () => {
      for (const file of ['001.jpg', '002.jpg']) await rm(join(folder, 'book', file));
      return join(folder, 'book');
    },
    'load.no-pages',
  ],
])('says what is wrong with %s', async (_, path, code) => {
  await expect(load([await path()])).rejects.toMatchObject({ code });
});

test('refuses a book that says something else than before, and a form that is not there', async () => {
  await load();
  const path = join(folder, 'book', 'book.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...manifest, formId: null }));
  await expect(load()).rejects.toMatchObject({ code: 'load.book-differs' });
  await writeFile(path, JSON.stringify({ ...manifest, formId: 'birth-1066-norman' }));
  await expect(load()).rejects.toMatchObject({ code: 'form.not-found' });
});

test('takes closings that book.json tells only later, fills what people left blank, and never changes what they said', async () => {
  await load();
  const { db } = database.store;
  const path = join(folder, 'book', 'book.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  const { id } = await db
    .selectFrom('book')
    .select('id')
    .where(sql<string>`manifest ->> 'code'`, '=', manifest.code)
    .executeTakeFirstOrThrow();
  const bookId = BookId.parse(id);
  const says = async (entries: number | null, pages: number | null) => {
    await writeFile(path, JSON.stringify({ ...manifest, closing: [{ year: 2016, entries, pages }] }));
    return (await load()).closings;
  };
  const person = (entries: number | null, pages: number | null) =>
    addClosing(
      db,
      bookId,
      { year: 2016, entries, pages },
      OfficerId.parse(`officer_${'a'.repeat(26)}`),
      new Date(),
    );
  const now = async () => (await closingsOf(db, bookId)).get(bookId)?.[0];
  expect(await says(14, null)).toBe(1);
  expect(await says(14, null)).toBe(0);
  expect(await now()).toEqual({ year: 2016, entries: 14, pages: null });
  await person(14, 9);
  expect(await says(14, null)).toBe(0);
  await expect(says(15, null)).rejects.toMatchObject({
    code: 'load.closing-differs',
    details: { book: manifest.code, year: 2016, entries: 15, entriesSaid: 14, pagesSaid: 9 },
  });
  await person(null, null);
  // the file says nothing new: what was taken back stays so
  expect(await says(14, null)).toBe(0);
  expect(await now()).toEqual({ year: 2016, entries: null, pages: null });
  expect(await says(15, 9)).toBe(1);
  expect(await now()).toEqual({ year: 2016, entries: 15, pages: 9 });
  expect((await db.selectFrom('book_closing').select('id').where('book_id', '=', id).execute()).length).toBe(
    4,
  );
});

test('takes the manifest from --book for a folder that has none, and knows the collections of its forms', async () => {
  const manifest = join(folder, 'my.json');
  await copyFile(join(folder, 'book', 'book.json'), manifest);
  await rm(join(folder, 'book', 'book.json'));
  expect(await load(undefined, manifest)).toMatchObject({ books: 1, isNew: 2 });
  await mkdir(join(folder, 'reg-lyon-births'));
  await copyFile(join(sample, '005.jpg'), join(folder, 'reg-lyon-births', 'a.jpg'));
  expect(await load([join(folder, 'reg-lyon-births')])).toMatchObject({ books: 1 });
  const books = await database.store.db.selectFrom('book').select('manifest').execute();
  expect(books.some((book) => JSON.stringify(book.manifest).includes('births-lyon-1903'))).toBe(true);
});
