import { setImmediate } from 'node:timers/promises';
import Tinypool from 'tinypool';
import { type BlockedRows, blockRows } from '#pipeline/match/batch/block-rows.ts';
import { type ComparedColumn, comparedColumns } from '#pipeline/match/batch/compare-column.ts';
import type { LinkedPairs } from '#pipeline/match/batch/linked-pairs.ts';
import { linkRows, type Score } from '#pipeline/match/batch/link-rows.ts';
import type { LinkTable } from '#pipeline/match/batch/link-table.ts';
import { beginPlan, forThread, type LinkPlan } from '#pipeline/match/batch/plan-link.ts';
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
 * Threads that link tables together with this one, which is the first of them. The answers do not depend on how many there are.
 * This thread is busy for seconds at a time: for commands, not for a server.
 */
export interface LinkThreads {
  /** `planLink`. */
  plan(table: LinkTable, model: LinkModel): Promise<LinkPlan>;
  /** `fitPlan`, of the plan of a `blankModel`. */
  fit(plan: LinkPlan, spec: LinkSpec, options: FitOptions): Promise<LinkModel>;
  /** `linkRows`, of a plan that has its model. */
  link(plan: LinkPlan, run?: LinkRun): Promise<LinkedPairs>;
  close(): Promise<void>;
}

/** `threads`: one for each core that may be busy with it. They start at once, while a table is read. */
export function openLinkThreads(threads: number): LinkThreads {
  // one pool for each, so that all of them can be told of a plan
  const others = Array.from({ length: threads - 1 }, startOther);
  let known: { plan: Pick<LinkPlan, 'places'>; columns: readonly ComparedColumn[] } | null = null;
  let runs = 0;
  /** The plan's columns as they are compared here; the others are told of it. */
  const taken = async (plan: LinkPlan): Promise<readonly ComparedColumn[]> => {
    if (known?.plan.places === plan.places) return known.columns;
    await Promise.all(others.map((other) => other.run(forThread(plan), { name: 'takePlan' })));
    known = { plan, columns: comparedColumns(plan) };
    return known.columns;
  };
  return {
    async plan(table, model) {
      const { toBlock, pack } = beginPlan(table, model);
      const [other] = others;
      const blocked = other?.run(toBlock, { name: 'block' }) as Promise<BlockedRows> | undefined;
      return { ...pack(), blocked: (await blocked) ?? blockRows(toBlock) };
    },
    async fit(plan, spec, options) {
      const columns = await taken(plan);
      const draws = drawsFor(spec, options).entries();
      const samples: LevelRows[] = [];
      const here = async (draw: Draw) => {
        await setImmediate();
        return sampleLevels(plan, draw, columns);
      };
      const there = others.map(
        (other) => (draw: Draw) => other.run(draw, { name: 'drawSample' }) as Promise<LevelRows>,
      );
      await Promise.all(
        [here, ...there].map(async (sample) => {
          for (const [n, draw] of draws) samples[n] = await sample(draw);
        }),
      );
      return fitSamples(spec, plan, samples, options);
    },
    async link(plan, { least = 0, progress } = {}) {
      const columns = await taken(plan);
      runs += 1;
      const ask = { run: runs, model: plan.model, least };
      const scoreHere = openScorer(plan, least, columns);
      const here: Score = async (chunk) => {
        await setImmediate();
        return scoreHere(chunk);
      };
      const there = others.map(
        (other): Score =>
          (chunk) =>
            other.run({ ...ask, chunk } satisfies ChunkToScore, {
              name: 'scoreChunk',
            }) as Promise<LinkedPairs>,
      );
      return linkRows(plan, [here, ...there], progress && withTimeLeft(progress));
    },
    async close() {
      await Promise.all(others.map((other) => other.destroy()));
    },
  };
}

/** `linkRows` of a plan that has its model, on threads that are opened for it. */
export async function linkInThreads(
  plan: LinkPlan,
  { threads, ...run }: LinkRun & { readonly threads: number },
): Promise<LinkedPairs> {
  const opened = openLinkThreads(threads);
  try {
    return await opened.link(plan, run);
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

const startOther = (): Tinypool =>
  new Tinypool({
    filename: new URL('./link-start.mjs', import.meta.url).href,
    runtime: 'worker_threads',
    minThreads: 1,
    maxThreads: 1,
    idleTimeout: 0x7fffffff,
    isolateWorkers: false,
  });
