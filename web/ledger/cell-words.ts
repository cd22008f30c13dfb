import type { LedgerCell } from '#schemas/api/ledger.ts';
import type { Wording } from '#schemas/wording/vi.ts';

/** A number that somebody should look at: nobody said why it is so. */
export const isOpen = ({ state, mark }: LedgerCell): boolean =>
  mark === null && !['fine', 'inserted', 'struck'].includes(state);

/** May be explained: what nothing is wrong with needs no reason. */
export const canExplain = ({ number, state }: LedgerCell): boolean =>
  number !== null && state !== 'fine' && state !== 'inserted';

/** Its reason was given here: one of the whole series is taken back there. */
export const canUndo = ({ mark }: LedgerCell): boolean => mark !== null && !mark.isOfSeries;

/** The classes a cell is drawn by: how far people are, and what is wrong. */
export const lookOf = (cell: LedgerCell): string =>
  [
    'number',
    cell.progress && `is-${cell.progress}`,
    cell.state !== 'fine' && `is-${cell.state}`,
    cell.mark && 'is-explained',
  ]
    .filter(Boolean)
    .join(' ');

/** The sign a cell bears beside its color, so that none depends on color alone; none: nothing is wrong. */
export const signOf = ({ state, mark }: LedgerCell): string | undefined => {
  if (mark) return '✓';
  const signs = {
    fine: '',
    inserted: '+',
    struck: '—',
    unread: '?',
    misread: '≠',
    doubled: '=',
    displaced: '↷',
    missing: '×',
  };
  return signs[state] || undefined;
};

/** What a cell says in words: `thiếu, đã rõ lý do`. */
export const wordsOf = (t: Wording, { state, progress, mark }: LedgerCell): string =>
  [
    (state !== 'fine' || progress === null) && t.web.ledger.states[state],
    progress && t.web.ledger.progress[progress],
    mark && `${t.web.ledger.explained}: ${t.web.ledger.marks[mark.mark]}`,
  ]
    .filter(Boolean)
    .join(', ');
