import type { Command } from '../shared/keyboard.ts';

/** What can be done with the open record now; null: not at present. */
export interface RecordContext {
  readonly ask: (() => void) | null;
  readonly hurry: (() => void) | null;
  readonly showPlaces: (() => void) | null;
  readonly showBeside: (() => void) | null;
}

export const recordCommands: readonly Command<RecordContext>[] = [
  { name: 'ask', keys: ['F8'], when: (c) => c.ask !== null, do: (c) => c.ask?.() },
  { name: 'hurry', keys: ['F9'], when: (c) => c.hurry !== null, do: (c) => c.hurry?.() },
  { name: 'showPlaces', keys: ['F6'], when: (c) => c.showPlaces !== null, do: (c) => c.showPlaces?.() },
  { name: 'showBeside', keys: ['F7'], when: (c) => c.showBeside !== null, do: (c) => c.showBeside?.() },
];

/** Escape leaves the form, or the paper, for the record. */
export const closeCommand: readonly Command<{ readonly close: (() => void) | null }>[] = [
  { name: 'close', keys: ['Escape'], when: (c) => c.close !== null, do: (c) => c.close?.() },
];
