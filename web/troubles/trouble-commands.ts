import type { Command } from '../shared/keyboard.ts';
import type { PageView } from '../shared/page-viewer/use-page-view.ts';
import { pageCommands } from '../verifier/page-commands.ts';

/** The list of troubles, under the keyboard. */
export interface TroubleListContext {
  readonly move: (by: 1 | -1) => void;
  readonly open: () => void;
}

/** The one that is open, too. */
export interface TroubleContext extends TroubleListContext {
  readonly page: PageView;
  /** It waits for an answer or is set aside, and no call is under way. */
  readonly isOpen: boolean;
  readonly keyAgain: () => void;
  readonly setAside: () => void;
  readonly showHelp: () => void;
}

const always = () => true;

export const troubleListCommands: readonly Command<TroubleListContext>[] = [
  { name: 'nextTrouble', keys: ['ArrowDown'], when: always, do: (c) => c.move(1) },
  { name: 'previousTrouble', keys: ['ArrowUp'], when: always, do: (c) => c.move(-1) },
  { name: 'openTrouble', keys: ['Enter'], when: always, do: (c) => c.open() },
];

/** Every command of the page of troubles. */
export const troubleCommands: readonly Command<TroubleContext>[] = [
  ...troubleListCommands,
  { name: 'keyAgain', keys: ['F6'], when: (c) => c.isOpen, do: (c) => c.keyAgain() },
  { name: 'setAside', keys: ['F7'], when: (c) => c.isOpen, do: (c) => c.setAside() },
  ...pageCommands,
  { name: 'help', keys: ['F1'], when: always, do: (c) => c.showHelp() },
];
