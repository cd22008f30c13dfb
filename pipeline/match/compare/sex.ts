import { fold } from '#schemas/fold.ts';
import { packed } from './comparator.ts';
import { textNumbers } from './text-numbers.ts';

/** Words that are few: sex, and what else has a handful of values. */
export const sexComparator = packed(
  ['exact', 'differs'],
  (value) => {
    const folded = fold(value);
    return folded === '' ? null : textNumbers(folded);
  },
  (x, a, y, b) => (x[a] === y[b] && x[a + 1] === y[b + 1] ? 0 : 1),
);
