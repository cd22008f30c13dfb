import type { Command } from '../shared/keyboard.ts';
import type { PageView } from '../shared/page-viewer/use-page-view.ts';
import type { ArbitrateAct } from './arbitration.ts';
import { pageCommands } from './page-commands.ts';

/** What the arbiter's keyboard can reach. */
export interface ArbitrateContext {
  readonly page: PageView;
  /** A call is under way: nothing may be sent twice. */
  readonly isBusy: boolean;
  readonly act: (act: ArbitrateAct) => void;
  readonly toReason: () => void;
  readonly submit: () => void;
  readonly reportTrouble: () => void;
  readonly tellPageFacts: () => void;
  readonly release: () => void;
  readonly showHelp: () => void;
}

const always = () => true;
const idle = (context: ArbitrateContext) => !context.isBusy;

/** Every command of the arbiter's screen. Plain letters are never taken: they are for typing. */
export const arbitrateCommands: readonly Command<ArbitrateContext>[] = [
  { name: 'takeFirst', keys: ['F6', 'Alt+1'], when: always, do: (c) => c.act({ do: 'take', side: 'first' }) },
  {
    name: 'takeSecond',
    keys: ['F7', 'Alt+2'],
    when: always,
    do: (c) => c.act({ do: 'take', side: 'second' }),
  },
  { name: 'keepOwn', keys: ['Enter'], when: always, do: (c) => c.act({ do: 'accept' }) },
  { name: 'next', keys: ['ArrowDown'], when: always, do: (c) => c.act({ do: 'next' }) },
  { name: 'previous', keys: ['ArrowUp', 'Shift+Enter'], when: always, do: (c) => c.act({ do: 'previous' }) },
  { name: 'nextUnsettled', keys: ['F2'], when: always, do: (c) => c.act({ do: 'next-unsettled' }) },
  { name: 'unreadable', keys: ['F3'], when: always, do: (c) => c.act({ do: 'mark', state: 'unreadable' }) },
  { name: 'blank', keys: ['F4'], when: always, do: (c) => c.act({ do: 'mark', state: 'blank' }) },
  { name: 'toReason', keys: ['Alt+L'], when: always, do: (c) => c.toReason() },
  { name: 'decide', keys: ['Ctrl+Enter'], when: idle, do: (c) => c.submit() },
  { name: 'trouble', keys: ['Alt+V'], when: idle, do: (c) => c.reportTrouble() },
  { name: 'pageFacts', keys: ['Alt+G'], when: idle, do: (c) => c.tellPageFacts() },
  { name: 'release', keys: ['Alt+Q'], when: idle, do: (c) => c.release() },
  ...pageCommands,
  { name: 'help', keys: ['F1'], when: always, do: (c) => c.showHelp() },
];
