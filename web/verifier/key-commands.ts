import type { HumanStep } from '#schemas/task.ts';
import type { Command } from '../shared/keyboard.ts';
import type { PageView } from '../shared/page-viewer/use-page-view.ts';
import { type Act, type Answers, currentField, isTyping } from './answers.ts';
import { offersOf } from './offers-of.ts';
import { pageCommands } from './page-commands.ts';

/** The list of suggestions under the input. */
export interface ChoiceKeys {
  readonly isOpen: boolean;
  /** Index of the one that Enter takes; null: Enter takes what was typed. */
  readonly chosen: number | null;
  readonly open: () => void;
  readonly close: () => void;
  readonly move: (by: 1 | -1) => void;
  /** Takes the chosen one, or the first. */
  readonly take: () => void;
}

/** What the keyboard can reach on the keying screen. */
export interface KeyContext {
  readonly step: HumanStep;
  readonly answers: Answers;
  readonly page: PageView;
  readonly list: ChoiceKeys;
  /** What stands in the current field of the entry above. */
  readonly above: string | null;
  /** A call is under way, or the task is not this officer's: nothing may be sent. */
  readonly isBusy: boolean;
  readonly hasNotes: boolean;
  readonly hasSecondCopy: boolean;
  readonly act: (act: Act) => void;
  readonly submit: () => void;
  readonly reportTrouble: () => void;
  readonly tellPageFacts: () => void;
  readonly release: () => void;
  readonly nextNote: () => void;
  readonly toggleSecondCopy: () => void;
  readonly showHelp: () => void;
}

type KeyCommand = Command<KeyContext>;

const always = () => true;
const idle = (context: KeyContext) => !context.isBusy;
const isOpen = ({ list }: KeyContext) => list.isOpen;

/** While suggestions are shown these come before all others. */
export const listCommands: readonly KeyCommand[] = [
  { name: 'takeChoice', keys: ['Tab'], when: isOpen, do: (c) => c.list.take() },
  {
    name: 'takeChosen',
    keys: ['Enter'],
    when: ({ list }) => list.isOpen && list.chosen !== null,
    do: (c) => c.list.take(),
  },
  { name: 'choiceDown', keys: ['ArrowDown'], when: isOpen, do: (c) => c.list.move(1) },
  { name: 'choiceUp', keys: ['ArrowUp'], when: isOpen, do: (c) => c.list.move(-1) },
  { name: 'closeChoices', keys: ['Escape'], when: isOpen, do: (c) => c.list.close() },
];

const offer = (at: number): KeyCommand => ({
  name: 'alternative',
  keys: [`Alt+${at + 1}`],
  when: ({ answers }) => {
    const field = currentField(answers);
    return field !== undefined && offersOf(field).length > at;
  },
  do: (c) => c.act({ do: 'takeOffer', offer: at }),
});

/** Every command of the keying screen. Plain letters are never taken: they are for typing. */
const keyCommands: readonly KeyCommand[] = [
  { name: 'accept', keys: ['Enter'], when: always, do: (c) => c.act({ do: 'accept' }) },
  { name: 'next', keys: ['ArrowDown'], when: always, do: (c) => c.act({ do: 'next' }) },
  { name: 'previous', keys: ['ArrowUp', 'Shift+Enter'], when: always, do: (c) => c.act({ do: 'previous' }) },
  { name: 'nextDoubtful', keys: ['F2'], when: always, do: (c) => c.act({ do: 'nextDoubtful' }) },
  { name: 'unreadable', keys: ['F3'], when: always, do: (c) => c.act({ do: 'mark', state: 'unreadable' }) },
  { name: 'blank', keys: ['F4'], when: always, do: (c) => c.act({ do: 'mark', state: 'blank' }) },
  { name: 'reorder', keys: ['F6'], when: always, do: (c) => c.act({ do: 'reorder' }) },
  offer(0),
  offer(1),
  offer(2),
  {
    name: 'copyAbove',
    keys: ['Alt+A'],
    when: ({ above }) => above !== null,
    do: (c) => c.above !== null && c.act({ do: 'take', text: c.above }),
  },
  { name: 'openChoices', keys: ['Ctrl+Space'], when: always, do: (c) => c.list.open() },
  { name: 'undo', keys: ['Ctrl+Z'], when: (c) => !isTyping(c.answers), do: (c) => c.act({ do: 'undo' }) },
  { name: 'submit', keys: ['Ctrl+Enter'], when: idle, do: (c) => c.submit() },
  { name: 'trouble', keys: ['Alt+V'], when: idle, do: (c) => c.reportTrouble() },
  { name: 'pageFacts', keys: ['Alt+G'], when: idle, do: (c) => c.tellPageFacts() },
  { name: 'release', keys: ['Alt+Q'], when: idle, do: (c) => c.release() },
  { name: 'secondCopy', keys: ['Alt+K'], when: (c) => c.hasSecondCopy, do: (c) => c.toggleSecondCopy() },
  { name: 'nextNote', keys: ['Alt+N'], when: (c) => c.hasNotes, do: (c) => c.nextNote() },
  ...pageCommands,
  { name: 'help', keys: ['F1'], when: always, do: (c) => c.showHelp() },
];

/** Who keys blind sees neither reading nor doubts. */
const notBlind: readonly KeyCommand['name'][] = ['nextDoubtful', 'reorder', 'alternative', 'secondCopy'];

/** The commands that a keying step knows. */
export const keyCommandsOf = (step: HumanStep): readonly KeyCommand[] =>
  step === 'verify-entry-blind' ? keyCommands.filter(({ name }) => !notBlind.includes(name)) : keyCommands;
