import type { Comparator } from './comparator.ts';

/**
 * Numbers of entries, however many zeros lead them. `close`: the next one, where a twin or the next caller stands; `digit`: one
 * digit read otherwise.
 */
export const entryNumberComparator: Comparator<string> = {
  levels: ['exact', 'digit', 'close', 'differs'],
  prepare: (value) => /^\D*0*(\d+)/.exec(value)?.[1] ?? null,
  compare: (a, b) => {
    if (a === b) return 0;
    if (Math.abs(Number(a) - Number(b)) === 1) return 2;
    if (a.length !== b.length || a.length === 1) return 3;
    let apart = 0;
    for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) apart += 1;
    return apart === 1 ? 1 : 3;
  },
};
