import { typoDistance } from './typo-distance.ts';
import type { Comparator } from './comparator.ts';

/** Numbers that belong to one person or thing, their letters and digits alone. `digit`: one sign wrong, missing or turned. */
export const idComparator: Comparator<string> = {
  levels: ['exact', 'digit', 'differs'],
  prepare: (value) => value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') || null,
  compare: (a, b) => (a === b ? 0 : Math.min(a.length, b.length) > 3 && typoDistance(a, b, 1) <= 1 ? 1 : 2),
};
