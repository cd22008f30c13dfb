import { type ChildProcess, fork } from 'node:child_process';
import { openSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process of ours that is kept alive: the worker or the server. */
export interface Part {
  stop(): Promise<void>;
}

export interface PartOptions {
  readonly name: string;
  /** The module it runs. */
  readonly entry: URL;
  readonly env: Record<string, string>;
  readonly logFile: string;
  /** Called when it ended without being asked to; it is started again. */
  died(): void;
}

/**
 * Starts a part and waits until it says it is ready. A part that ends before that throws with its last words; one that
 * ends later is started again, at most once a second. It ends by itself when this process is gone.
 */
export async function startPart(options: PartOptions): Promise<Part> {
  await mkdir(dirname(options.logFile), { recursive: true });
  let child: ChildProcess;
  let isStopping = false;
  let ended: Promise<void>;

  const begin = (): Promise<void> => {
    const log = openSync(options.logFile, 'a');
    child = fork(options.entry, {
      execArgv: ['--import', 'tsx'],
      env: options.env,
      stdio: ['ignore', log, log, 'ipc'],
    });
    ended = new Promise((done) => child.once('exit', () => done()));
    const current = child;
    const ready = new Promise<void>((done, failed) => {
      current.once('message', (word) =>
        word === 'ready' ? done() : failed(Object.assign(new Error('part'), { word })),
      );
      current.once('exit', (code) =>
        failed(new Error(`${options.name} ended with ${code}, see ${options.logFile}`)),
      );
    });
    void ended.then(async () => {
      const wasReady = await ready.then(
        () => true,
        () => false,
      );
      if (isStopping || !wasReady) return;
      options.died();
      await sleep(1000);
      if (!isStopping) await beginAgain();
    });
    return ready;
  };

  const beginAgain = async (): Promise<void> => {
    while (!isStopping) {
      try {
        return await begin();
      } catch {
        await sleep(1000);
      }
    }
  };

  // The database may be away for a moment just now; a part that cannot start at all says why in its log.
  for (let tries = 1; ; tries += 1) {
    try {
      await begin();
      break;
    } catch (error) {
      if (tries < 5) await sleep(tries * 500);
      else throw error;
    }
  }
  return {
    async stop() {
      isStopping = true;
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(late);
    },
  };
}
