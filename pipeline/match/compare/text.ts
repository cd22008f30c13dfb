import { fold } from '#schemas/fold.ts';
import type { ComparisonLevel } from '#schemas/match.ts';
import { type Comparator, missing } from './comparator.ts';
import { typoDistance } from './typo-distance.ts';

const textLevels = ['exact', 'near', 'part', 'differs'] as const satisfies readonly ComparisonLevel[];

/** 0 the same, 1 a slip in every five letters, 2 one in three, or one begins with the other; 3 another text. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const longest = Math.max(a.length, b.length);
  const limit = Math.max(1, Math.floor(longest / 3));
  const typos = typoDistance(a, b, limit);
  if (typos <= Math.max(1, Math.floor(longest / 5))) return 1;
  if (typos <= limit && longest > 3) return 2;
  return Math.min(a.length, b.length) > 0 && (a.startsWith(b) || b.startsWith(a)) ? 2 : 3;
}

/** Texts of any kind by slips of a typist, folded. */
export const textComparator: Comparator<string> = {
  levels: textLevels,
  prepare: (value) => fold(value) || null,
  compare: compareTexts,
};

interface Crossed {
  readonly own: string;
  readonly other: string;
}
const crossedLevels = [
  'exact',
  'near',
  'part',
  'swapped',
  'differs',
] as const satisfies readonly ComparisonLevel[];

/**
 * A name in two columns (own, then the other): texts as above, and `swapped` where each stands in the other's column. The one
 * that `counts` says so, the other then says nothing, so that a swap is weighed once.
 */
const crossedComparator = (counts: boolean): Comparator<Crossed> => ({
  levels: crossedLevels,
  prepare: (value) => {
    const [own = '', other = ''] = value.split('\u0000').map(fold);
    return own === '' && other === '' ? null : { own, other };
  },
  compare: (a, b) => {
    if (a.own !== '' && b.own !== '') {
      const straight = compareTexts(a.own, b.own);
      if (straight < 2) return straight;
      if (isSwapped(a, b)) return counts ? 3 : missing;
      return straight === 2 ? 2 : 4;
    }
    return missing;
  },
});

const isSwapped = (a: Crossed, b: Crossed): boolean =>
  a.other !== '' && b.other !== '' && compareTexts(a.own, b.other) < 2 && compareTexts(a.other, b.own) < 2;

export const givenNameComparator = crossedComparator(true);
export const surnameComparator = crossedComparator(false);
