import { sql } from 'kysely';
import { PersonId } from '#schemas/ids.ts';
import { Mention, PastPersonChange, type Person } from '#schemas/relation.ts';
import type { Db } from './open.ts';

/** Who somebody named in an entry is; null where nobody else is known to be the same. */
export async function personOf(db: Db, { entryId, role }: Mention): Promise<PersonId | null> {
  const row = await db
    .selectFrom('person_mention')
    .select('person_id')
    .where('entry_id', '=', entryId)
    .where('role', '=', role)
    .executeTakeFirst();
  return row ? PersonId.parse(row.person_id) : null;
}

/** Where a person is named, also by an id that became another's; empty when there is no such person. */
export async function mentionsOf(db: Db, personId: PersonId): Promise<Mention[]> {
  const rows = await db
    .selectFrom('person_mention')
    .select(['entry_id', 'role'])
    .where('person_id', '=', await standing(db, personId))
    .orderBy('entry_id')
    .orderBy('role')
    .execute();
  return rows.map(mentionFrom);
}

/** A person with the ids that became theirs; null when there is none. */
export async function personById(db: Db, personId: PersonId): Promise<Person | null> {
  const id = await standing(db, personId);
  const known = await db.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst();
  if (!known) return null;
  const { rows } = await sql<{ id: string }>`
    with recursive former as (
      select id from person where merged_into = ${id}
      union select person.id from person join former on person.merged_into = former.id
    ) select id from former order by id`.execute(db);
  return {
    id,
    mentions: await mentionsOf(db, id),
    formerIds: rows.map((row) => PersonId.parse(row.id)),
  };
}

/** What happened to a person, the first first. */
export async function changesOfPerson(db: Db, personId: PersonId): Promise<PastPersonChange[]> {
  const rows = await db
    .selectFrom('person_change')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute();
  return rows.map((row) =>
    PastPersonChange.parse({
      person: row.person_id,
      at: row.at.toISOString(),
      what: row.what,
      mention: row.entry_id === null ? null : { entryId: row.entry_id, role: row.role },
      other: row.other_person_id,
      relation: row.relation_id,
      by: row.by,
    }),
  );
}

/** The id that an id became. */
async function standing(db: Db, personId: PersonId): Promise<PersonId> {
  const { rows } = await sql<{ id: string }>`
    with recursive into_ as (
      select id, merged_into from person where id = ${personId}
      union select person.id, person.merged_into from person join into_ on person.id = into_.merged_into
    ) select id from into_ where merged_into is null`.execute(db);
  return rows[0] ? PersonId.parse(rows[0].id) : personId;
}

const mentionFrom = (row: { entry_id: string; role: string }): Mention =>
  Mention.parse({ entryId: row.entry_id, role: row.role });
