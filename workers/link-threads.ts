import { setImmediate } from 'node:timers/promises';
import Tinypool from 'tinypool';
import { comparedColumns } from '#pipeline/match/batch/compare-column.ts';
import type { LinkedPairs } from '#pipeline/match/batch/linked-pairs.ts';
import { linkRows, type Score } from '#pipeline/match/batch/link-rows.ts';
import { forThread, type LinkPlan } from '#pipeline/match/batch/plan-link.ts';
import { type Draw, type LevelRows, sampleLevels } from '#pipeline/match/batch/sample-levels.ts';
import { openScorer } from '#pipeline/match/batch/score-pairs.ts';
import { drawsFor, type FitOptions, fitSamples } from '#pipeline/match/fit/fit-table.ts';
import type { LinkSpec } from '#pipeline/match/fit/link-spec.ts';
import type { LinkModel } from '#schemas/link-model.ts';
import type { ChunkToScore } from './link-thread.ts';

export interface LinkRun {
  /** Bits below which a pair is not worth telling. */
  readonly least?: number;
  /** Pairs of blocks, and seconds still to go as the pace has been so far. */
  readonly progress?: (at: { done: number; of: number; secondsLeft: number }) => void;
}

/**
 * A plan worked on by this thread and others, which share its tables; what one of them prepares for fitting it has ready for
 * linking. The answers do not depend on how many there are. This thread is busy for some tenths of a second at a time: for
 * commands, not for a server.
 */
export interface LinkThreads {
  /** `fitPlan`: the plan is of `blankModel(spec)`. */
  fit(spec: LinkSpec, options: FitOptions): Promise<LinkModel>;
  /** `linkRows`, with a model of the plan's comparisons and blocks. */
  link(model: LinkModel, run?: LinkRun): Promise<LinkedPairs>;
  close(): Promise<void>;
}

/** `threads`: one for each core that may be busy with it; this one is the first. */
export function openLinkThreads(plan: LinkPlan, threads: number): LinkThreads {
  const columns = comparedColumns(plan);
  const others = threads > 1 ? startOthers(plan, threads - 1) : null;
  /** What one thread after the other does, each as soon as it is free. */
  const lanes = <T>(here: T, there: T): T[] => [here, ...new Array<T>(threads - 1).fill(there)];
  let runs = 0;
  return {
    async fit(spec, options) {
      const draws = drawsFor(spec, options).entries();
      const samples: LevelRows[] = [];
      const here = async (draw: Draw) => {
        await setImmediate();
        return sampleLevels(plan, draw, columns);
      };
      const there = (draw: Draw) => others?.run(draw, { name: 'drawSample' }) as Promise<LevelRows>;
      await Promise.all(
        lanes(here, there).map(async (sample) => {
          for (const [n, draw] of draws) samples[n] = await sample(draw);
        }),
      );
      return fitSamples(spec, plan, samples, options);
    },
    async link(model, { least = 0, progress } = {}) {
      runs += 1;
      const run = runs;
      const scoreHere = openScorer({ ...plan, model }, least, columns);
      const here: Score = async (chunk) => {
        await setImmediate();
        return scoreHere(chunk);
      };
      const there: Score = (chunk) =>
        others?.run({ run, model, least, chunk } satisfies ChunkToScore, {
          name: 'scoreChunk',
        }) as Promise<LinkedPairs>;
      return linkRows(plan, lanes(here, there), progress && withTimeLeft(progress));
    },
    close: async () => others?.destroy(),
  };
}

/** One run of `openLinkThreads`, over a plan that has its model. */
export async function linkInThreads(
  plan: LinkPlan,
  { threads, ...run }: LinkRun & { readonly threads: number },
): Promise<LinkedPairs> {
  const opened = openLinkThreads(plan, threads);
  try {
    return await opened.link(plan.model, run);
  } finally {
    await opened.close();
  }
}

function withTimeLeft(progress: NonNullable<LinkRun['progress']>) {
  const started = performance.now();
  return ({ done, of }: { readonly done: number; readonly of: number }): void => {
    const seconds = (performance.now() - started) / 1000;
    progress({ done, of, secondsLeft: done === 0 ? 0 : (seconds / done) * (of - done) });
  };
}

const startOthers = (plan: LinkPlan, threads: number): Tinypool =>
  new Tinypool({
    filename: new URL('./link-start.mjs', import.meta.url).href,
    runtime: 'worker_threads',
    minThreads: threads,
    maxThreads: threads,
    idleTimeout: 0x7fffffff,
    isolateWorkers: false,
    workerData: { plan: forThread(plan) },
  });
