import { gatherPairs, type LinkedPairs } from './linked-pairs.ts';
import { chunksOf, type LinkChunk, type LinkPlan } from './plan-link.ts';

/** How far a run is, in pairs of blocks. */
export interface LinkProgress {
  readonly done: number;
  readonly of: number;
}

/** Scores parts of a plan, one after the other: `openScorer(plan)` here, or a thread (`workers/link-threads.ts`). */
export type Score = (chunk: LinkChunk) => LinkedPairs | Promise<LinkedPairs>;

/**
 * All pairs of a plan that some class explains. Whoever scores takes the next part when it is done with one; the answer is the same
 * however many they are, and in whatever order parts are done.
 */
export async function linkRows(
  plan: LinkPlan,
  scorers: Score | readonly Score[],
  progress: (at: LinkProgress) => void = () => {},
): Promise<LinkedPairs> {
  const chunks = chunksOf(plan);
  const of = chunks.reduce((sum, { pairs }) => sum + pairs, 0);
  const lists: LinkedPairs[] = [];
  let [next, done] = [0, 0];
  const work = async (score: Score): Promise<void> => {
    for (let chunk = chunks[next++]; chunk; chunk = chunks[next++]) {
      lists.push(await score(chunk));
      done += chunk.pairs;
      progress({ done, of });
    }
  };
  await Promise.all([scorers].flat().map(work));
  return gatherPairs(plan.size, lists);
}
