import type { Absence, NewAbsence } from '#schemas/delegation.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { AbsenceId, OfficerId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import { localDay } from '#pipeline/certify/local-time.ts';
import { absenceOn } from '#pipeline/certify/who-may-sign.ts';
import { absencesFrom, endAbsence, keepAbsence } from '#store/delegations.ts';
import { keepOfficeChange } from '#store/office-changes.ts';
import { officerNames, signingOfficers } from '#store/officers.ts';
import type { Db } from '#store/open.ts';
import { endSessions } from '#store/signing-sessions.ts';
import { may } from './may.ts';
import type { ServerPorts } from './ports.ts';

const dayMs = 86_400_000;

/** Somebody who signs says so of themselves, who manages the office of anybody. Throws `may.not`. */
function mustSpeakFor(officer: Officer, of: OfficerId): void {
  if (officer.id !== of && !may(officer, 'manage-office'))
    throw new ExpectedError('may.not', { role: 'admin' });
}

/**
 * An officer is away on these days. Their key is closed when today is one of them: nobody signs for who is not there.
 * Throws `may.not`, and `request.bad` for an officer who may never sign.
 */
export async function noteAbsence(
  { store, keys, now }: ServerPorts,
  officer: Officer,
  asked: NewAbsence,
): Promise<Absence> {
  mustSpeakFor(officer, asked.officerId);
  if (!(await signingOfficers(store.db)).some(({ id }) => id === asked.officerId))
    throw new ExpectedError('request.bad', { field: 'officerId' });
  const at = now();
  const kept = await store.db.transaction().execute(async (tx) => {
    const absence = await keepAbsence(tx, asked, officer.id, at);
    const details = await factsOf(tx, absence);
    await keepOfficeChange(tx, { kind: 'absence-added', details, by: officer.id, at });
    return absence;
  });
  if (absenceOn([kept], localDay(at))) {
    keys.close(kept.officerId);
    await endSessions(store.db, 'closed', at, kept.officerId);
  }
  return kept;
}

/** They are back: yesterday was the last day away. Throws `may.not`; `id.not-found` for one that is over. */
export async function noteReturn(
  { store, now }: ServerPorts,
  officer: Officer,
  id: AbsenceId,
): Promise<void> {
  const at = now();
  await store.db.transaction().execute(async (tx) => {
    const absence = (await absencesFrom(tx, localDay(at))).find((one) => one.id === id);
    if (!absence) throw new ExpectedError('id.not-found', { id });
    mustSpeakFor(officer, absence.officerId);
    await endAbsence(tx, id, localDay(new Date(at.getTime() - dayMs)));
    const details = await factsOf(tx, absence);
    await keepOfficeChange(tx, { kind: 'absence-ended', details, by: officer.id, at });
  });
}

async function factsOf(
  tx: Db,
  { id, officerId, from, to, reason }: Absence,
): Promise<Record<string, string>> {
  return {
    absenceId: id,
    officer: (await officerNames(tx, [officerId])).get(officerId) ?? officerId,
    from,
    ...(to ? { to } : {}),
    ...(reason ? { reason } : {}),
  };
}
