import type { LedgerMark, SeriesGap } from '#schemas/api/ledger.ts';

/** What somebody said of a gap in a series. */
export interface SaidOfGap {
  readonly gap: SeriesGap;
  readonly mark: LedgerMark;
}

/**
 * Why something is missing, as people said of it or of more than it: numbers that were explained stay so when another book
 * fills some of them. Numbers that were explained one by one in a book of the year (`numberMark`) are so in the series, too.
 */
export function markOfGap(
  gap: SeriesGap,
  said: readonly SaidOfGap[],
  numberMark: (year: number, number: number) => LedgerMark | null,
): LedgerMark | null {
  const own = said.find((one) => covers(one.gap, gap));
  if (own) return own.mark;
  if (gap.kind !== 'numbers' || gap.from === null || gap.to === null) return null;
  const first = numberMark(gap.year, gap.from);
  for (let number = gap.from + 1; number <= gap.to; number += 1)
    if (numberMark(gap.year, number) === null) return null;
  return first;
}

/** Whether what was said of one gap holds for another. */
export function covers(said: SeriesGap, gap: SeriesGap): boolean {
  if (said.kind !== gap.kind || said.year !== gap.year) return false;
  if (gap.kind === 'year') return true;
  if (gap.kind === 'book-no') return said.bookNo === gap.bookNo;
  if (gap.kind === 'early-end') return said.from === gap.from;
  return (said.from ?? 0) <= (gap.from ?? 0) && (said.to ?? 0) >= (gap.to ?? 0);
}

/** The reason that holds for a number which no book of its year has, or null. */
export const markOfNumber = (year: number, number: number, said: readonly SaidOfGap[]): LedgerMark | null =>
  said.find(({ gap }) => covers(gap, { kind: 'numbers', year, from: number, to: number, bookNo: null }))
    ?.mark ?? null;
