import { type BlockedRows, blockRows, type ToBlock } from '#pipeline/match/batch/block-rows.ts';
import { type ComparedColumn, comparedColumns } from '#pipeline/match/batch/compare-column.ts';
import type { LinkedPairs } from '#pipeline/match/batch/linked-pairs.ts';
import { learnWords, type LinkChunk, type LinkPlan } from '#pipeline/match/batch/plan-link.ts';
import { type Draw, type LevelRows, sampleLevels } from '#pipeline/match/batch/sample-levels.ts';
import { openScorer } from '#pipeline/match/batch/score-pairs.ts';
import type { LinkModel } from '#schemas/link-model.ts';

/** A part of the pairs, and what they are weighed by. `run`: the same for the same model and bits. */
export interface ChunkToScore {
  readonly run: number;
  readonly model: LinkModel;
  readonly least: number;
  readonly chunk: LinkChunk;
}

interface Taken {
  readonly plan: LinkPlan;
  readonly columns: readonly ComparedColumn[];
}
let taken: Taken | null = null;
let scoring: { readonly run: number; readonly score: (chunk: LinkChunk) => LinkedPairs } | null = null;

// What a thread of `link-threads.ts` does when it is asked to.

export const block = (toBlock: ToBlock): BlockedRows => blockRows(toBlock);

/** Everything below is about this plan. */
export function takePlan(plan: LinkPlan): void {
  learnWords(plan);
  taken = { plan, columns: comparedColumns(plan) };
  scoring = null;
}

export function drawSample(draw: Draw): LevelRows {
  const { plan, columns } = inHand();
  return sampleLevels(plan, draw, columns);
}

export function scoreChunk({ run, model, least, chunk }: ChunkToScore): LinkedPairs {
  const { plan, columns } = inHand();
  if (scoring?.run !== run) scoring = { run, score: openScorer({ ...plan, model }, least, columns) };
  return scoring.score(chunk);
}

function inHand(): Taken {
  if (!taken) throw new Error('this thread has no plan yet');
  return taken;
}
