import { blockKeysOf, blockKeysVersion } from '#pipeline/match/block.ts';
import {
  areManyToKey,
  dropKeyIndex,
  entriesToKey,
  keepBlockKeys,
  keysMadeAs,
  makeKeyIndex,
  setKeysMadeAs,
} from '#store/block-keys.ts';
import type { Store } from '#store/open.ts';

/** Entries a step; each step is a transaction of its own. */
const atOnce = 500;

/**
 * Gives entries of an older program the keys that entries of this one look for; without them old and new never meet. Several
 * processes may do it at once; stopped and begun again it does the rest. Returns how many got others.
 */
export async function fillBlockKeys(store: Store): Promise<number> {
  if ((await keysMadeAs(store.db)) === blockKeysVersion) return 0;
  if (await areManyToKey(store.db)) await dropKeyIndex(store.db);
  let filled = 0;
  for (let after = ''; ; ) {
    const step = await store.db.transaction().execute(async (tx) => {
      const entries = await entriesToKey(tx, after, atOnce);
      const keys = entries.map(({ entryId, kind, values }) => ({
        entryId,
        keys: blockKeysOf(kind, values),
      }));
      return { last: entries.at(-1)?.entryId ?? null, filled: await keepBlockKeys(tx, keys) };
    });
    filled += step.filled;
    if (step.last === null) {
      await makeKeyIndex(store.db);
      // Of an empty database nothing is noted: a backup may come back into it.
      if (after !== '') await setKeysMadeAs(store.db, blockKeysVersion);
      return filled;
    }
    after = step.last;
  }
}
