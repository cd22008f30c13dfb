import { constants } from 'node:fs';
import { access, mkdir, readFile, statfs, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { type Config, readConfig } from '#schemas/config.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { writeError } from '#store/blobs-disk.ts';
import { type Cluster, openCluster } from '#store/embedded/cluster.ts';
import { fillSearch } from '#store/fill-search.ts';
import { migrate } from '#store/migrate.ts';
import { openStore, type Store } from '#store/open.ts';
import { projectRoot } from '#workers/project-root.ts';
import { fillBlockKeys } from '../relate/fill-block-keys.ts';

/** Shape of the data folder; raised when an older program could no longer read it. */
const dataVersion = 1;
/** Below this much free room nothing is begun: a database that runs full in mid-write helps nobody. */
const leastFreeBytes = 200 * 1024 * 1024;

/** A data folder, open: configuration, database, and how to close what was started for it. */
export interface Home {
  readonly config: Config & { databaseUrl: string };
  readonly store: Store;
  readonly cluster: Cluster | null;
  close(): Promise<void>;
}

export interface HomeOptions {
  readonly data?: string;
  readonly port?: string;
  readonly workers?: string;
}

/** The configuration with the command line's own options over the environment. */
export function configOf(options: HomeOptions): Config {
  const env = {
    ...process.env,
    ...(options.data ? { HOTICH_DATA: resolve(options.data) } : {}),
    ...(options.port ? { HOTICH_PORT: options.port } : {}),
    ...(options.workers ? { HOTICH_WORKERS: options.workers } : {}),
  };
  return readConfig(env, { dataDir: join(projectRoot, '.data'), cpus: Math.max(1, availableParallelism()) });
}

/**
 * Opens the data folder and its database, migrated, its entries findable. Throws `store.no-write-right`, `store.disk-full`,
 * `store.newer-version` and what opening the database throws.
 */
export async function openHome(options: HomeOptions): Promise<Home> {
  const config = configOf(options);
  await openFolder(config.dataDir);
  const cluster = config.databaseUrl ? null : await openCluster(config.dataDir);
  const databaseUrl = config.databaseUrl ?? cluster?.databaseUrl ?? '';
  const store = openStore(databaseUrl);
  try {
    await migrate(store);
    await fillSearch(store);
    await fillBlockKeys(store);
  } catch (error) {
    await store.close();
    await cluster?.stop();
    throw error;
  }
  return {
    config: { ...config, databaseUrl },
    store,
    cluster,
    async close() {
      await store.close();
      await cluster?.stop();
    },
  };
}

async function openFolder(dataDir: string): Promise<void> {
  const versionFile = join(dataDir, 'hotich.version');
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK | constants.X_OK);
    const has = Number(await readFile(versionFile, 'utf8').catch(() => String(dataVersion)));
    if (has > dataVersion)
      throw new ExpectedError('store.newer-version', { has, knows: dataVersion, path: dataDir });
    const { bavail, bsize } = await statfs(dataDir);
    if (bavail * bsize < leastFreeBytes) throw new ExpectedError('store.disk-full', { path: dataDir });
    await writeFile(versionFile, `${dataVersion}\n`);
  } catch (cause) {
    throw writeError(cause, dataDir);
  }
}
