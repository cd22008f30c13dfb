import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCluster } from '#store/embedded/cluster.ts';
import { openStore } from '#store/open.ts';
import { projectRoot } from '#workers/project-root.ts';
import { runProgram } from '#tests/support/program.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

let folder: string;
let data: string;
beforeAll(async () => {
  folder = await tempFolder('requeue');
  data = join(folder, 'data');
  const book = join(folder, 'book');
  await mkdir(book);
  const sample = join(projectRoot, 'samples', 'KS.2019.01');
  await writeFile(join(book, 'book.json'), await readFile(join(sample, 'book.json')));
  for (const file of ['001.jpg', '002.jpg', '003.jpg']) await copyFile(join(sample, file), join(book, file));
  expect((await runProgram(['load', book, '--data', data])).code).toBe(0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const requeue = async (...args: string[]) => {
  const finished = await runProgram(['requeue', ...args, '--json', '--data', data]);
  return { code: finished.code, ...JSON.parse(finished.out) };
};

async function set(state: string): Promise<void> {
  const cluster = await openCluster(data);
  const store = openStore(cluster.databaseUrl);
  await store.db.updateTable('outbox').set({ state, error_code: 'engine.failed' }).execute();
  await store.close();
  await cluster.stop();
}

test('makes failed runs due again, all or those of a step, and no others', { timeout: 120_000 }, async () => {
  expect(await requeue('--failed')).toEqual({ code: 0, count: 0 });
  await set('failed');
  expect(await requeue('--failed', '--step', 'segment-page')).toEqual({ code: 0, count: 0 });
  expect(await requeue('--failed', '--step', 'clean-page')).toEqual({ code: 0, count: 3 });
});

test('a step in its new version is due for what its old one had done, once', {
  timeout: 120_000,
}, async () => {
  const cluster = await openCluster(data);
  const store = openStore(cluster.databaseUrl);
  // As if clean-page had had version 0 when these pages were read.
  await store.db.updateTable('outbox').set({ state: 'done', version: 0 }).execute();
  await store.close();
  await cluster.stop();
  expect(await requeue('--step', 'clean-page')).toEqual({ code: 0, count: 3 });
  expect(await requeue('--step', 'clean-page')).toEqual({ code: 0, count: 0 });
  expect(await requeue('--step', 'no-such-step')).toMatchObject({ code: 2, error: { code: 'id.not-found' } });
});
