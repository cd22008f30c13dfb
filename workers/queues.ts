import {
  createPostgresBackend,
  type Job,
  Queue,
  runMigrations,
  UnrecoverableError,
  Worker,
  withBackend,
} from 'bullmq';
import { Cluster, Redis } from 'ioredis';
import pg from 'pg';
import type { Config } from '#schemas/config.ts';
import type { QueueName } from '#pipeline/edges.ts';

export const queueNames = ['image', 'ocr', 'text'] as const satisfies readonly QueueName[];

/** All a job carries: the id of its outbox row. No name, no date, no text. */
export interface JobData {
  readonly run: string;
}

export type StepQueue = Queue<JobData>;
export type StepWorker = Worker<JobData>;
export type StepJob = Job<JobData>;
export { UnrecoverableError };

/** BullMQ over Redis, a Redis cluster, or Postgres: which one is configuration, the code is the same. */
export interface QueueBackend {
  readonly kind: 'redis' | 'redis-cluster' | 'postgres';
  queue(name: QueueName): StepQueue;
  worker(name: QueueName, concurrency: number, process: (job: StepJob) => Promise<void>): StepWorker;
  /** What the administrator should mend, as [setting, value] pairs; empty when all is well. */
  warnings(): Promise<readonly { setting: string; is: string; wants: string }[]>;
  close(): Promise<void>;
}

/** Kept while wanted for the board; completed jobs go at once (Postgres back end deadlocks under keep-count). */
const jobOptions = {
  removeOnComplete: true,
  removeOnFail: false,
  attempts: 4,
  backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
} as const;

/** A killed worker's job is taken again after about `lockDuration`; a lock is renewed at half of it. */
const usualTiming = { lockDuration: 15_000, stalledInterval: 5_000 };
const mostStalls = 10;

type QueueConfig = Pick<Config, 'redisUrl' | 'redisCluster' | 'queuePrefix'>;

export async function openQueues(
  config: QueueConfig,
  databaseUrl: string,
  timing = usualTiming,
): Promise<QueueBackend> {
  const workerOptions = { ...timing, maxStalledCount: mostStalls };
  const redis = config.redisCluster
    ? () =>
        new Cluster(config.redisCluster?.split(',') ?? [], { redisOptions: { maxRetriesPerRequest: null } })
    : config.redisUrl
      ? () => new Redis(config.redisUrl ?? '', { maxRetriesPerRequest: null })
      : null;
  return redis
    ? redisQueues(config, redis, config.redisCluster ? 'redis-cluster' : 'redis', workerOptions)
    : postgresQueues(config, databaseUrl, workerOptions);
}

interface WorkerTiming {
  readonly lockDuration: number;
  readonly stalledInterval: number;
  readonly maxStalledCount: number;
}

function redisQueues(
  config: QueueConfig,
  connect: () => Redis | Cluster,
  kind: 'redis' | 'redis-cluster',
  workerOptions: WorkerTiming,
): QueueBackend {
  const connections: (Redis | Cluster)[] = [];
  const connection = () => {
    const made = connect();
    made.on('error', () => undefined);
    connections.push(made);
    return made;
  };
  const shared = connection();
  const opened: { close(): Promise<void> }[] = [];
  return {
    kind,
    queue: (name) =>
      keep(
        opened,
        new Queue<JobData>(name, {
          connection: shared,
          prefix: config.queuePrefix,
          defaultJobOptions: jobOptions,
        }),
      ),
    worker: (name, concurrency, process) =>
      keep(
        opened,
        new Worker<JobData>(name, process, {
          ...workerOptions,
          connection: connection(),
          prefix: config.queuePrefix,
          concurrency,
        }),
      ),
    async warnings() {
      const wants = { 'maxmemory-policy': 'noeviction', appendonly: 'yes' };
      const found = [];
      for (const [setting, value] of Object.entries(wants)) {
        const answer = await shared.call('CONFIG', 'GET', setting).catch(() => null);
        const is = Array.isArray(answer) ? String(answer[1] ?? '') : '';
        if (is !== '' && is !== value) found.push({ setting, is, wants: value });
      }
      return found;
    },
    async close() {
      await Promise.all(opened.map((one) => one.close()));
      for (const one of connections) one.disconnect();
    },
  };
}

async function postgresQueues(
  config: QueueConfig,
  databaseUrl: string,
  workerOptions: WorkerTiming,
): Promise<QueueBackend> {
  // BullMQ's PostgreSQL back end makes one schema a prefix; braces and colons are Redis's.
  const schema = `bullmq_${config.queuePrefix.replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '')}`;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await runMigrations(client, schema);
  } finally {
    await client.end();
  }
  const postgres = withBackend(createPostgresBackend);
  const connection = {
    connectionString: withoutOptions(databaseUrl),
    schema,
    max: 6,
    keepAlive: true,
    Client: SteadyClient,
  };
  const opened: { close(): Promise<void> }[] = [];
  return {
    kind: 'postgres',
    queue: (name) =>
      keep(
        opened,
        new postgres.Queue<JobData>(name, {
          connection,
          defaultJobOptions: jobOptions,
        }) as unknown as StepQueue,
      ),
    worker: (name, concurrency, process) =>
      keep(
        opened,
        new postgres.Worker<JobData>(name, process, {
          ...workerOptions,
          connection,
          concurrency,
        }) as unknown as StepWorker,
      ),
    warnings: async () => [],
    close: async () => void (await Promise.all(opened.map((one) => one.close()))),
  };
}

/** A connection that breaks while BullMQ holds it fails its query; its own event must not end the process. */
class SteadyClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/** BullMQ pins its schema by the same `options` of a connection; those of the address would undo that. */
function withoutOptions(databaseUrl: string): string {
  const [address = '', query = ''] = databaseUrl.split('?');
  const settings = new URLSearchParams(query);
  settings.delete('options');
  return `${address}?${settings}`;
}

function keep<T extends { close(): Promise<void>; on(event: 'error', heard: () => void): unknown }>(
  opened: { close(): Promise<void> }[],
  one: T,
): T {
  one.on('error', () => undefined);
  opened.push(one);
  return one;
}
