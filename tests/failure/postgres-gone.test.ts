import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cluster, openCluster } from '#store/embedded/cluster.ts';
import { migrate } from '#store/migrate.ts';
import { openStore, type Store } from '#store/open.ts';
import { postmasterOf } from '#tests/support/program.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { toyGraph } from '#tests/support/toy-graph.ts';
import { loadToyBook, outputCounts, startWorker, untilSettled } from '#tests/support/toy-worker.ts';

let folder: string;
let cluster: Cluster;
let store: Store;
beforeAll(async () => {
  folder = await tempFolder('gone');
  cluster = await openCluster(join(folder, 'data'));
  store = openStore(cluster.databaseUrl);
  await migrate(store);
});
afterAll(async () => {
  await store.close();
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
});

test('work goes on and stays exact after Postgres was killed in mid-run', { timeout: 180_000 }, async () => {
  let runs = 0;
  const graph = toyGraph(async () => {
    runs += 1;
    await new Promise((done) => setTimeout(done, 30));
  });
  await loadToyBook(store, graph, 20);
  const worker = await startWorker(store, graph);
  while (runs < 15) await new Promise((done) => setTimeout(done, 10));
  process.kill(postmasterOf(join(folder, 'data')) ?? 0, 'SIGKILL');
  await new Promise((done) => setTimeout(done, 500));
  await cluster.ensure();
  await untilSettled(store, 120);
  await worker.close();
  expect(await outputCounts(store)).toEqual({
    'toy-scanned': 20,
    'toy-double': 20,
    'toy-split': 20,
    'toy-sum': 40,
    'toy-total': 1,
  });
});
