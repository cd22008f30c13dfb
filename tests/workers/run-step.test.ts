import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ExpectedError } from '#schemas/errors.ts';
import { openRedisServer, type RedisServer } from '#scripts/start/redis-server.ts';
import { resendAll, retryFailed } from '#store/outbox.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { describeWith } from '#tests/support/need-program.ts';
import { toyGraph } from '#tests/support/toy-graph.ts';
import { loadToyBook, outputCounts, startWorker, untilSettled } from '#tests/support/toy-worker.ts';

const allOf20 = { 'toy-scanned': 20, 'toy-double': 20, 'toy-split': 20, 'toy-sum': 40, 'toy-total': 1 };

function behavesTheSame(
  queue: () => { redisUrl?: string },
  empty: (database: FreshDatabase) => Promise<void>,
) {
  let database: FreshDatabase;
  let worker: { close(): Promise<void> } | undefined;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(async () => {
    await worker?.close();
    worker = undefined;
    await empty(database);
    await database.close();
  });

  test('runs every step once for every page, and the book step once at the end', async () => {
    const graph = toyGraph();
    await loadToyBook(database.store, graph, 20);
    worker = await startWorker(database.store, graph, queue());
    await untilSettled(database.store);
    expect(await outputCounts(database.store)).toEqual(allOf20);
  });

  test('runs nothing again when the whole outbox is sent again', async () => {
    const runs: string[] = [];
    const graph = toyGraph((step) => void runs.push(step));
    await loadToyBook(database.store, graph, 20);
    worker = await startWorker(database.store, graph, queue());
    await untilSettled(database.store);
    const before = runs.length;
    await database.store.db.updateTable('outbox').set({ state: 'sent' }).execute();
    expect(await resendAll(database.store.db)).toBe(81);
    await untilSettled(database.store);
    expect(runs.length).toBe(before);
    expect(await outputCounts(database.store)).toEqual(allOf20);
  });

  test('finishes when the queue is emptied in mid-run', async () => {
    let runs = 0;
    const graph = toyGraph(async () => {
      runs += 1;
      await new Promise((done) => setTimeout(done, 20));
    });
    await loadToyBook(database.store, graph, 20);
    worker = await startWorker(database.store, graph, queue());
    while (runs < 10) await new Promise((done) => setTimeout(done, 5));
    await empty(database);
    await database.store.db
      .updateTable('outbox')
      .set({ sent_at: new Date(0) })
      .where('state', '=', 'sent')
      .execute();
    await untilSettled(database.store, 50);
    expect(await outputCounts(database.store)).toEqual(allOf20);
  });

  test('tries a hopeless run once, sets it aside with its reason, and goes on with the others', async () => {
    let isMended = false;
    const tries: string[] = [];
    let hopeless = '';
    const graph = toyGraph((step, id) => {
      if (step !== 'toy-double') return;
      hopeless ||= id;
      if (id !== hopeless) return;
      tries.push(id);
      if (!isMended) throw new ExpectedError('image.truncated', { file: '7.png' });
    });
    await loadToyBook(database.store, graph, 5);
    worker = await startWorker(database.store, graph, queue());
    await untilSettled(database.store);
    const failed = await database.store.db
      .selectFrom('outbox')
      .selectAll()
      .where('state', '=', 'failed')
      .execute();
    expect(failed.map((row) => [row.subject_id, row.error_code, row.error_details])).toEqual([
      [hopeless, 'image.truncated', { file: '7.png' }],
    ]);
    expect(tries.length).toBe(1);
    expect((await outputCounts(database.store))['toy-split']).toBe(4);

    isMended = true;
    expect(await retryFailed(database.store.db)).toBe(1);
    await untilSettled(database.store);
    expect((await outputCounts(database.store))['toy-split']).toBe(5);
  });

  test('tries again later what may pass, and says so while it waits', async () => {
    const tries = new Map<string, number>();
    const graph = toyGraph((step, id) => {
      if (step !== 'toy-sum') return;
      tries.set(id, (tries.get(id) ?? 0) + 1);
      if (tries.get(id) === 1) throw new ExpectedError('engine.timeout', { step });
    });
    await loadToyBook(database.store, graph, 2);
    worker = await startWorker(database.store, graph, queue());
    await untilSettled(database.store);
    expect([...tries.values()]).toEqual([2, 2, 2, 2]);
    const rows = await database.store.db
      .selectFrom('outbox')
      .select(['state', 'attempts'])
      .where('step', '=', 'toy-sum')
      .execute();
    expect(rows).toEqual(Array.from({ length: 4 }, () => ({ state: 'done', attempts: 1 })));
  });

  test('gives a run that two workers have at once one output', async () => {
    const graph = toyGraph();
    await loadToyBook(database.store, graph, 5);
    const first = await startWorker(database.store, graph, { ...queue(), prefix: '{one}' });
    worker = await startWorker(database.store, graph, { ...queue(), prefix: '{two}' });
    await Promise.all([resendAll(database.store.db), resendAll(database.store.db)]);
    await untilSettled(database.store);
    await first.close();
    expect(await outputCounts(database.store)).toEqual({
      'toy-scanned': 5,
      'toy-double': 5,
      'toy-split': 5,
      'toy-sum': 10,
      'toy-total': 1,
    });
  });
}

describe('on Postgres queues', () => {
  behavesTheSame(
    () => ({}),
    async (database) => {
      const client = new pg.Client({ connectionString: database.databaseUrl });
      await client.connect();
      const { rows } = await client.query(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables
         where schemaname like 'bullmq_%' and tablename like '%job%'`,
      );
      if (rows.length > 0) await client.query(`truncate ${rows.map((row) => row.name).join(', ')} cascade`);
      await client.end();
    },
  );
});

describeWith('redis-server', 'on Redis queues', () => {
  let folder: string;
  let server: RedisServer;
  let redis: Redis;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hotich-redis-'));
    server = await openRedisServer(folder);
    redis = new Redis(server.url);
  });
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
  behavesTheSame(
    () => ({ redisUrl: server.url }),
    async () => void (await redis.flushall()),
  );

  test('keeps nothing but row numbers in Redis', async () => {
    const database = await freshDatabase();
    const graph = toyGraph(() => new Promise((done) => setTimeout(done, 200)));
    await loadToyBook(database.store, graph, 5);
    const worker = await startWorker(database.store, graph, { redisUrl: server.url });
    const data: string[] = [];
    while (data.length === 0)
      for (const key of await redis.keys('{toy}:*:toy-*')) {
        const value = await redis.hget(key, 'data').catch(() => null);
        if (value) data.push(value);
      }
    for (const value of data) expect(value).toMatch(/^\{"run":"\d+"\}$/);
    await untilSettled(database.store);
    await worker.close();
    await database.close();
  });
});
