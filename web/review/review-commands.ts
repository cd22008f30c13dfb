import type { ReviewAnswer } from '#schemas/api/review.ts';
import type { Command } from '../shared/keyboard.ts';
import type { PageView } from '../shared/page-viewer/use-page-view.ts';
import { pageCommands } from '../verifier/page-commands.ts';

/** What the reviewer's keyboard can reach. */
export interface ReviewContext {
  readonly pages: readonly PageView[];
  /** Null: nothing can be answered now. */
  readonly answer: ((verdict: ReviewAnswer) => void) | null;
  readonly confirm: (() => void) | null;
  readonly undo: (() => void) | null;
  readonly editNotes: (() => void) | null;
  readonly leaveNotes: () => void;
  /** To the next line of the two, or the one before. */
  readonly step: (by: number) => void;
  readonly isTyping: () => boolean;
  readonly showHelp: () => void;
}

/** The key of each answer, and the word of its command. */
export const answerKeys = [
  ['1', 'second-copy', 'asSecondCopy'],
  ['2', 're-registration', 'asReRegistration'],
  ['3', 'corrected', 'asCorrected'],
  ['4', 'twin', 'asTwin'],
  ['5', 'sibling', 'asSibling'],
  ['6', 'same-person', 'asSamePerson'],
  ['7', 'different-people', 'asDifferentPeople'],
  ['0', 'unsure', 'asUnsure'],
] as const satisfies readonly (readonly [string, ReviewAnswer, Command<ReviewContext>['name']])[];

export const reviewCommands: readonly Command<ReviewContext>[] = [
  ...answerKeys.map(
    ([key, verdict, name]): Command<ReviewContext> => ({
      name,
      keys: [key],
      when: (c) => c.answer !== null && !c.isTyping(),
      do: (c) => c.answer?.(verdict),
    }),
  ),
  {
    name: 'confirmReview',
    keys: ['Enter', 'Ctrl+Enter'],
    when: (c) => c.confirm !== null,
    do: (c) => c.confirm?.(),
  },
  { name: 'editNotes', keys: ['F2'], when: (c) => c.editNotes !== null, do: (c) => c.editNotes?.() },
  { name: 'leaveNotes', keys: ['Escape'], when: (c) => c.isTyping(), do: (c) => c.leaveNotes() },
  {
    name: 'undoReview',
    keys: ['Ctrl+Z', 'Backspace'],
    when: (c) => c.undo !== null && !c.isTyping(),
    do: (c) => c.undo?.(),
  },
  { name: 'next', keys: ['ArrowDown'], when: (c) => !c.isTyping(), do: (c) => c.step(1) },
  { name: 'previous', keys: ['ArrowUp'], when: (c) => !c.isTyping(), do: (c) => c.step(-1) },
  ...pageCommands.map(
    (command): Command<ReviewContext> => ({
      name: command.name,
      keys: command.keys,
      when: (c) => c.pages.length > 0,
      do: (c) => {
        for (const page of c.pages) command.do({ page });
      },
    }),
  ),
  { name: 'help', keys: ['F1'], when: () => true, do: (c) => c.showHelp() },
];
