import { fold } from '#schemas/fold.ts';
import type { Comparator } from './comparator.ts';

/** Words that are few: sex, and what else has a handful of values. */
export const sexComparator: Comparator<string> = {
  levels: ['exact', 'differs'],
  prepare: (value) => fold(value) || null,
  compare: (a, b) => (a === b ? 0 : 1),
};
