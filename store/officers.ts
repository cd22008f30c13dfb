import { sql } from 'kysely';
import { OfficerId } from '#schemas/ids.ts';
import { Officer } from '#schemas/officer.ts';
import { randomId } from './random-id.ts';
import type { Db } from './open.ts';

interface OfficerRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roles: string[];
  readonly scope: string[];
}

export const officerFrom = (row: OfficerRow): Officer =>
  Officer.parse({
    id: row.id,
    login: row.login,
    name: row.name,
    roles: row.roles,
    scope: row.scope,
  });

export type NewOfficer = Omit<Officer, 'id'> & { readonly passwordHash: string };

/**
 * Adds an officer; the same login again changes name, roles, scope and password and keeps the id. Open sessions end: whoever
 * knew the old password is out.
 */
export async function keepOfficer(db: Db, officer: NewOfficer): Promise<Officer> {
  const facts = {
    name: officer.name,
    roles: [...officer.roles],
    scope: [...officer.scope],
    password_hash: officer.passwordHash,
  };
  const row = await db
    .insertInto('officer')
    .values({ id: randomId('officer'), login: officer.login, ...facts })
    .onConflict((conflict) => conflict.column('login').doUpdateSet({ ...facts, disabled_at: null }))
    .returningAll()
    .executeTakeFirstOrThrow();
  await endSessionsOf(db, row.id);
  return officerFrom(row);
}

/** From now on this login opens no session, and open ones end. */
export async function disableOfficer(db: Db, login: string): Promise<boolean> {
  const row = await db
    .updateTable('officer')
    .set({ disabled_at: new Date() })
    .where('login', '=', login)
    .returning('id')
    .executeTakeFirst();
  if (row) await endSessionsOf(db, row.id);
  return row !== undefined;
}

async function endSessionsOf(db: Db, officerId: string): Promise<void> {
  await db.deleteFrom('session').where('officer_id', '=', officerId).execute();
}

/** Asks this login for a code of its authenticator app from now on; null: no more. Open sessions end. */
export async function keepTotpSecret(db: Db, login: string, secret: string | null): Promise<boolean> {
  const row = await db
    .updateTable('officer')
    .set({ totp_secret: secret, totp_last_step: null })
    .where('login', '=', login)
    .where('disabled_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (row) await endSessionsOf(db, row.id);
  return row !== undefined;
}

/** Marks a time step's code as taken; false when it, or a later one, was before. */
export async function takeTotpStep(db: Db, officerId: OfficerId, step: number): Promise<boolean> {
  const taken = await db
    .updateTable('officer')
    .set({ totp_last_step: step })
    .where('id', '=', officerId)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}

/** With what they sign in by; undefined for an unknown or disabled login. */
export async function officerByLogin(
  db: Db,
  login: string,
): Promise<{ officer: Officer; passwordHash: string; totpSecret: string | null } | undefined> {
  const row = await db
    .selectFrom('officer')
    .selectAll()
    .where('login', '=', login)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return row && { officer: officerFrom(row), passwordHash: row.password_hash, totpSecret: row.totp_secret };
}

export async function allOfficers(db: Db): Promise<Officer[]> {
  return (await db.selectFrom('officer').selectAll().orderBy('login').execute()).map(officerFrom);
}

/** Officers who may ever sign. */
export async function signingOfficers(db: Db): Promise<Officer[]> {
  const rows = await db
    .selectFrom('officer')
    .selectAll()
    .where('disabled_at', 'is', null)
    .where(sql<boolean>`'registrar' = any (roles)`)
    .orderBy('login')
    .execute();
  return rows.map(officerFrom);
}

/** Display names by id, disabled officers too: a journal does not forget who. */
export async function officerNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<OfficerId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('officer')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [OfficerId.parse(row.id), row.name]));
}
