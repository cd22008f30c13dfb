import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Tinypool from 'tinypool';
import { cacheDir } from './cache-dir.ts';
import type { PageRead, PageToRead } from './read-page.ts';
import { readingHash } from './reading-hash.ts';

/** Processes that read, and what they read before. */
export interface ReadingPool {
  page(key: string, page: PageToRead): Promise<PageRead>;
  close(): Promise<void>;
}

const limitMs = 300_000;

/**
 * Readings are kept by `key`, which names picture and manner, and by everything that made them, so that judging or
 * calibrating anew reads nothing twice.
 */
export function openReadingPool(processes: number): ReadingPool {
  const folder = cacheDir('reads', readingHash());
  const pool = new Tinypool({
    filename: new URL('./read-page.ts', import.meta.url).href,
    runtime: 'child_process',
    minThreads: 1,
    maxThreads: processes,
    isolateWorkers: false,
    execArgv: ['--import', 'tsx'],
  });
  // The pool lets go of idle processes, and with them of the run itself while it waits for them to end.
  const hold = setInterval(() => {}, 60_000);
  const kept = async <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const file = join(folder, `${key}.json`);
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as T;
    const value = await read();
    writeFileSync(`${file}.part`, JSON.stringify(value));
    renameSync(`${file}.part`, file);
    return value;
  };
  return {
    page: (key, page) =>
      kept(key, async () => {
        const signal = AbortSignal.timeout(limitMs);
        try {
          return await pool.run(page, { name: 'readPage', signal });
        } catch (cause) {
          // A page that ends its process or hangs counts as one that could not be read; a bug ends the run.
          const died =
            cause instanceof Error && /exited unexpectedly|Channel closed|EPIPE/.test(cause.message);
          if (!died && !signal.aborted) throw new Error(`reading ${page.image} failed`, { cause });
          const seconds = { clean: 0, segment: 0, recognize: 0 };
          return { formId: null, fit: null, entries: [], failure: died ? 'died' : 'hung', seconds };
        }
      }),
    close: async () => {
      await pool.destroy();
      clearInterval(hold);
    },
  };
}
