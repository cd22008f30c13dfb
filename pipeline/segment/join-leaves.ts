import type { SegmentedPage } from '#schemas/steps.ts';
import { entryIdOf } from '../ids.ts';

/** The leaves of one scan as one page, its entries numbered on from leaf to leaf; as well placed as the worst placed leaf. */
export function joinLeaves(leaves: readonly SegmentedPage[]): SegmentedPage | null {
  const [first] = leaves;
  if (first === undefined) return null;
  const fits = leaves.flatMap(({ fit }) => (fit === null ? [] : [fit]));
  return {
    ...first,
    fit: fits.toSorted((a, b) => b.medianErrorPx - a.medianErrorPx)[0] ?? null,
    entries: leaves
      .flatMap(({ entries }) => entries)
      .map((entry, ordinal) => ({ ...entry, ordinal, entryId: entryIdOf(entry.pageId, ordinal) })),
  };
}
