import { ExpectedError } from '#schemas/errors.ts';
import type { Officer, Role } from '#schemas/officer.ts';
import type { HumanStep } from '#schemas/task.ts';

/** Who may do what. An administrator may do all of it, but nobody may judge their own work (`notSameAs`). */
const rolesFor = {
  'verify-entry': ['verifier'],
  'approve-entry': ['approver'],
  'authorize-extract': ['registrar'],
  /** Search, open and hurry records; see extracts. */
  'read-records': ['clerk', 'registrar'],
  'request-extract': ['clerk', 'registrar'],
  /** Progress, pages of a book, failures and trying again. */
  'oversee-reading': ['digitizer'],
  /** Pictures of pages: everyone with an account works from them. */
  'see-images': ['digitizer', 'verifier', 'approver', 'clerk', 'registrar'],
  /** One's own tasks and session. */
  'do-own-work': ['digitizer', 'verifier', 'approver', 'clerk', 'registrar'],
  /** The queue dashboard. */
  administer: [],
} as const satisfies Record<HumanStep | string, readonly Role[]>;

export type Action = keyof typeof rolesFor;

export const may = (officer: Officer, action: Action): boolean =>
  officer.roles.some((role) => role === 'admin' || (rolesFor[action] as readonly Role[]).includes(role));

/** Throws `may.not`, naming the role it would take. */
export function mustBeAllowed(officer: Officer, action: Action): void {
  if (!may(officer, action)) throw new ExpectedError('may.not', { role: rolesFor[action][0] ?? 'admin' });
}
