import type { BookProgress, EntryStates } from '#schemas/api/overview.ts';
import type { Wording } from '#schemas/wording/vi.ts';

/** A part of a whole, named and colored by what it is. */
export interface Part {
  readonly tone: string;
  readonly label: string;
  readonly count: number;
}

type Counts = Pick<BookProgress, 'pagesWaiting' | 'pagesReading' | 'pagesRead' | 'pagesSetAside'>;

/** What is done first, so that bars grow from the left. */
export const pageParts = (t: Wording, counts: Counts): Part[] => [
  { tone: 'read', label: t.web.overview.pagesRead, count: counts.pagesRead },
  { tone: 'aside', label: t.web.overview.setAside, count: counts.pagesSetAside },
  { tone: 'reading', label: t.web.progress.pagesReading, count: counts.pagesReading },
  { tone: 'waiting', label: t.web.progress.pagesWaiting, count: counts.pagesWaiting },
];

export const entryParts = (t: Wording, states: EntryStates): Part[] => [
  { tone: 'approved', label: t.web.overview.approved, count: states.approved },
  { tone: 'approve', label: t.web.progress.toApprove, count: states.toApprove },
  { tone: 'arbitrate', label: t.web.progress.toArbitrate, count: states.toArbitrate },
  { tone: 'second', label: t.web.progress.secondKey, count: states.secondKey },
  { tone: 'verify', label: t.web.progress.toVerify, count: states.toVerify },
  { tone: 'trouble', label: t.web.progress.inTrouble, count: states.inTrouble },
];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The same part of several wholes, added up. */
export const addParts = (wholes: readonly (readonly Part[])[]): Part[] =>
  (wholes[0] ?? []).map((part, at) => ({
    ...part,
    count: sum(wholes.map((parts) => parts[at]?.count ?? 0)),
  }));
