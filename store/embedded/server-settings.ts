import { totalmem } from 'node:os';

/** What the embedded server is started with; everything else is as Postgres has it. */
export const serverSettings = (socketDir: string, canPrewarm: boolean): Readonly<Record<string, string>> => ({
  listen_addresses: '',
  unix_socket_directories: socketDir,
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: `${sharedBuffers()}MB`,
  // Pages lie in memory or on a solid disk, and all statements are short.
  random_page_cost: '1.1',
  jit: 'off',
  // The pages that were in memory when it stopped are read again when it starts: the first citizen waits no longer than others.
  ...(canPrewarm && { shared_preload_libraries: 'pg_prewarm' }),
  fsync: 'on',
  log_min_messages: 'fatal',
  log_timezone: 'UTC',
  timezone: 'UTC',
});

/** MiB, an eighth of the memory there is: half a million entries with their indexes lie in 2 GiB. Taken only as they are read. */
function sharedBuffers(): number {
  const limit = process.constrainedMemory();
  const memory = limit > 0 ? Math.min(totalmem(), limit) : totalmem();
  return Math.round(Math.min(4096, Math.max(128, memory / 8 / 2 ** 20)));
}
