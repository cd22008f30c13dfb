import type { Role } from '#schemas/officer.ts';
import type { HumanStep } from '#schemas/task.ts';

export type EntryStep = Exclude<HumanStep, 'authorize-extract'>;

/** What people do with an entry, in its order, and who is shown it; who may do it is the server's to say. */
export const entrySteps = [
  { step: 'verify-entry', role: 'verifier' },
  { step: 'verify-entry-blind', role: 'verifier' },
  { step: 'arbitrate-entry', role: 'arbiter' },
  { step: 'approve-entry', role: 'approver' },
] as const satisfies readonly { step: EntryStep; role: Role }[];
