import type { LinkModel } from '#schemas/link-model.ts';
import type { EntryId, RelationId } from '#schemas/ids.ts';
import type { Relation } from '#schemas/relation.ts';
import { modelsWith } from './link-models.ts';
import { mentionedIn } from './mentioned.ts';
import type { Relatable } from './related.ts';
import { findRelations, type KnownRelation } from './find-relations.ts';
import { type PersonPorts, settlePersons } from './settle-persons.ts';

/** What an arrival needs of the store, in one transaction. */
export interface ArrivalPorts extends PersonPorts {
  /** Waits until nobody else relates or decides; nobody does until the transaction ends. */
  lockRelating(): Promise<void>;
  /**
   * The entry and those it shares a key with that few have, at most some hundred, the likeliest first, and those it was
   * related to before. Throws `id.not-found`.
   */
  neighborhood(entryId: EntryId): Promise<{ self: Relatable; others: readonly Relatable[] }>;
  /** Weights that were fitted here and are switched on. */
  fittedModels(): Promise<readonly LinkModel[]>;
  /** Everything it ever was to others, what is gone and what is people's too. */
  relationsEver(entryId: EntryId): Promise<readonly KnownRelation[]>;
  /** Returns the ids of those that were not like that yet. What is people's stays. */
  keepRelations(found: {
    readonly keep: readonly Relation[];
    readonly gone: readonly RelationId[];
  }): Promise<readonly RelationId[]>;
}

export interface Arrived {
  /** What the entry is to others by machine, the strongest first; what is people's is not among them. */
  readonly relations: readonly Relation[];
  /** How many neighbors it was held against. */
  readonly comparedWith: number;
  /** Whether anything is other than before. */
  readonly changed: boolean;
}

/**
 * An entry's values came to be, or changed: what it is to others is found anew, and who is who with it. Doing it again changes
 * nothing; what people decided stands. Two arrivals at once wait for each other, so that of two that belong
 * together the later one sees the earlier. Throws `id.not-found`.
 */
export async function relateArrival(ports: ArrivalPorts, entryId: EntryId, at: Date): Promise<Arrived> {
  await ports.lockRelating();
  const { self, others } = await ports.neighborhood(entryId);
  const known = await ports.relationsEver(entryId);
  const found = findRelations(self, others, known, modelsWith(await ports.fittedModels()));
  const changed = await ports.keepRelations(found);
  // nobody was ever bound by it, and nobody is
  const isAlone = known.length === 0 && found.keep.length === 0;
  const [{ role }] = mentionedIn[self.kind];
  const persons = isAlone ? [] : await settlePersons(ports, [{ entryId, role }], { at, by: 'machine' });
  return {
    relations: found.keep,
    comparedWith: others.length,
    changed: changed.length > 0 || persons.length > 0,
  };
}
