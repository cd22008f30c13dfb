import { workerData } from 'node:worker_threads';
import type { LinkedPairs } from '#pipeline/match/batch/linked-pairs.ts';
import type { LinkChunk, LinkPlan } from '#pipeline/match/batch/plan-link.ts';
import { openScorer } from '#pipeline/match/batch/score-pairs.ts';

/** What a thread is started with; Tinypool puts its own figures before it. */
const [, { plan, least }] = workerData as [unknown, { plan: LinkPlan; least: number }];
const score = openScorer(plan, least);

/** A part of the pairs, scored in a thread of `link-threads.ts`. */
export const scoreChunk = (chunk: LinkChunk): LinkedPairs => score(chunk);
