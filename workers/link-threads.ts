import Tinypool from 'tinypool';
import type { LinkedPairs } from '#pipeline/match/batch/linked-pairs.ts';
import { linkRows } from '#pipeline/match/batch/link-rows.ts';
import type { LinkPlan } from '#pipeline/match/batch/plan-link.ts';

export interface LinkThreads {
  /** One for each core that may be busy with it. */
  readonly threads: number;
  /** Bits below which a pair is not worth telling. */
  readonly least?: number;
  /** Pairs of blocks, and seconds still to go as the pace has been so far. */
  readonly progress?: (at: { done: number; of: number; secondsLeft: number }) => void;
}

/** `linkRows` on threads that share the plan's tables. The answer does not depend on how many there are. */
export async function linkInThreads(
  plan: LinkPlan,
  { threads, least = 0, progress }: LinkThreads,
): Promise<LinkedPairs> {
  const pool = new Tinypool({
    filename: new URL('./link-start.mjs', import.meta.url).href,
    name: 'scoreChunk',
    runtime: 'worker_threads',
    minThreads: threads,
    maxThreads: threads,
    idleTimeout: 0x7fffffff,
    isolateWorkers: false,
    workerData: { plan, least },
  });
  const started = performance.now();
  try {
    return await linkRows(
      plan,
      (chunk) => pool.run(chunk) as Promise<LinkedPairs>,
      progress &&
        (({ done, of }) => {
          const seconds = (performance.now() - started) / 1000;
          progress({ done, of, secondsLeft: done === 0 ? 0 : (seconds / done) * (of - done) });
        }),
    );
  } finally {
    await pool.destroy();
  }
}
