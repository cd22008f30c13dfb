import { join } from 'node:path';
import { readConfig } from '#schemas/config.ts';
import { graph } from '#pipeline/graph.ts';
import { openStore } from '#store/open.ts';
import { openContext } from './context.ts';
import { startDelivery } from './deliver.ts';
import { startDispatch } from './dispatch.ts';
import { openLog } from './log.ts';
import { openPool } from './pool.ts';
import { openQueues, queueNames } from './queues.ts';
import { runStep, settleBooks } from './run-step.ts';
import { startStamping } from './stamp-pass.ts';

/** One worker process: dispatch, one BullMQ worker per queue, a pool for what computes. Ends with its parent. */
const config = readConfig(process.env, { dataDir: '.data', cpus: 2 });
const log = openLog('worker', config.logLevel);
if (!config.databaseUrl) throw new Error('DATABASE_URL is set by whoever starts a worker');

const store = openStore(config.databaseUrl);
const backend = await openQueues(config, config.databaseUrl);
for (const warning of await backend.warnings()) log.warn(warning, 'queue setting');
const pool = openPool(
  config.workers,
  Object.fromEntries(Object.entries(process.env).map(([k, v]) => [k, v ?? ''])),
);
const context = await openContext(config, store, process.env);
const dispatch = startDispatch(store, backend, log);
const delivery = startDelivery(store, log);
const stamping = startStamping({
  store,
  blobs: context.blobs,
  keysDir: join(config.dataDir, 'keys'),
  now: context.now,
  log,
});
const concurrency = { image: config.workers, ocr: config.workers, text: 4, pdf: 2 };
for (const name of queueNames)
  backend.worker(name, concurrency[name], (job) => runStep({ graph, store, context, pool, log }, job));
log.info({ queue: backend.kind, workers: config.workers }, 'worker started');
process.send?.('ready');
await settleBooks(store, graph);

let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  // What is running is given a moment, then left: it will be run again.
  const late = setTimeout(() => process.exit(0), 8000);
  late.unref();
  await dispatch.close().catch(() => undefined);
  await delivery.close().catch(() => undefined);
  await stamping.close().catch(() => undefined);
  await backend.close().catch(() => undefined);
  await pool.close().catch(() => undefined);
  await context.engine.close().catch(() => undefined);
  await store.close().catch(() => undefined);
  process.exit(0);
}
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => void stop());
process.on('disconnect', () => void stop());
