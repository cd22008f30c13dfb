import { type Selectable, sql } from 'kysely';
import { SigningSession } from '#schemas/delegation.ts';
import type { OfficerId, SigningSessionId } from '#schemas/ids.ts';
import type { RecordKind } from '#schemas/record/kinds.ts';
import type { Db } from './open.ts';
import { randomId } from './random-id.ts';
import type { SigningSessionTable } from './tables.ts';

const sessionFrom = (row: Selectable<SigningSessionTable>): SigningSession =>
  SigningSession.parse({
    id: row.id,
    officerId: row.officer_id,
    openedAt: row.opened_at.toISOString(),
    until: row.until.toISOString(),
    most: row.most,
    used: row.used,
    kinds: row.kinds,
    atCounter: row.at_counter,
  });

type EndedWhy = 'closed' | 'replaced' | 'restarted' | 'delegation';

/** Opens a session; the officer's earlier one ends. */
export async function openSession(
  tx: Db,
  session: Omit<SigningSession, 'id' | 'used'>,
): Promise<SigningSession> {
  const openedAt = new Date(session.openedAt);
  await endSessions(tx, 'replaced', openedAt, session.officerId);
  const row = await tx
    .insertInto('signing_session')
    .values({
      id: randomId('signing'),
      officer_id: session.officerId,
      opened_at: openedAt,
      until: new Date(session.until),
      most: session.most,
      kinds: [...session.kinds],
      at_counter: session.atCounter,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return sessionFrom(row);
}

/** Ends what is open, of one officer or of all. */
export async function endSessions(db: Db, why: EndedWhy, at: Date, officerId?: OfficerId): Promise<void> {
  let query = db
    .updateTable('signing_session')
    .set({ ended_at: at, ended_why: why })
    .where('ended_at', 'is', null);
  if (officerId) query = query.where('officer_id', '=', officerId);
  await query.execute();
}

/** Sessions nobody ended, the earliest first; those whose time or count is over, too. */
export async function openSessions(db: Db, officerId?: OfficerId): Promise<SigningSession[]> {
  let query = db.selectFrom('signing_session').selectAll().where('ended_at', 'is', null).orderBy('opened_at');
  if (officerId) query = query.where('officer_id', '=', officerId);
  return (await query.execute()).map(sessionFrom);
}

/** One paper more in a session; false when its time, count or scope does not allow it. Its row is locked until the transaction ends. */
export async function takeSlot(tx: Db, id: SigningSessionId, kind: RecordKind, at: Date): Promise<boolean> {
  const row = await tx
    .updateTable('signing_session')
    .set({ used: sql`used + 1` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('until', '>', at)
    .where((eb) => eb('used', '<', eb.ref('most')))
    .where(sql<boolean>`(cardinality(kinds) = 0 or ${kind} = any (kinds))`)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
