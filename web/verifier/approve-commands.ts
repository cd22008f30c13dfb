import type { Command } from '../shared/keyboard.ts';
import type { PageView } from '../shared/page-viewer/use-page-view.ts';
import { pageCommands } from './page-commands.ts';

/** What the approver's keyboard can reach. */
export interface ApproveContext {
  /** The page under the hand: the other entry's while it is open. */
  readonly page: PageView;
  /** A call is under way: nothing may be sent twice. */
  readonly isBusy: boolean;
  /** Entries that may be the same registration. */
  readonly others: number;
  readonly move: (to: 'next' | 'previous' | 'doubtful') => void;
  readonly approve: () => void;
  readonly askSendBack: () => void;
  readonly toggleOther: () => void;
  readonly nextOther: () => void;
  readonly showJournal: () => void;
  readonly release: () => void;
  readonly showHelp: () => void;
}

const always = () => true;
const idle = (context: ApproveContext) => !context.isBusy;

/** Every command of the approver's screen. */
export const approveCommands: readonly Command<ApproveContext>[] = [
  { name: 'next', keys: ['Enter', 'ArrowDown'], when: always, do: (c) => c.move('next') },
  { name: 'previous', keys: ['ArrowUp', 'Shift+Enter'], when: always, do: (c) => c.move('previous') },
  { name: 'nextDoubtful', keys: ['F2'], when: always, do: (c) => c.move('doubtful') },
  { name: 'approve', keys: ['Ctrl+Enter'], when: idle, do: (c) => c.approve() },
  { name: 'sendBack', keys: ['Alt+B'], when: idle, do: (c) => c.askSendBack() },
  { name: 'openOther', keys: ['Alt+T'], when: (c) => c.others > 0, do: (c) => c.toggleOther() },
  { name: 'nextOther', keys: ['Alt+N'], when: (c) => c.others > 1, do: (c) => c.nextOther() },
  { name: 'journal', keys: ['Alt+J'], when: always, do: (c) => c.showJournal() },
  { name: 'release', keys: ['Alt+Q'], when: idle, do: (c) => c.release() },
  ...pageCommands,
  { name: 'help', keys: ['F1'], when: always, do: (c) => c.showHelp() },
];
