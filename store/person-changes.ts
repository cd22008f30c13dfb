import { sql } from 'kysely';
import type { OfficerId } from '#schemas/ids.ts';
import type { PersonChange } from '#schemas/relation.ts';
import type { Db } from './open.ts';

/** Makes changes of who is who, and keeps what changed, in that order. The caller holds `lockRelating`. */
export async function keepPersonChanges(
  tx: Db,
  changes: readonly PersonChange[],
  { at, by }: { readonly at: Date; readonly by: OfficerId | 'machine' },
): Promise<void> {
  const of = (what: PersonChange['what']) => changes.filter((change) => change.what === what);
  const [made, joined, left, merged] = [of('made'), of('joined'), of('left'), of('merged')];
  if (made.length > 0)
    await tx
      .insertInto('person')
      .values(made.map(({ person }) => ({ id: person, made_at: at, merged_into: null })))
      .execute();
  if (left.length > 0)
    await sql`delete from person_mention where (entry_id, role) in (${sql.join(
      left.flatMap(({ mention }) => (mention ? [sql`(${mention.entryId}, ${mention.role})`] : [])),
    )})`.execute(tx);
  if (joined.length > 0)
    await tx
      .insertInto('person_mention')
      .values(
        joined.flatMap(({ person, mention }) =>
          mention ? [{ entry_id: mention.entryId, role: mention.role, person_id: person, since: at }] : [],
        ),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['entry_id', 'role'])
          .doUpdateSet((eb) => ({ person_id: eb.ref('excluded.person_id'), since: at })),
      )
      .execute();
  for (const { person, other } of merged)
    await tx.updateTable('person').set({ merged_into: other }).where('id', '=', person).execute();
  await tx
    .insertInto('person_change')
    .values(
      changes.map(({ person, what, mention, other, relation }) => ({
        ...{ person_id: person, at, what, other_person_id: other, relation_id: relation, by },
        ...{ entry_id: mention?.entryId ?? null, role: mention?.role ?? null },
      })),
    )
    .execute();
}
