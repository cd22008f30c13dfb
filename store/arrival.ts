import { sql } from 'kysely';
import type { EntryId, OfficerId, RelationId } from '#schemas/ids.ts';
import { PersonId } from '#schemas/ids.ts';
import { Mention, type PersonChange, type Relation } from '#schemas/relation.ts';
import { activeLinkModels } from './link-models.ts';
import { neighborhood } from './neighbors.ts';
import type { Db } from './open.ts';
import { keepPersonChanges } from './person-changes.ts';
import { randomId } from './random-id.ts';
import { keepRelations, lockRelating, relationFrom, relationsEver } from './relations.ts';

/** The ports of `relateArrival` and `settlePersons`, inside a transaction. */
export const openArrival = (tx: Db) => ({
  lockRelating: () => lockRelating(tx),
  neighborhood: (entryId: EntryId) => neighborhood(tx, entryId),
  fittedModels: () => activeLinkModels(tx),
  relationsEver: (entryId: EntryId) => relationsEver(tx, entryId),
  keepRelations: (found: { readonly keep: readonly Relation[]; readonly gone: readonly RelationId[] }) =>
    keepRelations(tx, found),
  bondings: (entryIds: readonly EntryId[]) => bondings(tx, entryIds),
  personsNamed: (entryIds: readonly EntryId[]) => personsNamed(tx, entryIds),
  newPersonId: () => PersonId.parse(randomId('person')),
  keepPersonChanges: (
    changes: readonly PersonChange[],
    when: { readonly at: Date; readonly by: OfficerId | 'machine' },
  ) => keepPersonChanges(tx, changes, when),
});

/** Relations of these entries, none that are gone. */
async function bondings(db: Db, entryIds: readonly EntryId[]) {
  const ids = sql<string[]>`${[...entryIds]}::text[]`;
  const rows = await db
    .selectFrom('relation')
    .selectAll()
    .where(sql<boolean>`entry_a = any(${ids})`)
    .where('status', '!=', 'gone')
    .union(
      db
        .selectFrom('relation')
        .selectAll()
        .where(sql<boolean>`entry_b = any(${ids})`)
        .where('status', '!=', 'gone'),
    )
    .execute();
  return rows.map((row) => ({
    ...relationFrom(row),
    decidedAt: row.decided_at?.toISOString() ?? null,
  }));
}

/** Who was so far whoever is named in these entries, with all their other mentions. */
async function personsNamed(db: Db, entryIds: readonly EntryId[]) {
  const rows = await db
    .selectFrom('person_mention')
    .selectAll()
    .where('person_id', 'in', (eb) =>
      eb
        .selectFrom('person_mention')
        .select('person_id')
        .where('entry_id', 'in', [...entryIds]),
    )
    .execute();
  return rows.map((row) => ({
    mention: Mention.parse({ entryId: row.entry_id, role: row.role }),
    person: PersonId.parse(row.person_id),
  }));
}
