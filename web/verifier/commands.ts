import type { HumanStep } from '#schemas/task.ts';
import type { Command } from '../shared/keyboard.ts';
import type { PageView } from '../shared/page-viewer/use-page-view.ts';
import { type Act, type Answers, currentField, isTyping } from './answers.ts';

/** What the keyboard can reach on this screen. */
export interface VerifierContext {
  readonly step: HumanStep;
  readonly answers: Answers;
  readonly page: PageView;
  /** A call is under way: nothing may be sent twice. */
  readonly isBusy: boolean;
  readonly act: (act: Act) => void;
  readonly submit: () => void;
  readonly askSendBack: () => void;
  readonly release: () => void;
  readonly showHelp: () => void;
}

const always = () => true;
const verifying = (context: VerifierContext) => context.step === 'verify-entry';
const approving = (context: VerifierContext) => context.step === 'approve-entry';
const idle = (context: VerifierContext) => !context.isBusy;
const hasAlternative = (at: number) => (context: VerifierContext) =>
  verifying(context) && (currentField(context.answers)?.read.alternatives.length ?? 0) > at;
const panStepPx = 80;

const alternative = (at: number): Command<VerifierContext> => ({
  name: 'alternative',
  keys: [`Alt+${at + 1}`],
  when: hasAlternative(at),
  do: (context) => context.act({ do: 'take', alternative: at }),
});

/** Every command of the verifier's and approver's screen. Plain letters are never taken: they are for typing. */
export const commands: readonly Command<VerifierContext>[] = [
  { name: 'accept', keys: ['Enter'], when: verifying, do: (c) => c.act({ do: 'accept' }) },
  { name: 'next', keys: ['Enter', 'ArrowDown'], when: approving, do: (c) => c.act({ do: 'next' }) },
  { name: 'next', keys: ['ArrowDown'], when: verifying, do: (c) => c.act({ do: 'next' }) },
  { name: 'previous', keys: ['ArrowUp', 'Shift+Enter'], when: always, do: (c) => c.act({ do: 'previous' }) },
  { name: 'nextDoubtful', keys: ['F2'], when: always, do: (c) => c.act({ do: 'nextDoubtful' }) },
  {
    name: 'unreadable',
    keys: ['F3'],
    when: verifying,
    do: (c) => c.act({ do: 'mark', state: 'unreadable' }),
  },
  { name: 'blank', keys: ['F4'], when: verifying, do: (c) => c.act({ do: 'mark', state: 'blank' }) },
  alternative(0),
  alternative(1),
  alternative(2),
  {
    name: 'undo',
    keys: ['Ctrl+Z'],
    when: (c) => verifying(c) && !isTyping(c.answers),
    do: (c) => c.act({ do: 'undo' }),
  },
  { name: 'submit', keys: ['Ctrl+Enter'], when: (c) => verifying(c) && idle(c), do: (c) => c.submit() },
  { name: 'approve', keys: ['Ctrl+Enter'], when: (c) => approving(c) && idle(c), do: (c) => c.submit() },
  { name: 'sendBack', keys: ['Alt+B'], when: (c) => approving(c) && idle(c), do: (c) => c.askSendBack() },
  { name: 'release', keys: ['Alt+Q'], when: idle, do: (c) => c.release() },
  { name: 'zoomIn', keys: ['Alt++'], when: always, do: (c) => c.page.zoomIn() },
  { name: 'zoomOut', keys: ['Alt+-'], when: always, do: (c) => c.page.zoomOut() },
  { name: 'wholePage', keys: ['Alt+0'], when: always, do: (c) => c.page.wholePage() },
  { name: 'toField', keys: ['Alt+9'], when: always, do: (c) => c.page.toField() },
  { name: 'panLeft', keys: ['Alt+ArrowLeft'], when: always, do: (c) => c.page.panBy(panStepPx, 0) },
  { name: 'panRight', keys: ['Alt+ArrowRight'], when: always, do: (c) => c.page.panBy(-panStepPx, 0) },
  { name: 'panUp', keys: ['Alt+ArrowUp'], when: always, do: (c) => c.page.panBy(0, panStepPx) },
  { name: 'panDown', keys: ['Alt+ArrowDown'], when: always, do: (c) => c.page.panBy(0, -panStepPx) },
  { name: 'rotate', keys: ['Alt+R'], when: always, do: (c) => c.page.rotate() },
  { name: 'contrast', keys: ['Alt+C'], when: always, do: (c) => c.page.contrast() },
  { name: 'invert', keys: ['Alt+I'], when: always, do: (c) => c.page.invert() },
  { name: 'original', keys: ['Alt+O'], when: always, do: (c) => c.page.original() },
  { name: 'help', keys: ['F1'], when: always, do: (c) => c.showHelp() },
];

/** The commands that this step knows, for its help sheet. */
export const commandsOf = (step: HumanStep): readonly Command<VerifierContext>[] =>
  commands.filter((command) =>
    step === 'verify-entry'
      ? !['approve', 'sendBack'].includes(command.name) &&
        !(command.name === 'next' && command.keys.includes('Enter'))
      : !['accept', 'unreadable', 'blank', 'undo', 'submit', 'alternative'].includes(command.name) &&
        !(command.name === 'next' && !command.keys.includes('Enter')),
  );
