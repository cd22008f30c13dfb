import { z } from 'zod';
import { ExpectedError } from './errors.ts';

/** Everything that can be set from outside. With nothing set, all of it runs embedded in one data folder. */
export const Config = z.strictObject({
  /** Folder for embedded Postgres, blobs and keys. Absolute. */
  dataDir: z.string().min(1),
  /** postgres:// address; null starts the embedded one. */
  databaseUrl: z.string().startsWith('postgres').nullable(),
  /** redis:// address, or several separated by commas for a cluster; null queues in Postgres. */
  redisUrl: z.string().nullable(),
  redisCluster: z.string().nullable(),
  /** Queue key prefix; braces keep one shard's queues in one cluster slot. */
  queuePrefix: z.string().regex(/^\{[a-z0-9:_-]+\}$/),
  /** s3://bucket?endpoint=…; null keeps blobs in the data folder. */
  blobUrl: z.string().nullable(),
  host: z.string().min(1),
  port: z.int().min(0).max(65535),
  /** How many CPU-heavy steps run at once in one worker. */
  workers: z.int().min(1).max(64),
  /** Address printed in QR codes. */
  publicUrl: z.url(),
  logLevel: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
});
export type Config = z.infer<typeof Config>;

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment; throws `config.bad` naming the variable. */
export function readConfig(env: Environment, defaults: { dataDir: string; cpus: number }): Config {
  const port = Number(env.HOTICH_PORT ?? 8080);
  const candidate = {
    dataDir: env.HOTICH_DATA ?? defaults.dataDir,
    databaseUrl: env.DATABASE_URL || null,
    redisUrl: env.REDIS_URL || null,
    redisCluster: env.REDIS_CLUSTER || null,
    queuePrefix: env.HOTICH_QUEUE_PREFIX ?? '{hotich:0}',
    blobUrl: env.BLOB_URL || null,
    host: env.HOTICH_HOST ?? '127.0.0.1',
    port,
    workers: Number(env.HOTICH_WORKERS ?? defaults.cpus),
    publicUrl: env.HOTICH_PUBLIC_URL ?? `http://127.0.0.1:${port}`,
    logLevel: env.HOTICH_LOG ?? 'info',
  };
  const parsed = Config.safeParse(candidate);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ExpectedError('config.bad', { setting: String(issue?.path[0] ?? ''), why: issue?.message ?? '' });
}
