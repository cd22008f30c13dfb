import type { LinkedPairs } from '#pipeline/match/batch/linked-pairs.ts';
import type { LinkTable } from '#pipeline/match/batch/link-table.ts';
import { linkRows } from '#pipeline/match/batch/link-rows.ts';
import { planLink } from '#pipeline/match/batch/plan-link.ts';
import { openScorer } from '#pipeline/match/batch/score-pairs.ts';
import { fitTable } from '#pipeline/match/fit/fit-table.ts';
import type { LinkSpec } from '#pipeline/match/fit/link-spec.ts';
import type { LinkBlock, LinkModel } from '#schemas/link-model.ts';
import { linkInThreads } from '#workers/link-threads.ts';

export interface Linked {
  readonly model: LinkModel;
  readonly pairs: LinkedPairs;
  /** Wall seconds of fitting and of linking. */
  readonly seconds: { readonly fit: number; readonly link: number };
}

export interface LinkOptions {
  readonly seed: number;
  /** 1: in this process. */
  readonly threads: number;
  /** Where rows meet when they are linked, if elsewhere than where the weights are fitted. */
  readonly blocks?: readonly LinkBlock[];
  /** Pairs drawn from each block to fit on. */
  readonly pairs?: number;
}

/** Fits weights on the table itself, without labels, and links it. */
export async function fitAndLink(
  table: LinkTable,
  spec: LinkSpec,
  { seed, threads, blocks, pairs: drawn }: LinkOptions,
): Promise<Linked> {
  const started = performance.now();
  const fitted = fitTable(spec, table, {
    made: '2026-01-01',
    note: 'npm run evaluate -- match, on the very table',
    seed,
    ...(drawn === undefined ? {} : { pairs: drawn }),
  });
  const model: LinkModel = blocks === undefined ? fitted : { ...fitted, blocks: [...blocks] };
  const ready = performance.now();
  const plan = planLink(table, model);
  const pairs = threads < 2 ? await linkRows(plan, openScorer(plan)) : await linkInThreads(plan, { threads });
  return {
    model,
    pairs,
    seconds: { fit: (ready - started) / 1000, link: (performance.now() - ready) / 1000 },
  };
}
