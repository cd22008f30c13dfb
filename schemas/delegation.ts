import { z } from 'zod';
import { Capacity } from './extract.ts';
import { AbsenceId, DelegationId, OfficerId, SigningSessionId } from './ids.ts';
import { RecordKind } from './record/kinds.ts';

/** The decision a delegation rests on: "Quyết định số 12/QĐ-UBND ngày 02/01/2026". */
export const Basis = z.strictObject({ number: z.string().trim().min(1).max(60), date: z.iso.date() });
export type Basis = z.infer<typeof Basis>;

const facts = z.strictObject({
  officerId: OfficerId,
  capacity: Capacity,
  /** Lines above the signature, as printed: ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]. */
  lines: z.array(z.string().trim().min(1).max(80)).min(1).max(3),
  basis: Basis.nullable(),
  /** Days on which it holds, both included, in Việt Nam. */
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  /** What it covers; empty: every kind. */
  kinds: z.array(RecordKind),
});

/**
 * By what right an officer signs. The head (TM.) signs by office; who acts for the head (Q.), by order (TL.) or by written
 * delegation (TUQ.) has a decision with number and date, and a TUQ. has an end.
 * @source NĐ 30/2020/NĐ-CP Điều 13 and Phụ lục I, II.7
 */
export const NewDelegation = facts
  .refine((d) => d.lines[0]?.startsWith(d.capacity) === true, { path: ['lines'], error: 'capacity' })
  .refine((d) => d.basis !== null || d.capacity === 'TM.' || d.capacity === 'KT.', {
    path: ['basis'],
    error: 'basis',
  })
  .refine((d) => d.to !== null || d.capacity !== 'TUQ.', { path: ['to'], error: 'end' })
  .refine((d) => d.to === null || d.from <= d.to, { path: ['to'], error: 'order' });
export type NewDelegation = z.infer<typeof NewDelegation>;

export const Delegation = facts.extend({
  id: DelegationId,
  /** Taken back; papers signed before stand. */
  revokedAt: z.iso.datetime().nullable(),
});
export type Delegation = z.infer<typeof Delegation>;

/** An officer is away on these days, both included; null: until somebody says otherwise. */
export const NewAbsence = z
  .strictObject({
    officerId: OfficerId,
    from: z.iso.date(),
    to: z.iso.date().nullable(),
    reason: z.string().trim().max(200),
  })
  .refine((a) => a.to === null || a.from <= a.to, { path: ['to'], error: 'order' });
export type NewAbsence = z.infer<typeof NewAbsence>;
export const Absence = z.strictObject({
  id: AbsenceId,
  officerId: OfficerId,
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  reason: z.string(),
});
export type Absence = z.infer<typeof Absence>;

/**
 * An officer's key is open, by their PIN, for a limited time, count and scope. `atCounter`: requests at the counter are
 * signed at once; otherwise the officer confirms each at their own desk.
 */
export const SigningSession = z.strictObject({
  id: SigningSessionId,
  officerId: OfficerId,
  openedAt: z.iso.datetime(),
  until: z.iso.datetime(),
  /** How many papers may be signed in it, and how many were. */
  most: z.int().positive(),
  used: z.int().nonnegative(),
  /** Empty: every kind the delegation covers. */
  kinds: z.array(RecordKind),
  atCounter: z.boolean(),
});
export type SigningSession = z.infer<typeof SigningSession>;
