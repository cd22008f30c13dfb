import { z } from 'zod';
import { Absence, Delegation, NewAbsence, NewDelegation } from '../delegation.ts';
import { AbsenceId, DelegationId, OfficerId } from '../ids.ts';
import { CounterSettings, IssuingOffice } from '../settings.ts';
import { route } from './route.ts';

/** Everything an administrator sets of the office: who may sign, who is away, what papers cost. */
export const OfficeView = z.strictObject({
  office: IssuingOffice,
  settings: CounterSettings,
  delegations: z.array(Delegation),
  absences: z.array(Absence),
  /** Who may ever sign: officers with that role. */
  officers: z.array(z.strictObject({ id: OfficerId, name: z.string(), login: z.string() })),
  /** What was changed, the newest first, at most 100. */
  changes: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      by: z.string(),
      kind: z.string(),
      details: z.record(z.string(), z.string()),
    }),
  ),
});
export type OfficeView = z.infer<typeof OfficeView>;

const done = z.strictObject({ ok: z.literal(true) });

export const officeView = route({ method: 'GET', path: '/api/office', reply: OfficeView });
export const setOffice = route({ method: 'POST', path: '/api/office', body: IssuingOffice, reply: done });
export const setCounter = route({
  method: 'POST',
  path: '/api/office/counter',
  body: CounterSettings,
  reply: done,
});
export const addDelegation = route({
  method: 'POST',
  path: '/api/office/delegations',
  body: NewDelegation,
  reply: Delegation,
});
export const revokeDelegation = route({
  method: 'POST',
  path: '/api/office/delegations/revoke',
  body: z.strictObject({ id: DelegationId, reason: z.string().trim().min(1).max(200) }),
  reply: done,
});
/** An officer who signs may say so of themselves, an administrator of anybody. */
export const addAbsence = route({
  method: 'POST',
  path: '/api/office/absences',
  body: NewAbsence,
  reply: Absence,
});
/** They are back: the absence ended yesterday, or never began. */
export const endAbsence = route({
  method: 'POST',
  path: '/api/office/absences/end',
  body: z.strictObject({ id: AbsenceId }),
  reply: done,
});
