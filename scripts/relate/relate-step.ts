import type { EntryId, RelationId } from '#schemas/ids.ts';
import { type FoundRelation, foundOf, openRelatables } from '#pipeline/match/batch/relate-rows.ts';
import { keptOf } from '#pipeline/match/find-relations.ts';
import { relateArrival } from '#pipeline/match/relate-arrival.ts';
import { openArrival } from '#store/arrival.ts';
import type { Db } from '#store/open.ts';
import { changedSince, type KnownOfEntry, knownOfEntries } from '#store/relate-batch.ts';
import { keepRelationRows, keepRelations } from '#store/relations.ts';
import type { EntriesRead } from './read-entries.ts';
import type { SeenPairs } from './seen-pairs.ts';

/** Entries of one step, in order of their ids, with what threads found of them. */
export interface StepToWrite {
  readonly ids: readonly EntryId[];
  /** By entry; null for one that came after all were read. */
  readonly found: readonly (readonly FoundRelation[] | null)[];
  /** By entry: others it was held against though they are not neighbors. */
  readonly besides: readonly (readonly number[])[];
  /** By entry: others of which all is known that it is to them. */
  readonly seen: readonly ReadonlySet<number>[];
}

/**
 * Writes what entries are to others, one after the other as if they arrived; who is who is settled later. The caller holds
 * `lockRelating`, so nobody relates meanwhile. An entry whose row, or whose other's row, is not as it was read is related by what the
 * database says now: nothing is written of values that were. Returns the entries that are other to others than before.
 */
export async function relateStep(
  tx: Db,
  read: EntriesRead,
  { ids, found, besides, seen }: StepToWrite,
  { pairs, now }: { readonly pairs: SeenPairs; readonly now: Date },
): Promise<ReadonlySet<EntryId>> {
  const relatable = openRelatables(read.toRelate.texts);
  const writing = openWriting(tx);
  const known = openKnown();
  known.take(await knownOfEntries(tx, ids));
  const stale = await staleAmong(tx, read, ids, found, known);
  const isStale = (id: EntryId | undefined) => id === undefined || !read.numberOf.has(id) || stale.has(id);
  for (const [at, id] of ids.entries()) {
    const [n, own] = [read.numberOf.get(id), known.of(id)];
    const others = own.map(({ a, b }) => (a === id ? b : a));
    const neighbors = (found[at] ?? []).map(({ other }) => read.ids[other]);
    if (n === undefined || !found[at] || [id, ...others, ...neighbors].some(isStale)) {
      await writing.flush();
      if ((await relateArrival(openArrival(tx), id, now)).changed) writing.changed.add(id);
      known.clear();
      known.take(await knownOfEntries(tx, ids.slice(at + 1)));
      continue;
    }
    const without = seen[at] as ReadonlySet<number>;
    const compared = new Set([...found[at].map(({ other }) => other), ...(besides[at] ?? []), ...without]);
    const more = [...new Set(others.map((other) => read.numberOf.get(other) as number))]
      .filter((other) => !compared.has(other))
      .flatMap((other) => foundOf(relatable(n), relatable(other), { other, models: read.toRelate.models }));
    const relations = [...found[at], ...more];
    const stand = own.filter(
      ({ a, b, status }) => status !== 'gone' && without.has(read.numberOf.get(a === id ? b : a) as number),
    );
    const { keep, gone } = keptOf([...relations, ...stand.map((one) => ({ ...one, weight: 0 }))], own);
    const toWrite = keep.filter((one): one is FoundRelation => 'json' in one);
    pairs.compared(n, relations, toWrite);
    writing.keep(id, toWrite, gone);
    for (const relation of toWrite) known.kept(relation, id, read.ids[relation.other] as EntryId);
    for (const relation of gone) known.gone(relation);
  }
  await writing.flush();
  return writing.changed;
}

/** Of all entries that count for a step, those whose rows are not as they were read. */
async function staleAmong(
  tx: Db,
  { ids: all, numberOf, versions }: EntriesRead,
  ids: readonly EntryId[],
  found: StepToWrite['found'],
  known: ReturnType<typeof openKnown>,
): Promise<ReadonlySet<EntryId>> {
  const neighbors = found.flatMap((own) => (own ?? []).map(({ other }) => all[other] as EntryId));
  const asked = [...new Set([...ids, ...neighbors, ...known.entries()])];
  return changedSince(
    tx,
    asked.flatMap((entryId) => {
      const n = numberOf.get(entryId);
      return n === undefined ? [] : [{ entryId, version: versions[n] as number }];
    }),
  );
}

/** What entries were to others so far, what this step does with it included. */
function openKnown() {
  const relations = new Map<RelationId, KnownOfEntry>();
  const byEntry = new Map<EntryId, Set<RelationId>>();
  const put = (known: KnownOfEntry): void => {
    relations.set(known.id, known);
    for (const entryId of [known.a, known.b])
      byEntry.set(entryId, (byEntry.get(entryId) ?? new Set()).add(known.id));
  };
  return {
    take: (known: readonly KnownOfEntry[]) => known.forEach(put),
    clear(): void {
      relations.clear();
      byEntry.clear();
    },
    of: (entryId: EntryId): KnownOfEntry[] =>
      [...(byEntry.get(entryId) ?? [])].map((id) => relations.get(id) as KnownOfEntry),
    entries: () => byEntry.keys(),
    kept({ id, kind }: FoundRelation, one: EntryId, other: EntryId): void {
      const before = relations.get(id);
      if (!before?.isPeoples) put({ id, a: one, b: other, kind, status: 'told', isPeoples: false });
    },
    gone(id: RelationId): void {
      const before = relations.get(id);
      if (before) relations.set(id, { ...before, status: 'gone' });
    },
  };
}

/** Collects what a step writes; who found a relation first has it counted. */
function openWriting(tx: Db) {
  const changed = new Set<EntryId>();
  let rows = new Map<RelationId, string>();
  let finders = new Map<RelationId, EntryId>();
  let gone = new Set<RelationId>();
  return {
    changed,
    keep(entryId: EntryId, relations: readonly FoundRelation[], lost: readonly RelationId[]): void {
      for (const { id, json } of relations) {
        rows.set(id, json);
        if (!finders.has(id)) finders.set(id, entryId);
      }
      for (const id of lost) {
        gone.add(id);
        finders.set(id, entryId);
      }
    },
    async flush(): Promise<void> {
      const written = [
        ...(await keepRelationRows(tx, [...rows.values()])),
        ...(await keepRelations(tx, { keep: [], gone: [...gone] })),
      ];
      for (const id of written) changed.add(finders.get(id) as EntryId);
      [rows, finders, gone] = [new Map(), new Map(), new Set()];
    },
  };
}
