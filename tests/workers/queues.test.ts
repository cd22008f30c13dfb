import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRedisServer, type RedisServer } from '#scripts/start/redis-server.ts';
import { openQueues, queueNames } from '#workers/queues.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { freePort } from '#tests/support/free-port.ts';
import { describeWith, needProgram } from '#tests/support/need-program.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { toyGraph } from '#tests/support/toy-graph.ts';
import { loadToyBook, outputCounts, startWorker, untilSettled } from '#tests/support/toy-worker.ts';

describeWith('redis-server', 'a Redis', () => {
  let folder: string;
  let server: RedisServer;
  let redis: Redis;
  beforeAll(async () => {
    folder = await tempFolder('queues');
    server = await openRedisServer(join(folder, 'data'));
    redis = new Redis(server.url);
  });
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const open = (redisUrl: string) => openQueues({ redisUrl, redisCluster: null, queuePrefix: '{warn}' }, '');

  test('of our own has nothing to mend; one that may drop keys or forget is named with what to set', async () => {
    const backend = await open(server.url);
    expect(await backend.warnings()).toEqual([]);
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    await redis.config('SET', 'appendonly', 'no');
    expect(await backend.warnings()).toEqual([
      { setting: 'maxmemory-policy', is: 'allkeys-lru', wants: 'noeviction' },
      { setting: 'appendonly', is: 'no', wants: 'yes' },
    ]);
    await redis.config('SET', 'maxmemory-policy', 'noeviction');
    await redis.config('SET', 'appendonly', 'yes');
    await backend.close();
  });

  test('keeps all queues of one shard under one hash tag, so that they share a cluster slot', async () => {
    const backend = await open(server.url);
    for (const name of queueNames) await backend.queue(name).add('probe', { run: '1' });
    const keys = await redis.keys('*');
    expect(keys.length).toBeGreaterThanOrEqual(queueNames.length);
    for (const key of keys) expect(key.startsWith('{warn}:')).toBe(true);
    await backend.close();
  });

  test('that was killed comes back with every job it had answered for', async () => {
    const backend = await open(server.url);
    const queue = backend.queue('text');
    for (let n = 0; n < 50; n += 1) await queue.add('kept', { run: String(n) });
    const before = await queue.getJobCounts('waiting', 'prioritized');
    const pid = Number(/process_id:(\d+)/.exec(await redis.info('server'))?.[1]);
    process.kill(pid, 'SIGKILL');
    await server.ensure();
    expect(await queue.getJobCounts('waiting', 'prioritized')).toEqual(before);
    await backend.close();
  });
});

describeWith('redis-server', 'a Redis cluster', () => {
  test('runs the whole graph: keys of one shard share a slot', { timeout: 120_000 }, async () => {
    const folder = await tempFolder('cluster');
    const port = await freePort();
    const args = [
      '--port',
      String(port),
      '--cluster-announce-ip',
      '127.0.0.1',
      '--cluster-enabled',
      'yes',
      '--dir',
      folder,
      '--appendonly',
      'yes',
      '--save',
      '',
    ];
    const node = spawn(needProgram('redis-server'), args, { stdio: 'ignore' });
    const redis = new Redis(port, { maxRetriesPerRequest: null });
    redis.on('error', () => undefined);
    const database = await freshDatabase();
    try {
      await redis.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
      while (!String(await redis.cluster('INFO')).includes('cluster_state:ok'))
        await new Promise((done) => setTimeout(done, 50));
      const graph = toyGraph();
      await loadToyBook(database.store, graph, 10);
      const worker = await startWorker(database.store, graph, { redisCluster: `redis://127.0.0.1:${port}` });
      expect(worker.backend.kind).toBe('redis-cluster');
      await untilSettled(database.store);
      await worker.close();
      expect((await outputCounts(database.store))['toy-sum']).toBe(20);
    } finally {
      redis.disconnect();
      node.kill('SIGKILL');
      await database.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
