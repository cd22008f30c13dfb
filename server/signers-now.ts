import type { SignerNow, SignersNow } from '#schemas/api/signing.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import { localDay } from '#pipeline/certify/local-time.ts';
import { absenceOn, delegationFor, kindsOf, signerState } from '#pipeline/certify/who-may-sign.ts';
import { absencesFrom, delegationsOf } from '#store/delegations.ts';
import { signingOfficers } from '#store/officers.ts';
import { openSessions } from '#store/signing-sessions.ts';
import type { ServerPorts } from './ports.ts';

const isReady = ({ state }: SignerNow): boolean => state === 'at-counter' || state === 'at-desk';

/**
 * Who can sign now, the nearest to it first, and what nobody can: a ward whose head is away must see it before a citizen
 * does.
 */
export async function signersNowOf({ store, keys, now }: ServerPorts): Promise<SignersNow> {
  const at = now();
  const day = localDay(at);
  const [officers, delegations, absences, sessions] = await Promise.all([
    signingOfficers(store.db),
    delegationsOf(store.db),
    absencesFrom(store.db, day),
    openSessions(store.db),
  ]);
  const ways = new Map(
    await Promise.all(officers.map(async ({ id }) => [id, await keys.wayOf(id)] as const)),
  );
  const signers = officers.map((officer): SignerNow => {
    const own = delegations.filter(({ officerId }) => officerId === officer.id);
    const away = absences.filter(({ officerId }) => officerId === officer.id);
    const open = sessions.find(({ officerId }) => officerId === officer.id);
    const session = open && keys.isOpen(officer.id) ? open : null;
    const state = signerState(
      { delegations: own, absences: away, session, way: ways.get(officer.id) ?? 'none' },
      day,
      at,
    );
    const delegation = delegationFor(own, null, day);
    const mayKinds = RecordKind.options.filter((kind) => delegationFor(own, kind, day) !== null);
    const isOpen = state === 'at-counter' || state === 'at-desk';
    return {
      officerId: officer.id,
      name: officer.name,
      capacity: delegation?.capacity ?? null,
      lines: delegation?.lines ?? [],
      state,
      kinds: isOpen && session ? mayKinds.filter((kind) => kindsOf(session).includes(kind)) : mayKinds,
      until: isOpen ? (session?.until ?? null) : null,
      left: isOpen && session ? session.most - session.used : null,
      delegationTo: delegation?.to ?? null,
      backOn: dayAfter(absenceOn(away, day)?.to ?? null),
    };
  });
  const order: readonly SignerNow['state'][] = ['at-counter', 'at-desk', 'closed', 'away', 'spent', 'none'];
  signers.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.name < b.name ? -1 : 1));
  const here = signers.filter((signer) => isReady(signer) || signer.state === 'closed');
  const nobody = RecordKind.options.filter((kind) => !here.some(({ kinds }) => kinds.includes(kind)));
  const ready = (kind: RecordKind) => signers.some((s) => isReady(s) && s.kinds.includes(kind));
  return {
    signers,
    nobody,
    closed: RecordKind.options.filter((kind) => !nobody.includes(kind) && !ready(kind)),
  };
}

const dayAfter = (day: string | null): string | null =>
  day && new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
