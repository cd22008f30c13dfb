import type { OfficerId } from '#schemas/ids.ts';
import type { VerifiedEntry } from '#schemas/steps.ts';

/** Every field has as many looks as it takes, and nobody differs. */
export const isSettled = (entry: VerifiedEntry): boolean =>
  entry.toKey.length === 0 && entry.differing.length === 0;

/** Everybody who keyed or arbitrated an entry, the first one first, each once. */
export const keyedBy = (entry: VerifiedEntry): readonly OfficerId[] => [
  ...new Set([entry.verifiedBy, ...entry.keyings.map((keying) => keying.by)]),
];
