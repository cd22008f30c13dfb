import type { Role } from '#schemas/officer.ts';
import type { HumanStep } from '#schemas/task.ts';
import type { IconName } from './icon.tsx';
import { addresses } from './router.ts';

/** Who works where. What each may do there is decided by the server alone. */
export const workplaces = [
  {
    name: 'verifier',
    to: addresses.verifier,
    icon: 'check',
    roles: ['verifier', 'arbiter', 'approver', 'admin'],
    steps: ['verify-entry', 'verify-entry-blind', 'arbitrate-entry', 'approve-entry'],
  },
  {
    name: 'counter',
    to: addresses.counter,
    icon: 'search',
    roles: ['clerk', 'registrar', 'admin'],
    steps: [],
  },
  {
    name: 'registrar',
    to: addresses.registrar,
    icon: 'seal',
    roles: ['registrar', 'admin'],
    steps: ['authorize-extract'],
  },
  {
    name: 'issueBook',
    to: addresses.issueBook,
    icon: 'books',
    roles: ['clerk', 'registrar', 'admin'],
    steps: [],
    isAside: true,
  },
  {
    name: 'corrections',
    to: addresses.corrections,
    icon: 'page',
    roles: ['approver', 'admin'],
    steps: [],
  },
  {
    name: 'review',
    to: addresses.review,
    icon: 'person',
    roles: ['arbiter', 'approver', 'admin'],
    steps: [],
  },
  {
    name: 'ledger',
    to: addresses.ledger,
    icon: 'books',
    roles: ['digitizer', 'approver', 'registrar', 'clerk', 'admin'],
    steps: [],
    isAside: true,
  },
  {
    name: 'office',
    to: addresses.office,
    icon: 'seal',
    roles: ['admin'],
    steps: [],
  },
  {
    name: 'troubles',
    to: addresses.troubles,
    icon: 'doubt',
    roles: ['digitizer', 'arbiter', 'admin'],
    steps: [],
  },
  {
    name: 'overview',
    to: addresses.overview,
    icon: 'books',
    roles: ['digitizer', 'approver', 'admin'],
    steps: [],
  },
] as const satisfies readonly {
  name: string;
  to: string;
  icon: IconName;
  roles: readonly Role[];
  steps: readonly HumanStep[];
  /** A place one goes to from another, never the one a day begins in. */
  isAside?: true;
}[];

export const workplacesOf = (roles: readonly Role[]) =>
  workplaces.filter((place) => place.roles.some((role) => roles.includes(role)));

/** Where a day may begin. */
export const startsOf = (roles: readonly Role[]) =>
  workplacesOf(roles).filter((place) => !('isAside' in place));
