import { z } from 'zod';
import { Absence, Delegation, NewAbsence, NewDelegation } from '../delegation.ts';
import { AbsenceId, DelegationId, OfficerId } from '../ids.ts';
import { CounterSettings, IssuingOffice } from '../settings.ts';
import { route } from './route.ts';

/** What can be changed of the office; each change is kept, by whom and when. */
export const OfficeChangeKind = z.enum([
  'office-set',
  'counter-set',
  'delegation-added',
  'delegation-revoked',
  'absence-added',
  'absence-ended',
]);
export type OfficeChangeKind = z.infer<typeof OfficeChangeKind>;

/** `details`: facts by name, as `web.office.facts` in the wording has them; of settings "before → after". */
export const OfficeChange = z.strictObject({
  at: z.iso.datetime(),
  by: z.string(),
  kind: OfficeChangeKind,
  details: z.record(z.string(), z.string()),
});
export type OfficeChange = z.infer<typeof OfficeChange>;

/** Everything an administrator sets of the office: who may sign, who is away, what papers cost. */
export const OfficeView = z.strictObject({
  office: IssuingOffice,
  settings: CounterSettings,
  /** Those of before, and those taken back, too. */
  delegations: z.array(Delegation),
  /** That are not over yet. */
  absences: z.array(Absence),
  /** Who may ever sign, and whose delegations are listed: `isActive` says whether they still may. */
  officers: z.array(
    z.strictObject({ id: OfficerId, name: z.string(), login: z.string(), isActive: z.boolean() }),
  ),
  /** The day here, ISO: what a delegation's days are held against. */
  today: z.iso.date(),
  /** What was changed, the newest first, at most 100. */
  changes: z.array(OfficeChange),
});
export type OfficeView = z.infer<typeof OfficeView>;

/** The lines over a paper, as they will be printed. */
export const PrintedHeader = z.strictObject({
  above: z.string(),
  between: z.array(z.string()),
  body: z.string(),
  /** "Hai Bà Trưng, ngày 22 tháng 11 năm 2026" */
  placeAndDate: z.string(),
});
export type PrintedHeader = z.infer<typeof PrintedHeader>;

const done = z.strictObject({ ok: z.literal(true) });

export const officeView = route({ method: 'GET', path: '/api/office', reply: OfficeView });
export const setOffice = route({ method: 'POST', path: '/api/office', body: IssuingOffice, reply: done });
/** What papers would say; nothing is kept. */
export const officeHeader = route({
  method: 'POST',
  path: '/api/office/header',
  body: IssuingOffice,
  reply: PrintedHeader,
});
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
