import type { Command } from '../shared/keyboard.ts';

/** What the keyboard can do at the sign desk. */
export interface DeskContext {
  readonly canSign: boolean;
  readonly canRefuse: boolean;
  readonly chosen: number;
  readonly waiting: number;
  readonly isBusy: boolean;
  /** `open`: may be opened; `close`: is open; null: there is none to open. */
  readonly key: 'open' | 'close' | null;
  readonly canNoteAway: boolean;
  readonly hasNext: boolean;
  readonly sign: () => void;
  readonly refuse: () => void;
  readonly signChosen: () => void;
  readonly choose: () => void;
  readonly chooseAll: () => void;
  readonly move: (by: 1 | -1) => void;
  readonly next: () => void;
  readonly openKey: () => void;
  readonly closeKey: () => void;
  readonly noteAway: () => void;
  readonly showHelp: () => void;
}

/** Space presses what has the focus; a line of the list it chooses. */
const isOnAnother = (): boolean =>
  document.activeElement?.matches('button:not(.sign-line), input, select, a, summary') ?? false;

export const deskCommands: readonly Command<DeskContext>[] = [
  { name: 'sign', keys: ['Ctrl+Enter'], when: (c) => c.canSign, do: (c) => c.sign() },
  { name: 'refuse', keys: ['Alt+B'], when: (c) => c.canRefuse, do: (c) => c.refuse() },
  { name: 'next', keys: ['F2'], when: (c) => c.hasNext, do: (c) => c.next() },
  {
    name: 'choosePaper',
    keys: ['Space'],
    when: (c) => c.waiting > 0 && !c.isBusy && !isOnAnother(),
    do: (c) => c.choose(),
  },
  {
    name: 'chooseAll',
    keys: ['a', 'A'],
    when: (c) => c.waiting > 0 && !c.isBusy,
    do: (c) => c.chooseAll(),
  },
  {
    name: 'signChosen',
    keys: ['Ctrl+Shift+Enter'],
    when: (c) => c.chosen > 0 && !c.isBusy,
    do: (c) => c.signChosen(),
  },
  { name: 'nextPaper', keys: ['ArrowDown'], when: (c) => c.waiting > 0, do: (c) => c.move(1) },
  { name: 'previousPaper', keys: ['ArrowUp'], when: (c) => c.waiting > 0, do: (c) => c.move(-1) },
  { name: 'openKey', keys: ['Alt+K'], when: (c) => c.key === 'open', do: (c) => c.openKey() },
  { name: 'closeKey', keys: ['Alt+K'], when: (c) => c.key === 'close', do: (c) => c.closeKey() },
  { name: 'noteAway', keys: ['Alt+V'], when: (c) => c.canNoteAway, do: (c) => c.noteAway() },
  { name: 'help', keys: ['F1'], when: () => true, do: (c) => c.showHelp() },
];
