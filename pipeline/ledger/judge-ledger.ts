import type { OpenPoint } from '#schemas/api/ledger.ts';
import type { LedgerFault } from '#schemas/steps.ts';

/** Everything that a book's completeness is judged by. */
export interface LedgerFacts {
  readonly isLoaded: boolean;
  /** Pages machines have not come to the end of, and those they gave up. */
  readonly pagesOpen: number;
  readonly pagesSetAside: number;
  readonly entries: number;
  readonly unread: number;
  /** Not explained. */
  readonly faults: number;
  /** Numbers that people say stand in the book and are not scanned yet. */
  readonly toScan: number;
  /** Its first number is not 1, and no other book has those before it. */
  readonly beginsLate: boolean;
  readonly years: readonly {
    /** Another book has the next number: this one needs no closing. */
    readonly goesOn: boolean;
    readonly hasClosing: boolean;
    readonly agrees: boolean | null;
  }[];
}

/** What keeps a book from being complete, in the order one would see to it; nothing: it is. */
export function openPoints(facts: LedgerFacts): OpenPoint[] {
  const closings = facts.years.filter(({ goesOn, hasClosing }) => hasClosing || !goesOn);
  const points: readonly [OpenPoint, boolean][] = [
    ['not-loaded', !facts.isLoaded],
    ['still-reading', facts.pagesOpen > 0],
    ['pages-set-aside', facts.pagesSetAside > 0],
    ['no-entries', facts.entries === 0],
    ['faults', facts.faults > 0],
    ['to-scan', facts.toScan > 0],
    ['unread', facts.unread > 0],
    ['begins-late', facts.beginsLate],
    ['no-closing', facts.entries > 0 && closings.some(({ agrees }) => agrees === null)],
    ['closing-differs', closings.some(({ agrees }) => agrees === false)],
  ];
  return points.flatMap(([point, isOpen]) => (isOpen ? [point] : []));
}

/** Every number of a fault has been explained. */
export const isExplained = (
  { year, from, to }: Pick<LedgerFault, 'year' | 'from' | 'to'>,
  isMarked: (year: number, number: number) => boolean,
): boolean => {
  if (from === null || to === null) return false;
  for (let number = from; number <= to; number += 1) if (!isMarked(year, number)) return false;
  return true;
};
