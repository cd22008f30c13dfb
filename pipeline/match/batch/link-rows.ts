import { gatherPairs, type LinkedPairs } from './linked-pairs.ts';
import { chunksOf, type LinkChunk, type LinkPlan } from './plan-link.ts';

/** How far a run is, in pairs of blocks. */
export interface LinkProgress {
  readonly done: number;
  readonly of: number;
}

/**
 * All pairs of a plan that some class explains, by whoever scores chunks: `openScorer(plan)` here, or threads
 * (`workers/link-threads.ts`). The answer is the same whoever does it, and in whatever order.
 */
export async function linkRows(
  plan: LinkPlan,
  score: (chunk: LinkChunk) => LinkedPairs | Promise<LinkedPairs>,
  progress: (at: LinkProgress) => void = () => {},
): Promise<LinkedPairs> {
  const chunks = chunksOf(plan);
  const of = chunks.reduce((sum, { pairs }) => sum + pairs, 0);
  let done = 0;
  const lists = await Promise.all(
    chunks.map(async (chunk) => {
      const list = await score(chunk);
      done += chunk.pairs;
      progress({ done, of });
      return list;
    }),
  );
  return gatherPairs(plan.size, lists);
}
