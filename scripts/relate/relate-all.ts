import type { RelateProgress, RelateScope } from '#schemas/relate-run.ts';
import { relateArrival } from '#pipeline/match/relate-arrival.ts';
import { openArrival } from '#store/arrival.ts';
import type { Store } from '#store/open.ts';
import { countEntries } from '#store/relate-batch.ts';
import { countToRelate, entriesToRelate, noteRelating, unfinishedRelating } from '#store/relate-run.ts';
import type { RelateReport, RelateRun } from './relate-run.ts';
import { relateTogether } from './relate-together.ts';

/** Entries a transaction: whatever arrives meanwhile waits no longer than these take. */
const atOnce = 20;
/** Reading an entry costs a hundredth of having it arrive: from so many on, and this share of all, all are read. */
const [fewest, share] = [500, 0.02];

/**
 * Holds every entry of the scope against the others anew, as if they arrived in the order of their ids; what people decided stands. It
 * may be stopped at any time and goes on from there when it is called again; a second run after a whole one changes nothing.
 * Few are taken one by one; of many all are read first, and compared on several processors.
 */
export async function relateAll(store: Store, scope: RelateScope, run: RelateRun): Promise<RelateReport> {
  const before = await unfinishedRelating(store.db, scope);
  const of = await countToRelate(store.db, scope);
  const start: RelateProgress = before ?? { scope, after: '', done: 0, changed: 0 };
  const areMany = of > fewest && of > share * (await countEntries(store.db));
  const report = await (areMany ? relateTogether : relateOneByOne)(store, start, of, run);
  await noteRelating(store.db, null);
  return report;
}

async function relateOneByOne(
  store: Store,
  { scope, ...start }: RelateProgress,
  of: number,
  { now, progress }: RelateRun,
): Promise<RelateReport> {
  let { after, done, changed } = start;
  for (;;) {
    const entries = await entriesToRelate(store.db, scope, after, atOnce);
    const last = entries.at(-1);
    if (last === undefined) return { done, changed };
    const step = await store.db.transaction().execute(async (tx) => {
      let others = 0;
      for (const entryId of entries)
        if ((await relateArrival(openArrival(tx), entryId, now())).changed) others += 1;
      const reached = { scope, after: last, done: done + entries.length, changed: changed + others };
      await noteRelating(tx, reached);
      return reached;
    });
    ({ after, done, changed } = step);
    progress(done, of, 'relate');
  }
}
