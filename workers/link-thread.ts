import { workerData } from 'node:worker_threads';
import { comparedColumns } from '#pipeline/match/batch/compare-column.ts';
import type { LinkedPairs } from '#pipeline/match/batch/linked-pairs.ts';
import { learnWords, type LinkChunk, type LinkPlan } from '#pipeline/match/batch/plan-link.ts';
import { type Draw, type LevelRows, sampleLevels } from '#pipeline/match/batch/sample-levels.ts';
import { openScorer } from '#pipeline/match/batch/score-pairs.ts';
import type { LinkModel } from '#schemas/link-model.ts';

/** What a thread is started with; Tinypool puts its own figures before it. */
const [, { plan }] = workerData as [unknown, { plan: LinkPlan }];
learnWords(plan);
const columns = comparedColumns(plan);

/** A part of the pairs, and what they are weighed by. `run`: the same for the same model and bits. */
export interface ChunkToScore {
  readonly run: number;
  readonly model: LinkModel;
  readonly least: number;
  readonly chunk: LinkChunk;
}

let scoring: { readonly run: number; readonly score: (chunk: LinkChunk) => LinkedPairs } | null = null;

/** Parts of the work of `link-threads.ts`. */
export function scoreChunk({ run, model, least, chunk }: ChunkToScore): LinkedPairs {
  if (scoring?.run !== run) scoring = { run, score: openScorer({ ...plan, model }, least, columns) };
  return scoring.score(chunk);
}

export const drawSample = (draw: Draw): LevelRows => sampleLevels(plan, draw, columns);
