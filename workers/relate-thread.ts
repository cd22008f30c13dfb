import { learnWords } from '#pipeline/match/batch/plan-link.ts';
import {
  type FoundRelation,
  openRelater,
  type RelateChunk,
  type ToRelate,
} from '#pipeline/match/batch/relate-rows.ts';

let relater: ReturnType<typeof openRelater> | null = null;

// What a thread of `relate-threads.ts` does when it is asked to.

/** Everything below is about these entries. */
export function take(toRelate: ToRelate): void {
  learnWords(toRelate.packed);
  relater = openRelater(toRelate);
}

export function find(chunk: RelateChunk): readonly (readonly FoundRelation[])[] {
  if (!relater) throw new Error('this thread has no entries yet');
  return relater(chunk);
}
