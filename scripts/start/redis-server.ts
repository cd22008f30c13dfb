import { type ChildProcess, spawn } from 'node:child_process';
import { access, constants, mkdir } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ExpectedError } from '#schemas/errors.ts';

export interface RedisServer {
  /** What ioredis connects to: the socket itself. */
  readonly url: string;
  /** Starts it again when it is gone. */
  ensure(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A redis-server (or valkey-server) of our own on a unix socket, every write on disk before it is answered. One that
 * survived us is used. Throws `queue.redis-not-found`, `queue.unreachable`.
 */
export async function openRedisServer(dataDir: string): Promise<RedisServer> {
  const program = await find(['redis-server', 'valkey-server']);
  if (!program) throw new ExpectedError('queue.redis-not-found');
  const folder = join(dataDir, 'redis');
  const socket = join(folder, 'redis.sock');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let child: ChildProcess | null = null;
  const args = ['--port', '0', '--unixsocket', socket, '--dir', folder, '--appendonly', 'yes'];
  args.push('--appendfsync', 'always', '--save', '', '--maxmemory-policy', 'noeviction', '--daemonize', 'no');
  const ensure = async () => {
    if (await answers(socket)) return;
    child = spawn(program, args, { detached: true, stdio: 'ignore' });
    child.unref();
    for (let waited = 0; waited < 10_000; waited += 50) {
      if (await answers(socket)) return;
      await sleep(50);
    }
    throw new ExpectedError('queue.unreachable', { what: 'redis-server' });
  };
  await ensure();
  return {
    url: socket,
    ensure,
    async stop() {
      await ask(socket, 'SHUTDOWN\r\n').catch(() => undefined);
      child?.kill('SIGTERM');
    },
  };
}

async function find(names: readonly string[]): Promise<string | null> {
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    for (const name of names) {
      const path = join(folder, name);
      const isThere = await access(path, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (isThere) return path;
    }
  return null;
}

const answers = async (socket: string): Promise<boolean> =>
  (await ask(socket, 'PING\r\n').catch(() => '')).startsWith('+PONG');

function ask(socket: string, command: string): Promise<string> {
  return new Promise((done, failed) => {
    const connection = createConnection(socket);
    connection.setTimeout(1000, () => connection.destroy(new Error('timeout')));
    connection.on('error', failed);
    connection.on('close', () => done(''));
    connection.on('data', (text) => {
      done(String(text));
      connection.end();
    });
    connection.write(command);
  });
}
