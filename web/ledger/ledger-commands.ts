import type { Command } from '../shared/keyboard.ts';

/** What both the list of series and a book's ledger do. */
export interface SeriesContext {
  readonly nextFault: (() => void) | null;
  readonly explain: (() => void) | null;
  readonly undo: (() => void) | null;
  readonly showHelp: () => void;
}

export interface LedgerContext extends SeriesContext {
  readonly paper: (() => void) | null;
  readonly print: () => void;
}

export const seriesCommands: readonly Command<SeriesContext>[] = [
  { name: 'nextFault', keys: ['F8'], when: (c) => c.nextFault !== null, do: (c) => c.nextFault?.() },
  { name: 'explain', keys: ['F4'], when: (c) => c.explain !== null, do: (c) => c.explain?.() },
  { name: 'undoExplain', keys: ['Ctrl+Backspace'], when: (c) => c.undo !== null, do: (c) => c.undo?.() },
  { name: 'help', keys: ['F1'], when: () => true, do: (c) => c.showHelp() },
];

export const ledgerCommands: readonly Command<LedgerContext>[] = [
  ...seriesCommands,
  { name: 'pageFacts', keys: ['Alt+G'], when: (c) => c.paper !== null, do: (c) => c.paper?.() },
  { name: 'printLedger', keys: ['Ctrl+P'], when: () => true, do: (c) => c.print() },
];

/** Keys the strip itself takes while it has the focus; for the help sheet. */
export const stripKeys: readonly Command<LedgerContext>[] = [
  {
    name: 'walkStrip',
    keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'],
    when: () => false,
    do: () => undefined,
  },
  { name: 'openCell', keys: ['Enter'], when: () => false, do: () => undefined },
];
