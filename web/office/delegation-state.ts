import type { Delegation } from '#schemas/delegation.ts';
import { daysUntil } from './days.ts';

/** Days before its end from which a delegation is warned about. */
export const warnDays = 14;

/** How a delegation stands on a day. `soon`: in force, and over in so many days; 0: today is its last. */
export type DelegationState =
  | { readonly is: 'holds' | 'later' | 'over' | 'inactive' }
  | { readonly is: 'soon'; readonly days: number }
  | { readonly is: 'revoked'; readonly at: string };

/** `isActive`: the officer may still sign in. */
export function delegationState(
  { from, to, revokedAt }: Pick<Delegation, 'from' | 'to' | 'revokedAt'>,
  today: string,
  isActive = true,
): DelegationState {
  if (revokedAt !== null) return { is: 'revoked', at: revokedAt };
  if (to !== null && to < today) return { is: 'over' };
  if (!isActive) return { is: 'inactive' };
  if (today < from) return { is: 'later' };
  const days = to === null ? null : daysUntil(today, to);
  return days !== null && days <= warnDays ? { is: 'soon', days } : { is: 'holds' };
}

/** Over for good: shown when asked for. */
export const isPast = ({ is }: DelegationState): boolean => is === 'over' || is === 'revoked';
