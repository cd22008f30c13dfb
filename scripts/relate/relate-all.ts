import type { RelateScope } from '#schemas/relate-run.ts';
import { relateArrival } from '#pipeline/match/relate-arrival.ts';
import { openArrival } from '#store/arrival.ts';
import type { Store } from '#store/open.ts';
import { countToRelate, entriesToRelate, noteRelating, unfinishedRelating } from '#store/relate-run.ts';

/** Entries a transaction: whatever arrives meanwhile waits no longer than these take. */
const atOnce = 20;

export interface RelateReport {
  readonly done: number;
  /** Entries whose relations, or who is who in them, are other than before. */
  readonly changed: number;
}

/**
 * Holds every entry of the scope against the others anew, as if it arrived; what people decided stands. It may be stopped at any
 * time and goes on from there when it is called again; a second run after a whole one changes nothing. `progress` is called
 * after every step.
 */
export async function relateAll(
  store: Store,
  scope: RelateScope,
  { now, progress }: { now: () => Date; progress: (done: number, of: number) => void },
): Promise<RelateReport> {
  const before = await unfinishedRelating(store.db, scope);
  const of = await countToRelate(store.db, scope);
  let { after, done, changed } = before ?? { after: '', done: 0, changed: 0 };
  for (;;) {
    const entries = await entriesToRelate(store.db, scope, after, atOnce);
    const last = entries.at(-1);
    if (last === undefined) break;
    const step = await store.db.transaction().execute(async (tx) => {
      let others = 0;
      for (const entryId of entries)
        if ((await relateArrival(openArrival(tx), entryId, now())).changed) others += 1;
      const reached = { scope, after: last, done: done + entries.length, changed: changed + others };
      await noteRelating(tx, reached);
      return reached;
    });
    ({ after, done, changed } = step);
    progress(done, of);
  }
  await noteRelating(store.db, null);
  return { done, changed };
}
