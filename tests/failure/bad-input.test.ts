import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { vi } from '#schemas/wording/vi.ts';
import { say } from '#schemas/wording/say.ts';
import type { ErrorCode } from '#schemas/errors.ts';
import { graph } from '#pipeline/graph.ts';
import { loadBooks } from '#scripts/load/load-books.ts';
import { loadForms } from '#store/forms.ts';
import { openBlobs } from '#store/open-blobs.ts';
import { openComputing, openRelate } from '#workers/context.ts';
import { openPool } from '#workers/pool.ts';
import { projectRoot } from '#workers/project-root.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { startWorker, untilSettled } from '#tests/support/toy-worker.ts';

const sample = join(projectRoot, 'samples', 'KS.2016.01');
let folder: string;
let database: FreshDatabase;
beforeAll(async () => {
  folder = await tempFolder('bad');
  database = await freshDatabase();
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

test('sets every bad page aside with its reason and reads the good one beside them', {
  timeout: 240_000,
}, async () => {
  const book = join(folder, 'book');
  await mkdir(book);
  const manifest = JSON.parse(await readFile(join(sample, 'book.json'), 'utf8'));
  // The manifest does not say which form, so the pages must.
  await writeFile(join(book, 'book.json'), JSON.stringify({ ...manifest, formId: null }));
  await copyFile(join(sample, '001.jpg'), join(book, '001-good.jpg'));
  const good = await readFile(join(sample, '002.jpg'));
  await writeFile(join(book, '002-truncated.jpg'), good.subarray(0, good.length / 3));
  const white = { create: { width: 1654, height: 2339, channels: 3 as const, background: '#f4f1e8' } };
  await sharp(white).jpeg().toFile(join(book, '003-blank.jpg'));
  await sharp({ create: { ...white.create, noise: { type: 'gaussian', mean: 128, sigma: 60 } } })
    .jpeg()
    .toFile(join(book, '004-desk.jpg'));
  const blobs = openBlobs(null, join(folder, 'data', 'blobs'), {});
  const forms = await loadForms(join(projectRoot, 'schemas', 'forms'));
  const report = await loadBooks(
    { store: database.store, blobs, forms: forms.all(), wording: vi, progress: () => undefined },
    [book],
    null,
  );
  expect(report.isNew).toBe(4);

  const env = { ...(process.env as Record<string, string>), HOTICH_DATA: join(folder, 'data') };
  const pool = openPool(2, env);
  const computing = await openComputing({ blobUrl: null, dataDir: join(folder, 'data') }, {});
  const worker = await startWorker(database.store, graph, {
    pool,
    context: {
      ...computing,
      relate: openRelate(database.store),
    },
  });
  try {
    await untilSettled(database.store, 200);
  } finally {
    await worker.close();
    await pool.close();
  }
  const failed = await database.store.db
    .selectFrom('outbox')
    .innerJoin('page', 'page.id', 'outbox.page_id')
    .select(['file_name', 'step', 'error_code', 'error_details', 'attempts'])
    .where('state', '=', 'failed')
    .orderBy('file_name')
    .execute();
  expect(failed.map((row) => [row.file_name, row.step, row.error_code, row.attempts])).toEqual([
    ['002-truncated.jpg', 'clean-page', 'image.truncated', 1],
    ['003-blank.jpg', 'clean-page', 'image.blank', 1],
    [
      '004-desk.jpg',
      expect.stringMatching(/^(clean|segment)-page$/),
      expect.stringMatching(/^(page\.form-unknown|image\.blank)$/),
      1,
    ],
  ]);
  for (const row of failed) {
    const sentence = say(
      vi,
      row.error_code as ErrorCode,
      (row.error_details ?? {}) as Record<string, string>,
    );
    expect(sentence.length).toBeGreaterThan(20);
  }
  const tasks = await database.store.db.selectFrom('task').select('step').execute();
  expect(tasks).toEqual([{ step: 'verify-entry' }]);
  const ledger = await database.store.db
    .selectFrom('step_output')
    .select('output')
    .where('step', '=', 'ledger-book')
    .executeTakeFirstOrThrow();
  expect(ledger.output).toMatchObject({ pages: 4, entries: 1 });
});
