import type { OfficerId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import { officerFrom } from './officers.ts';
import type { Db } from './open.ts';

/** Tokens come here hashed; whoever reads the table cannot sign in with it. Old sessions are swept on the way. */
export async function openSession(
  db: Db,
  session: { tokenHash: string; officerId: OfficerId; expiresAt: Date; now: Date },
): Promise<void> {
  await db
    .deleteFrom('session')
    .where((eb) =>
      eb.or([
        eb('expires_at', '<', session.now),
        eb('used_at', '<', minutesBefore(session.now, idleMinutes)),
      ]),
    )
    .execute();
  await db
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      officer_id: session.officerId,
      expires_at: session.expiresAt,
      created_at: session.now,
      used_at: session.now,
    })
    .execute();
}

/** A session nobody used for so long is over. */
export const idleMinutes = 30;

/**
 * Whose session it is; null when it ran out, was idle too long, was ended, or the officer was disabled. `used`: somebody did
 * something, which is noted at most once a minute; a call that a page makes by itself keeps no session alive.
 */
export async function sessionOfficer(
  db: Db,
  tokenHash: string,
  now: Date,
  used: 'used' | 'by-itself',
): Promise<Officer | null> {
  const row = await db
    .selectFrom('session')
    .innerJoin('officer', 'officer.id', 'session.officer_id')
    .selectAll('officer')
    .select('session.used_at')
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now)
    .where('session.used_at', '>', minutesBefore(now, idleMinutes))
    .where('officer.disabled_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  if (used === 'used' && row.used_at < minutesBefore(now, 1))
    await db.updateTable('session').set({ used_at: now }).where('token_hash', '=', tokenHash).execute();
  return officerFrom(row);
}

const minutesBefore = (now: Date, minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

export async function endSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}
