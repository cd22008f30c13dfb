import type { LinkedPairs } from '#pipeline/match/batch/linked-pairs.ts';
import type { LinkTable } from '#pipeline/match/batch/link-table.ts';
import { linkRows } from '#pipeline/match/batch/link-rows.ts';
import { planLink } from '#pipeline/match/batch/plan-link.ts';
import { openScorer } from '#pipeline/match/batch/score-pairs.ts';
import { fitTable } from '#pipeline/match/fit/fit-table.ts';
import type { LinkSpec } from '#pipeline/match/fit/link-spec.ts';
import type { LinkModel } from '#schemas/link-model.ts';
import { linkInThreads } from '#workers/link-threads.ts';

export interface Linked {
  readonly model: LinkModel;
  readonly pairs: LinkedPairs;
  /** Wall seconds of fitting and of linking. */
  readonly seconds: { readonly fit: number; readonly link: number };
}

/** Fits weights on the table itself, without labels, and links it. */
export async function fitAndLink(
  table: LinkTable,
  spec: LinkSpec,
  { seed, threads }: { readonly seed: number /** 1: in this process. */; readonly threads: number },
): Promise<Linked> {
  const started = performance.now();
  const model = fitTable(spec, table, {
    made: '2026-01-01',
    note: 'npm run evaluate -- match, on the very table',
    seed,
  });
  const fitted = performance.now();
  const plan = planLink(table, model);
  const pairs = threads < 2 ? await linkRows(plan, openScorer(plan)) : await linkInThreads(plan, { threads });
  return {
    model,
    pairs,
    seconds: { fit: (fitted - started) / 1000, link: (performance.now() - fitted) / 1000 },
  };
}
