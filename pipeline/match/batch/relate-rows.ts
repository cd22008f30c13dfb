import type { Relation } from '#schemas/relation.ts';
import { relationsOf } from '../find-relations.ts';
import type { LinkModels } from '../link-models.ts';
import type { Relatable } from '../related.ts';
import { type KeptTexts, textAt } from './kept-texts.ts';
import { type NeighborIndex, openNeighbors } from './neighbor-index.ts';
import type { PackedEntries } from './pack-entries.ts';
import { openScreen } from './screen-entries.ts';

/** All entries, ready to be related: shared by threads. Entries by number, in order of their ids. */
export interface ToRelate {
  readonly packed: PackedEntries;
  readonly index: NeighborIndex;
  /** By entry, its `Relatable` as JSON. */
  readonly texts: KeptTexts;
  readonly models: LinkModels;
}

/** Entries whose neighbors are wanted, others that they are to be held against as well, and others that they are not. */
export interface RelateChunk {
  readonly entries: readonly number[];
  /** By entry of the chunk. */
  readonly besides: readonly (readonly number[])[];
  /** By entry of the chunk, neighbors of which it is known. */
  readonly without: readonly (readonly number[])[];
}

/** What an entry is to another. */
export interface FoundRelation extends Pick<Relation, 'id' | 'kind' | 'weight'> {
  readonly other: number;
  /** The whole relation as JSON. */
  readonly json: string;
}

/** Entries kept as objects: their values are prepared once while they are there. */
const mostKept = 4000;

export const openRelatables = (texts: KeptTexts) => {
  let [young, old] = [new Map<number, Relatable>(), new Map<number, Relatable>()];
  return (n: number): Relatable => {
    const known = young.get(n) ?? old.get(n) ?? (JSON.parse(textAt(texts, n)) as Relatable);
    young.set(n, known);
    if (young.size > mostKept) [young, old] = [new Map(), young];
    return known;
  };
};

/** Everything that entries are to their neighbors, entry by entry; nothing of it is kept or left out yet (`keptOf`). */
export function openRelater({ packed, index, texts, models }: ToRelate) {
  const nearest = openNeighbors(index);
  const mayRelate = openScreen(packed);
  const relatable = openRelatables(texts);
  return ({ entries, besides, without }: RelateChunk): readonly (readonly FoundRelation[])[] =>
    entries.map((entry, at) => {
      const others = new Set([...nearest(entry), ...(besides[at] ?? [])]);
      for (const other of without[at] ?? []) others.delete(other);
      return [...others].flatMap((other) =>
        mayRelate(entry, other) ? foundOf(relatable(entry), relatable(other), { other, models }) : [],
      );
    });
}

export const foundOf = (
  entry: Relatable,
  relatable: Relatable,
  { other, models }: { readonly other: number; readonly models: LinkModels },
): readonly FoundRelation[] =>
  relationsOf(entry, relatable, models).map((relation) => ({
    ...{ id: relation.id, kind: relation.kind, weight: relation.weight },
    other,
    json: JSON.stringify(relation),
  }));
