import { setImmediate } from 'node:timers/promises';
import Tinypool from 'tinypool';
import type { ComparedColumn } from '#pipeline/match/batch/compare-column.ts';
import type { LinkedPairs } from '#pipeline/match/batch/linked-pairs.ts';
import { linkRows, type Score } from '#pipeline/match/batch/link-rows.ts';
import type { LinkPlan } from '#pipeline/match/batch/plan-link.ts';
import { openScorer } from '#pipeline/match/batch/score-pairs.ts';

export interface LinkThreads {
  /** One for each core that may be busy with it; this one is the first. */
  readonly threads: number;
  /** Bits below which a pair is not worth telling. */
  readonly least?: number;
  /** The plan's columns, when they were compared before (`fitPlan`): what is prepared is not prepared again here. */
  readonly columns?: readonly ComparedColumn[];
  /** Pairs of blocks, and seconds still to go as the pace has been so far. */
  readonly progress?: (at: { done: number; of: number; secondsLeft: number }) => void;
}

/**
 * `linkRows` on this thread and others, which share the plan's tables. The answer does not depend on how many there are. This
 * thread is busy for some tenths of a second at a time: for commands, not for a server.
 */
export async function linkInThreads(
  plan: LinkPlan,
  { threads, least = 0, columns, progress }: LinkThreads,
): Promise<LinkedPairs> {
  const scoreHere = openScorer(plan, least, columns);
  const here: Score = async (chunk) => {
    await setImmediate();
    return scoreHere(chunk);
  };
  const others = threads > 1 ? openOthers(plan, least, threads - 1) : null;
  const there: Score = (chunk) => others?.run(chunk) as Promise<LinkedPairs>;
  const started = performance.now();
  const told =
    progress &&
    (({ done, of }: { done: number; of: number }) => {
      const seconds = (performance.now() - started) / 1000;
      progress({ done, of, secondsLeft: done === 0 ? 0 : (seconds / done) * (of - done) });
    });
  try {
    return await linkRows(plan, [here, ...new Array<Score>(threads - 1).fill(there)], told);
  } finally {
    await others?.destroy();
  }
}

const openOthers = (plan: LinkPlan, least: number, threads: number): Tinypool =>
  new Tinypool({
    filename: new URL('./link-start.mjs', import.meta.url).href,
    name: 'scoreChunk',
    runtime: 'worker_threads',
    minThreads: threads,
    maxThreads: threads,
    idleTimeout: 0x7fffffff,
    isolateWorkers: false,
    workerData: { plan, least },
  });
