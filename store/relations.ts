import { type Selectable, sql } from 'kysely';
import type { EntryId, RelationId } from '#schemas/ids.ts';
import { Relation, type RelationVerdict } from '#schemas/relation.ts';
import type { Db } from './open.ts';
import type { RelationTable } from './tables.ts';

export const relationFrom = (row: Selectable<RelationTable>): Relation =>
  Relation.parse({
    id: row.id,
    a: { entryId: row.entry_a, role: row.role_a },
    b: { entryId: row.entry_b, role: row.role_b },
    kind: row.kind,
    weight: row.weight,
    probability: row.probability,
    comparisons: row.comparisons,
    model: row.model,
    status: row.status,
    verdict: row.verdict,
  });

/**
 * Waits until nobody else relates or decides; until the transaction ends nobody does. Taken before any relation's row is
 * locked, so that nobody waits crosswise.
 */
export async function lockRelating(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('hotich'), hashtext('relating'))`.execute(tx);
}

/** Null when there is none. */
export async function relationById(db: Db, id: RelationId): Promise<Relation | null> {
  const row = await db.selectFrom('relation').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? relationFrom(row) : null;
}

/** What an entry is to others, from both sides, without what is gone: what people decided first, then by weight. */
export async function relationsOfEntry(db: Db, entryId: EntryId): Promise<Relation[]> {
  const rows = await db
    .selectFrom('relation')
    .selectAll()
    .where((eb) => eb.or([eb('entry_a', '=', entryId), eb('entry_b', '=', entryId)]))
    .where('status', '!=', 'gone')
    .orderBy(sql`status <> 'decided'`)
    .orderBy('weight', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(relationFrom);
}

/** What a person decided; no machine changes it any more. The caller holds `lockRelating`. */
export async function decideRelation(
  tx: Db,
  { id, verdict, at }: { readonly id: RelationId; readonly verdict: RelationVerdict; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable('relation')
    .set({ status: 'decided', verdict, decided_at: at })
    .where('id', '=', id)
    .execute();
}

/** The `model` of relations that a person asked for. */
const byPerson = 'person';

/** Somebody decided it, looked at it or asked for it: machines leave it as it is. */
export const isPeoples = sql<boolean>`(relation.status = 'decided' or relation.model = ${byPerson}
  or exists (select from relation_decision d where d.relation_id = relation.id))`;

/** Everything an entry ever was to others. */
export async function relationsEver(
  db: Db,
  entryId: EntryId,
): Promise<(Relation & { readonly isPeoples: boolean })[]> {
  const rows = await db
    .selectFrom('relation')
    .selectAll()
    .select(isPeoples.as('is_peoples'))
    .where((eb) => eb.or([eb('entry_a', '=', entryId), eb('entry_b', '=', entryId)]))
    .execute();
  return rows.map((row) => ({ ...relationFrom(row), isPeoples: row.is_peoples }));
}

/**
 * Keeps what a machine found, and what it finds no more as gone; returns the ids of those that were not like that yet.
 * What is people's stays as it is.
 */
export async function keepRelations(
  tx: Db,
  { keep, gone }: { readonly keep: readonly Relation[]; readonly gone: readonly RelationId[] },
): Promise<RelationId[]> {
  const changed = await keepRelationRows(
    tx,
    keep.map((relation) => JSON.stringify(relation)),
  );
  if (gone.length > 0) {
    const { rows: left } = await sql<{ id: RelationId }>`
      update relation set status = 'gone', claimed_by = null, claimed_until = null
      where id = any(${[...gone]}::text[]) and status <> 'gone' and not ${isPeoples}
      returning id`.execute(tx);
    changed.push(...left.map(({ id }) => id));
  }
  return changed;
}

/** Keeps what a machine found, each as JSON; returns the ids of those that were not like that yet. None may come twice. */
export async function keepRelationRows(tx: Db, relations: readonly string[]): Promise<RelationId[]> {
  if (relations.length === 0) return [];
  const { rows } = await sql<{ id: RelationId }>`
    insert into relation
      (id, entry_a, role_a, entry_b, role_b, kind, weight, probability, comparisons, model, status)
    select id, a ->> 'entryId', a ->> 'role', b ->> 'entryId', b ->> 'role',
      kind, weight, probability, comparisons, model, status
    from jsonb_to_recordset(${`[${relations.join()}]`}::jsonb) as found (id text, a jsonb, b jsonb, kind text,
      weight real, probability real, comparisons jsonb, model text, status text)
    on conflict (id) do update set kind = excluded.kind, weight = excluded.weight,
      probability = excluded.probability, comparisons = excluded.comparisons, model = excluded.model,
      status = excluded.status
    where not ${isPeoples} and
      (relation.kind, relation.weight, relation.probability, relation.comparisons, relation.model, relation.status)
      is distinct from
      (excluded.kind, excluded.weight, excluded.probability, excluded.comparisons, excluded.model, excluded.status)
    returning id`.execute(tx);
  return rows.map(({ id }) => id);
}
