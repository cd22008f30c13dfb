import type { OfficerId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import { officerFrom } from './officers.ts';
import type { Db } from './open.ts';

/** Tokens come here hashed; whoever reads the table cannot sign in with it. Old sessions are swept on the way. */
export async function openSession(
  db: Db,
  session: { tokenHash: string; officerId: OfficerId; expiresAt: Date; now: Date },
): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<', session.now).execute();
  await db
    .insertInto('session')
    .values({ token_hash: session.tokenHash, officer_id: session.officerId, expires_at: session.expiresAt })
    .execute();
}

/** Whose session it is; null when it ran out, was ended, or the officer was disabled. */
export async function sessionOfficer(db: Db, tokenHash: string, now: Date): Promise<Officer | null> {
  const row = await db
    .selectFrom('session')
    .innerJoin('officer', 'officer.id', 'session.officer_id')
    .selectAll('officer')
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now)
    .where('officer.disabled_at', 'is', null)
    .executeTakeFirst();
  return row ? officerFrom(row) : null;
}

export async function endSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}
