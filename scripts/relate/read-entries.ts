import type { EntryId } from '#schemas/ids.ts';
import { keepTexts } from '#pipeline/match/batch/kept-texts.ts';
import { gatherKeys } from '#pipeline/match/batch/neighbor-index.ts';
import { packEntries } from '#pipeline/match/batch/pack-entries.ts';
import type { ToRelate } from '#pipeline/match/batch/relate-rows.ts';
import type { LinkModels } from '#pipeline/match/link-models.ts';
import type { Relatable } from '#pipeline/match/related.ts';
import { most, mostOfKey } from '#store/neighbors.ts';
import type { Store } from '#store/open.ts';
import { keyShares, readToRelate } from '#store/relate-batch.ts';

/** All entries there were, by number, in order of their ids. */
export interface EntriesRead {
  readonly toRelate: ToRelate;
  readonly ids: readonly EntryId[];
  readonly numberOf: ReadonlyMap<EntryId, number>;
  /** By entry: whether it is still as it was read (`changedSince`). */
  readonly versions: Float64Array;
}

const atOnce = 2000;

/** Reads all entries, a page at a time, into numbers: half a million births take 1.2 GiB, the process included. `progress` after every page. */
export async function readEntries(
  { db }: Store,
  models: LinkModels,
  progress: (done: number) => void,
): Promise<EntriesRead> {
  const [texts, keys, packing] = [keepTexts(), gatherKeys(), packEntries(models)];
  const [ids, versions]: [EntryId[], number[]] = [[], []];
  for (let after = ''; ; ) {
    const entries = await readToRelate(db, after, atOnce);
    const last = entries.at(-1);
    if (last === undefined) break;
    for (const { keys: own, version, ...entry } of entries) {
      ids.push(entry.entryId);
      versions.push(version);
      keys.add(own);
      packing.add(entry);
      texts.add(JSON.stringify(entry satisfies Relatable));
    }
    after = last.entryId;
    progress(ids.length);
  }
  const shares = await keyShares(db);
  return {
    toRelate: {
      index: keys.done({ mostOfKey, shares, most }),
      packed: packing.done(),
      texts: texts.done(),
      models,
    },
    ids,
    numberOf: new Map(ids.map((id, n) => [id, n])),
    versions: Float64Array.from(versions),
  };
}
