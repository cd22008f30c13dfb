import type { OfficeView } from '#schemas/api/office.ts';
import { localDay } from '#pipeline/certify/local-time.ts';
import { absencesFrom, delegationsOf } from '#store/delegations.ts';
import { officeChanges } from '#store/office-changes.ts';
import { allOfficers, signingOfficers } from '#store/officers.ts';
import { counterSettings, issuingOffice } from '#store/settings.ts';
import type { ServerPorts } from './ports.ts';

const changesShown = 100;

/** The whole office as an administrator sees it. */
export async function officeViewOf({ store: { db }, now }: ServerPorts): Promise<OfficeView> {
  const today = localDay(now());
  const [office, settings, delegations, absences, signing, everybody, changes] = await Promise.all([
    issuingOffice(db),
    counterSettings(db),
    delegationsOf(db),
    absencesFrom(db, today),
    signingOfficers(db),
    allOfficers(db),
    officeChanges(db, changesShown),
  ]);
  const isActive = new Set(signing.map(({ id }) => id));
  const isNamed = new Set([...delegations, ...absences].map(({ officerId }) => officerId));
  return {
    office,
    settings,
    delegations,
    absences,
    officers: everybody
      .filter(({ id }) => isActive.has(id) || isNamed.has(id))
      .map(({ id, name, login }) => ({ id, name, login, isActive: isActive.has(id) })),
    today,
    changes,
  };
}
