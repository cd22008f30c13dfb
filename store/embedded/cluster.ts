import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ExpectedError } from '#schemas/errors.ts';
import { type Binaries, exists, findBinaries } from './binaries.ts';
import { serverSettings } from './server-settings.ts';
import { canEnter, type ServerUser, serverUser } from './server-user.ts';

export interface Cluster {
  readonly databaseUrl: string;
  /** Where the records really are: in the data folder, or, as root in a closed home, in /var/lib/hotich. */
  readonly folder: string;
  /** Starts the server again when it is gone; does nothing while it answers. */
  ensure(): Promise<void>;
  /** Fast shutdown, unless someone else is connected (a second command is at work). */
  stop(): Promise<void>;
}

/**
 * Opens the embedded Postgres of a data folder: adopts the server that is still running there, or makes the cluster
 * (UTF8, fsync on) and starts it on a unix socket only. Throws `store.newer-version`, `store.binary-missing`,
 * `store.no-write-right`, `store.unreachable`.
 */
export async function openCluster(dataDir: string): Promise<Cluster> {
  const user = await serverUser();
  const folder = await placeFor(resolve(dataDir), user);
  const binaries = await findBinaries(user);
  const data = join(folder, 'data');
  const socketDir = await socketFolder(folder, user);
  await create(data, binaries, user);
  const url = (database: string) =>
    `postgresql://hotich@localhost/${database}?host=${encodeURIComponent(socketDir)}`;

  const ensure = async () => {
    if (await answers(url('postgres'))) return;
    const server = start(binaries, data, socketDir, user);
    await untilAnswers(url('postgres'), server.child, server.said);
  };
  await ensure();
  await createDatabase(url('postgres'));
  return { databaseUrl: url('hotich'), folder, ensure, stop: () => stop(data, url('postgres')) };
}

/** Root's own folders are closed to the server's user: then the records live under /var/lib and a note says where. */
async function placeFor(dataDir: string, user: ServerUser | null): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const inside = join(dataDir, 'postgres');
  let folder = inside;
  if (user && !(await canEnter(dataDir, user))) {
    const id = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
    folder = `/var/lib/hotich/records-${id}`;
    await writeFile(join(dataDir, 'postgres.where'), `${folder}\n`);
  }
  await mkdir(folder, { recursive: true, mode: 0o755 });
  if (user) await chown(folder, user.uid, user.gid);
  return folder;
}

/** A socket's path may not exceed 107 bytes. */
async function socketFolder(folder: string, user: ServerUser | null): Promise<string> {
  const id = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const near = join(folder, 'run');
  const chosen = near.length < 80 ? near : join(tmpdir(), `hotich-${id}`);
  await mkdir(chosen, { recursive: true, mode: 0o700 });
  if (user) await chown(chosen, user.uid, user.gid);
  return chosen;
}

async function create(data: string, binaries: Binaries, user: ServerUser | null): Promise<void> {
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version !== null) {
    if (version.trim() === binaries.major) return;
    throw new ExpectedError('store.newer-version', { has: version.trim(), knows: binaries.major });
  }
  const half = `${data}.new`;
  await rm(half, { recursive: true, force: true });
  const args = ['--pgdata', half, '--username=hotich', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'];
  const run = spawn(binaries.initdb, [...args, '--no-instructions'], {
    ...identity(user),
    cwd: dirname(data),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  run.stderr.on('data', (text) => (said += text));
  const code = await new Promise<number | null>((done) => {
    run.on('error', () => done(-1));
    run.on('close', done);
  });
  if (code !== 0) throw diskError(said) ?? new ExpectedError('store.unreachable', { why: lastLine(said) });
  await rename(half, data);
}

const identity = (user: ServerUser | null) => ({
  ...(user ?? {}),
  env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', TZ: 'UTC' },
});

function start(binaries: Binaries, data: string, socketDir: string, user: ServerUser | null) {
  const settings = serverSettings(socketDir, binaries.canPrewarm);
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Detached: a Ctrl-C in the terminal must reach us, not the database under us.
  const child = spawn(binaries.postgres, ['-D', data, ...args], {
    ...identity(user),
    cwd: dirname(data),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = { text: '' };
  child.stderr?.on('data', (text) => {
    said.text = (said.text + text).slice(-4000);
  });
  child.unref();
  (child.stderr as unknown as { unref?: () => void } | null)?.unref?.();
  child.on('error', (error) => {
    said.text += error.message;
  });
  return { child, said };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Recovery after a kill takes seconds; a second process starting at the same moment makes ours end early. */
async function untilAnswers(url: string, child: ChildProcess, said: { text: string }): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (await answers(url)) return;
    if (child.exitCode !== null && waited > 15_000) break;
    if (child.exitCode !== null && diskError(said.text)) break;
    await sleep(50);
  }
  throw diskError(said.text) ?? new ExpectedError('store.unreachable', { why: lastLine(said.text) });
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'hotich'`);
    if (rowCount === 0) await client.query('create database hotich');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && ['42P04', '23505'].includes(String(error.code))))
      throw error;
  } finally {
    await client.end();
  }
}

async function stop(data: string, url: string): Promise<void> {
  if (await othersAreConnected(url)) return;
  const pidFile = join(data, 'postmaster.pid');
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid) return;
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  for (let waited = 0; waited < 20_000 && (await exists(pidFile)); waited += 50) await sleep(50);
}

/** Connections just closed are still listed for a moment, so it asks for two seconds. False when nothing answers. */
async function othersAreConnected(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    for (let waited = 0; waited < 2000; waited += 100) {
      const { rows } = await client.query(
        `select count(*)::int as others from pg_stat_activity
         where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      );
      if (rows[0]?.others === 0) return false;
      await sleep(100);
    }
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.slice(0, 300) ?? '';

function diskError(text: string): ExpectedError | null {
  if (/No space left on device/.test(text)) return new ExpectedError('store.disk-full');
  if (/Permission denied|Read-only file system/.test(text)) return new ExpectedError('store.no-write-right');
  return null;
}
