import type { Delegation, SigningSession } from '#schemas/delegation.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { Officer } from '#schemas/officer.ts';
import type { RecordKind } from '#schemas/record/kinds.ts';
import { localDay } from '#pipeline/certify/local-time.ts';
import { absenceOn, delegationFor, isUsable, kindsOf } from '#pipeline/certify/who-may-sign.ts';
import { absencesFrom, delegationsOf } from '#store/delegations.ts';
import { signingOfficers } from '#store/officers.ts';
import type { Db } from '#store/open.ts';
import { counterSessions, endSessions, openSessions, takeSlot } from '#store/signing-sessions.ts';
import type { ServerPorts } from './ports.ts';

/** Who signs a paper, by what right, and in which opening of their key; null where their own program signs. */
export interface SignerRight {
  readonly officer: Pick<Officer, 'id' | 'name'>;
  readonly delegation: Delegation;
  readonly session: SigningSession | null;
}

/**
 * The right of this officer to sign a paper of `kind` now.
 * Throws `signing.no-delegation`, `signing.away`, `signing.closed`, `signing.kind-closed`, `signing.used-up`,
 * `seal.no-key`.
 */
export async function rightOf(
  tx: Db,
  { keys }: ServerPorts,
  officer: Officer,
  kind: RecordKind,
  at: Date,
): Promise<SignerRight> {
  const delegation = await mayToday(tx, officer, kind, at);
  const way = await keys.wayOf(officer.id);
  if (way === 'none') throw new ExpectedError('seal.no-key', { officerId: officer.id });
  if (way === 'plugin') return { officer, delegation, session: null };
  const [session] = await openSessions(tx, officer.id);
  if (!session || !keys.isOpen(officer.id)) throw new ExpectedError('signing.closed');
  if (!kindsOf(session).includes(kind)) throw new ExpectedError('signing.kind-closed', { kind });
  if (!isUsable(session, at)) throw new ExpectedError('signing.used-up', { most: session.most });
  return { officer, delegation, session };
}

/** The delegation an officer signs by today. Throws `signing.no-delegation`, `signing.away`. */
export async function mayToday(
  db: Db,
  officer: Pick<Officer, 'id'>,
  kind: RecordKind | null,
  at: Date,
): Promise<Delegation> {
  const day = localDay(at);
  const delegation = delegationFor(await delegationsOf(db, officer.id), kind, day);
  if (!delegation) throw new ExpectedError('signing.no-delegation', kind ? { kind } : {});
  const absence = absenceOn(await absencesFrom(db, day, officer.id), day);
  if (absence) throw new ExpectedError('signing.away', absence.to ? { until: absence.to } : {});
  return delegation;
}

/** An officer who lets the counter sign papers of `kind` now, the one who opened first; null: nobody does. */
export async function counterSigner(
  tx: Db,
  { keys }: ServerPorts,
  kind: RecordKind,
  at: Date,
): Promise<SignerRight | null> {
  const day = localDay(at);
  for (const { session, officer, delegations, isAway } of await counterSessions(tx, day)) {
    const isOpen = isUsable(session, at) && kindsOf(session).includes(kind) && keys.isOpen(officer.id);
    const delegation = isOpen && !isAway ? delegationFor(delegations, kind, day) : null;
    if (delegation) return { officer, delegation, session };
  }
  return null;
}

/**
 * One paper more in the signer's session. Its row is locked until the transaction ends, so it is taken last, with the
 * number. Throws `signing.used-up`.
 */
export async function takePlace(tx: Db, { session }: SignerRight, kind: RecordKind, at: Date): Promise<void> {
  if (session && !(await takeSlot(tx, session.id, kind, at)))
    throw new ExpectedError('signing.used-up', { most: session.most });
}

/** What no longer may be open is closed, with its key: the delegation ended, or the officer is no longer one. */
export async function closeSpent(db: Db, { keys }: ServerPorts, at: Date): Promise<void> {
  const officers = new Set((await signingOfficers(db)).map((officer) => officer.id));
  for (const session of await openSessions(db)) {
    const holds =
      officers.has(session.officerId) &&
      delegationFor(await delegationsOf(db, session.officerId), null, localDay(at)) !== null;
    if (holds && isUsable(session, at)) continue;
    keys.close(session.officerId);
    await endSessions(db, holds ? 'closed' : 'delegation', at, session.officerId);
  }
}
