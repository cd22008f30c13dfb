import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openCluster } from '#store/embedded/cluster.ts';
import { migrate } from '#store/migrate.ts';
import { openStore, type Store } from '#store/open.ts';

export interface FreshDatabase {
  readonly databaseUrl: string;
  readonly store: Store;
  /** Closes the store and drops the database. */
  close(): Promise<void>;
}

const template = 'template_migrated';

/** An empty, migrated database of the run's own Postgres. Commits do not wait for the disk. */
export async function freshDatabase(maxConnections = 8): Promise<FreshDatabase> {
  const url = await clusterUrl();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await run(url('postgres'), `create database ${name} template ${template}`);
  const databaseUrl = url(name);
  const store = openStore(databaseUrl, maxConnections);
  return {
    databaseUrl,
    store,
    async close() {
      await store.close();
      await run(url('postgres'), `drop database if exists ${name} with (force)`);
    },
  };
}

/** Starts the cluster and makes the template, once a run: whoever comes second waits. */
async function clusterUrl(): Promise<(database: string) => string> {
  const folder = process.env.HOTICH_TEST_FOLDER;
  if (!folder) throw new Error('tests/support/database-setup.ts is not among the global set-up files');
  const note = join(folder, 'database-url');
  const lock = join(folder, 'lock');
  for (;;) {
    const known = await readFile(note, 'utf8').catch(() => null);
    if (known) return (database) => withDatabase(known, database);
    const isFirst = await mkdir(lock).then(
      () => true,
      () => false,
    );
    if (!isFirst) {
      await sleep(50);
      continue;
    }
    try {
      const { databaseUrl } = await openCluster(folder);
      await run(withDatabase(databaseUrl, 'postgres'), `create database ${template}`);
      const store = openStore(withDatabase(databaseUrl, template));
      await migrate(store);
      await store.close();
      await writeFile(note, databaseUrl);
    } finally {
      await rmdir(lock);
    }
  }
}

function withDatabase(databaseUrl: string, database: string): string {
  const [address = '', query = ''] = databaseUrl.split('?');
  const options = encodeURIComponent('-c synchronous_commit=off');
  return `${address.replace(/\/[^/]*$/, `/${database}`)}?${query}&options=${options}`;
}

async function run(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
