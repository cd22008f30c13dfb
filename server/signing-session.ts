import type { z } from 'zod';
import type { OwnSigning, openSigning } from '#schemas/api/signing.ts';
import type { SigningSession } from '#schemas/delegation.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { Officer } from '#schemas/officer.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import { localDay } from '#pipeline/certify/local-time.ts';
import { delegationFor, signerState } from '#pipeline/certify/who-may-sign.ts';
import { absencesFrom, delegationsOf } from '#store/delegations.ts';
import { counterSettings } from '#store/settings.ts';
import { endSessions, openSession, openSessions } from '#store/signing-sessions.ts';
import type { ServerPorts } from './ports.ts';
import { mayToday } from './signer-right.ts';

/**
 * Opens the officer's key by their PIN, for a while: at their desk, or for the counter too. An earlier opening ends.
 * Throws `signing.no-delegation`, `signing.away`, `signing.not-at-counter`, `seal.pin-wrong`, `seal.pin-blocked`, `seal.no-key`.
 */
export async function openSigningSession(
  ports: ServerPorts,
  officer: Officer,
  asked: z.output<(typeof openSigning)['body']>,
): Promise<SigningSession> {
  const { store, keys, now } = ports;
  const at = now();
  const { signing } = await counterSettings(store.db);
  await mayToday(store.db, officer, null, at);
  if (asked.atCounter && !signing.atCounter) throw new ExpectedError('signing.not-at-counter');
  await keys.open(officer.id, asked.pin);
  const minutes = Math.min(asked.minutes, signing.mostMinutes);
  return store.db.transaction().execute((tx) =>
    openSession(tx, {
      officerId: officer.id,
      openedAt: at.toISOString(),
      until: new Date(at.getTime() + minutes * 60_000).toISOString(),
      most: Math.min(asked.most, signing.mostPapers),
      kinds: asked.kinds,
      atCounter: asked.atCounter,
    }),
  );
}

export async function closeSigningSession(ports: ServerPorts, officer: Officer): Promise<void> {
  ports.keys.close(officer.id);
  await endSessions(ports.store.db, 'closed', ports.now(), officer.id);
}

/** The officer's own side of signing. */
export async function ownSigningOf(ports: ServerPorts, officer: Officer): Promise<OwnSigning> {
  const { store, keys, now } = ports;
  const at = now();
  const day = localDay(at);
  const delegations = await delegationsOf(store.db, officer.id);
  const absences = await absencesFrom(store.db, day, officer.id);
  const [open] = await openSessions(store.db, officer.id);
  const session = open && keys.isOpen(officer.id) ? open : null;
  const { signing } = await counterSettings(store.db);
  const way = await keys.wayOf(officer.id);
  return {
    delegations,
    current: delegationFor(delegations, null, day),
    rights: Object.fromEntries(
      RecordKind.options.flatMap((kind) => {
        const right = delegationFor(delegations, kind, day);
        return right ? [[kind, right]] : [];
      }),
    ),
    state: signerState({ delegations, absences, session, way }, day, at),
    session,
    absences,
    way,
    limits: signing,
  };
}
