import Tinypool from 'tinypool';
import type { FoundRelation, RelateChunk, ToRelate } from '#pipeline/match/batch/relate-rows.ts';

/** Threads that relate entries beside this one. */
export interface RelateThreads {
  /** What entries are to their neighbors, entry by entry; whichever thread has least to do finds it. */
  find(chunk: RelateChunk): Promise<readonly (readonly FoundRelation[])[]>;
  close(): Promise<void>;
}

export async function openRelateThreads(toRelate: ToRelate, threads: number): Promise<RelateThreads> {
  // one pool for each, so that all of them can be told of the entries
  const pools = Array.from({ length: threads }, startThread);
  await Promise.all(pools.map(({ pool }) => pool.run(toRelate, { name: 'take' })));
  return {
    async find(chunk) {
      const idlest = pools.reduce((one, other) => (other.busy < one.busy ? other : one));
      idlest.busy += 1;
      try {
        return (await idlest.pool.run(chunk, { name: 'find' })) as readonly (readonly FoundRelation[])[];
      } finally {
        idlest.busy -= 1;
      }
    },
    async close() {
      await Promise.all(pools.map(({ pool }) => pool.destroy()));
    },
  };
}

const startThread = () => ({
  busy: 0,
  pool: new Tinypool({
    filename: new URL('./relate-start.mjs', import.meta.url).href,
    runtime: 'worker_threads',
    minThreads: 1,
    maxThreads: 1,
    idleTimeout: 0x7fffffff,
    isolateWorkers: false,
  }),
});
