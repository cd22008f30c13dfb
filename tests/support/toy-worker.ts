import type { Edge } from '#pipeline/edges.ts';
import { follow } from '#pipeline/follow.ts';
import { hashOf } from '#pipeline/hash.ts';
import { bookIdOf, pageIdOf } from '#pipeline/ids.ts';
import type { StageContext } from '#pipeline/stage.ts';
import type { BookId, PageId, Sha256 } from '#schemas/ids.ts';
import type { Store } from '#store/open.ts';
import { saveOutput } from '#store/outputs.ts';
import { bookLoaded, keepBook, keepPage } from '#store/pages.ts';
import { type Dispatch, startDispatch } from '#workers/dispatch.ts';
import type { Pool } from '#workers/pool.ts';
import { openQueues, type QueueBackend, queueNames } from '#workers/queues.ts';
import { runStep, settleBook } from '#workers/run-step.ts';
import { scanned } from './toy-graph.ts';

const silent = { info: () => undefined, warn: () => undefined };

/** A worker as `workers/main.ts` makes it, with another graph. */
export async function startWorker(
  store: Store,
  graph: readonly Edge[],
  queue: {
    redisUrl?: string;
    redisCluster?: string;
    prefix?: string;
    pool?: Pool;
    context?: StageContext;
  } = {},
): Promise<{ backend: QueueBackend; dispatch: Dispatch; close(): Promise<void> }> {
  const config = {
    redisUrl: queue.redisUrl ?? null,
    redisCluster: queue.redisCluster ?? null,
    queuePrefix: queue.prefix ?? '{toy}',
  };
  const backend = await openQueues(config, store.databaseUrl, { lockDuration: 2000, stalledInterval: 500 });
  const dispatch = startDispatch(store, backend, silent);
  const ports = {
    graph,
    store,
    log: silent,
    pool: queue.pool as Pool,
    context: queue.context as StageContext,
  };
  for (const name of queueNames) backend.worker(name, 3, (job) => runStep(ports, job));
  return {
    backend,
    dispatch,
    async close() {
      await dispatch.close();
      await backend.close();
    },
  };
}

/** A loaded book of `count` pages whose flow has just begun. */
export async function loadToyBook(
  store: Store,
  graph: readonly Edge[],
  count: number,
  name = 'toy',
): Promise<BookId> {
  const manifest = {
    code: name,
    kind: 'birth' as const,
    registerBody: { name: 'Ủy ban nhân dân phường Thử', within: [] },
    year: 2016,
    bookNo: '1',
    formId: null,
    synthetic: true,
  };
  const bookId = bookIdOf(name);
  await keepBook(store.db, bookId, manifest, name);
  for (let n = 0; n < count; n += 1) await startToyPage(store, graph, bookId, n);
  await bookLoaded(store.db, bookId);
  await settleBook(store, graph, bookId);
  return bookId;
}

export async function startToyPage(
  store: Store,
  graph: readonly Edge[],
  bookId: BookId,
  n: number,
): Promise<PageId> {
  const sha256 = hashOf(`${bookId} ${n}`) as Sha256;
  const id = pageIdOf(bookId, sha256);
  const scan = { sha256, mediaType: 'image/png' as const, widthPx: 1, heightPx: 1, dpi: null };
  const output = { pageId: id, bookId, n };
  const inputHash = hashOf(output);
  await store.db.transaction().execute(async (tx) => {
    await keepPage(tx, { id, bookId, ordinal: n, fileName: `${n}.png`, scan, bytes: 1 });
    const { jobs } = follow(graph, { step: scanned.name, version: 1, subjectId: id, inputHash, output });
    await saveOutput(tx, {
      key: { subjectId: id, step: scanned.name, version: 1, inputHash },
      output,
      outputHash: inputHash,
      by: 'machine',
      source: null,
      startedAt: new Date(),
      tookMs: 0,
      place: { bookId, pageId: id },
      priority: 100,
      jobs,
      tasks: [],
    });
  });
  return id;
}

/** Waits until nothing is due or on its way for half a second; fails after `seconds`. */
export async function untilSettled(store: Store, seconds = 40): Promise<void> {
  let quiet = 0;
  for (let waited = 0; waited < seconds * 1000; waited += 50) {
    const open = await store.db
      .selectFrom('outbox')
      .select('id')
      .where('state', 'in', ['due', 'sent'])
      .limit(1)
      .execute();
    quiet = open.length === 0 ? quiet + 1 : 0;
    if (quiet > 10) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  const left = await store.db
    .selectFrom('outbox')
    .select(['step', 'state'])
    .where('state', 'in', ['due', 'sent'])
    .execute();
  throw new Error(
    `${left.length} runs are still open after ${seconds} s: ${JSON.stringify(left.slice(0, 5))}`,
  );
}

/** How many outputs each step has. */
export async function outputCounts(store: Store): Promise<Record<string, number>> {
  const rows = await store.db
    .selectFrom('step_output')
    .select(['step', ({ fn }) => fn.countAll<number>().as('n')])
    .groupBy('step')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.step, row.n]));
}
