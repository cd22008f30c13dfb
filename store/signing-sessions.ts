import { type Selectable, sql } from 'kysely';
import { Delegation, SigningSession } from '#schemas/delegation.ts';
import { OfficerId, type SigningSessionId } from '#schemas/ids.ts';
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
  // two openings at the same moment come one after the other
  await tx.selectFrom('officer').select('id').where('id', '=', session.officerId).forUpdate().execute();
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

/** An open session with all that its use depends on. */
export interface SessionWithRights {
  readonly session: SigningSession;
  readonly officer: { readonly id: OfficerId; readonly name: string };
  /** Not taken back; whether they hold today is for the caller. */
  readonly delegations: readonly Delegation[];
  readonly isAway: boolean;
}

/** Open sessions for the counter of officers who may still sign, the earliest first, in one question. `day`: ISO. */
export async function counterSessions(db: Db, day: string): Promise<SessionWithRights[]> {
  const rows = await db
    .selectFrom('signing_session as s')
    .innerJoin('officer as o', 'o.id', 's.officer_id')
    .selectAll('s')
    .select([
      'o.name',
      sql<object[]>`(select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'officerId', d.officer_id,
          'capacity', d.capacity, 'lines', d.lines, 'basis', d.basis, 'from', d.starts_on, 'to', d.ends_on,
          'kinds', d.kinds, 'revokedAt', null) order by d.given_at desc, d.id), '[]')
        from delegation d where d.officer_id = s.officer_id and d.revoked_at is null)`.as('delegations'),
      sql<boolean>`exists (select from absence a where a.officer_id = s.officer_id
        and a.starts_on <= ${day}::date and (a.ends_on is null or a.ends_on >= ${day}::date))`.as('is_away'),
    ])
    .where('s.ended_at', 'is', null)
    .where('s.at_counter', '=', true)
    .where('o.disabled_at', 'is', null)
    .where(sql<boolean>`'registrar' = any (o.roles)`)
    .orderBy('s.opened_at')
    .execute();
  return rows.map((row) => ({
    session: sessionFrom(row),
    officer: { id: OfficerId.parse(row.officer_id), name: row.name },
    delegations: row.delegations.map((one) => Delegation.parse(one)),
    isAway: row.is_away,
  }));
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
