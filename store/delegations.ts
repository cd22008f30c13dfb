import type { Selectable } from 'kysely';
import { Absence, Delegation, type NewAbsence, type NewDelegation } from '#schemas/delegation.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { AbsenceId, DelegationId, OfficerId } from '#schemas/ids.ts';
import type { Db } from './open.ts';
import { randomId } from './random-id.ts';
import type { AbsenceTable, DelegationTable } from './tables.ts';

const delegationFrom = (row: Selectable<DelegationTable>): Delegation =>
  Delegation.parse({
    id: row.id,
    officerId: row.officer_id,
    capacity: row.capacity,
    lines: row.lines,
    basis: row.basis,
    from: row.starts_on,
    to: row.ends_on,
    kinds: row.kinds,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  });

const absenceFrom = (row: Selectable<AbsenceTable>): Absence =>
  Absence.parse({
    id: row.id,
    officerId: row.officer_id,
    from: row.starts_on,
    to: row.ends_on,
    reason: row.reason,
  });

/** `by`: the officer who entered it; null for what the command line set up. */
export async function keepDelegation(
  db: Db,
  { officerId, capacity, lines, basis, from, to, kinds }: NewDelegation,
  by: OfficerId | null,
  at: Date,
): Promise<Delegation> {
  const row = await db
    .insertInto('delegation')
    .values({
      id: randomId('delegation'),
      officer_id: officerId,
      capacity,
      lines: JSON.stringify(lines),
      basis: basis && JSON.stringify(basis),
      starts_on: from,
      ends_on: to,
      kinds: [...kinds],
      given_by: by,
      given_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return delegationFrom(row);
}

/** Holds no more from now on; papers signed before stand. Throws `id.not-found`. */
export async function revokeDelegation(db: Db, id: DelegationId, at: Date): Promise<Delegation> {
  const row = await db
    .updateTable('delegation')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new ExpectedError('id.not-found', { id });
  return delegationFrom(row);
}

/** Of these officers, or all; those taken back, too. The newest first. */
export async function delegationsOf(db: Db, officerId?: OfficerId): Promise<Delegation[]> {
  let query = db.selectFrom('delegation').selectAll().orderBy('given_at', 'desc').orderBy('id');
  if (officerId) query = query.where('officer_id', '=', officerId);
  return (await query.execute()).map(delegationFrom);
}

export async function keepAbsence(db: Db, absence: NewAbsence, by: OfficerId, at: Date): Promise<Absence> {
  const row = await db
    .insertInto('absence')
    .values({
      id: randomId('absence'),
      officer_id: absence.officerId,
      starts_on: absence.from,
      ends_on: absence.to,
      reason: absence.reason,
      noted_by: by,
      noted_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return absenceFrom(row);
}

/** They are back: `day` is the last day away, ISO. Throws `id.not-found`. */
export async function endAbsence(db: Db, id: AbsenceId, day: string): Promise<Absence> {
  const row = await db
    .updateTable('absence')
    .set({ ends_on: day })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new ExpectedError('id.not-found', { id });
  return absenceFrom(row);
}

/** Absences that are not over on `day` (ISO), of one officer or all. */
export async function absencesFrom(db: Db, day: string, officerId?: OfficerId): Promise<Absence[]> {
  let query = db
    .selectFrom('absence')
    .selectAll()
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>=', day)]))
    .orderBy('starts_on');
  if (officerId) query = query.where('officer_id', '=', officerId);
  return (await query.execute()).map(absenceFrom);
}
