import { describe, expect, test } from 'vitest';
import { en } from '#schemas/wording/en.ts';
import { vi } from '#schemas/wording/vi.ts';
import { commandFor, keyParts, type Stroke, strokeName } from '#web/shared/keyboard.ts';
import type { PageView } from '#web/shared/page-viewer/use-page-view.ts';
import { type Act, answer, startAnswers } from '#web/verifier/answers.ts';
import { troubleCommands } from '#web/troubles/trouble-commands.ts';
import { approveCommands } from '#web/verifier/approve-commands.ts';
import { arbitrateCommands } from '#web/verifier/arbitrate-commands.ts';
import { type ChoiceKeys, type KeyContext, keyCommandsOf, listCommands } from '#web/verifier/key-commands.ts';
import { taskField } from './task-field.ts';

const stroke = (given: Partial<Stroke> & { key: string }): Stroke => ({
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
  ...given,
});

/** A keying screen whose page viewer and list of suggestions only remember what was asked of them. */
function screen(step: KeyContext['step'], more: Partial<KeyContext> = {}, list: Partial<ChoiceKeys> = {}) {
  const acts: Act[] = [];
  const calls: string[] = [];
  const note = (name: string) => () => {
    calls.push(name);
  };
  const page = new Proxy({}, { get: (_, name) => note(String(name)) }) as PageView;
  const context: KeyContext = {
    step,
    answers: startAnswers([
      taskField('childName', { alternatives: ['Trần Kim Duy'] }),
      taskField('motherName'),
    ]),
    page,
    list: {
      isOpen: false,
      chosen: null,
      open: note('open'),
      close: note('close'),
      move: (by) => void calls.push(`move ${by}`),
      take: note('take'),
      ...list,
    },
    above: null,
    isBusy: false,
    hasNotes: false,
    hasSecondCopy: false,
    act: (act) => acts.push(act),
    submit: note('submit'),
    reportTrouble: note('reportTrouble'),
    tellPageFacts: note('tellPageFacts'),
    release: note('release'),
    nextNote: note('nextNote'),
    toggleSecondCopy: note('toggleSecondCopy'),
    showHelp: note('showHelp'),
    ...more,
  };
  const press = (given: Parameters<typeof stroke>[0]) => {
    const command = commandFor([...listCommands, ...keyCommandsOf(step)], stroke(given), context);
    command?.do(context);
    return command?.name ?? null;
  };
  return { press, acts, calls };
}

describe('strokeName', () => {
  test.each([
    [{ key: 'Enter' }, 'Enter'],
    [{ key: 'Enter', code: 'NumpadEnter' }, 'Enter'],
    [{ key: 'Enter', ctrlKey: true }, 'Ctrl+Enter'],
    [{ key: 'Enter', shiftKey: true }, 'Shift+Enter'],
    [{ key: 'a', code: 'KeyA' }, 'a'],
    [{ key: 'A', code: 'KeyA', shiftKey: true }, 'A'],
    [{ key: 'å', code: 'KeyA', altKey: true }, 'Alt+A'],
    [{ key: '!', code: 'Digit1', altKey: true }, 'Alt+1'],
    [{ key: '=', code: 'Equal', altKey: true }, 'Alt++'],
    [{ key: 'z', code: 'KeyZ', metaKey: true }, 'Ctrl+Z'],
  ])('names %j %s', (given, name) => {
    expect(strokeName(stroke(given))).toBe(name);
  });

  test.each([
    { key: 'Enter', isComposing: true },
    { key: 'Enter', keyCode: 229 },
    { key: 'Process' },
    { key: 'Shift', shiftKey: true },
  ])('leaves a key to the input method or to itself: %j', (given) => {
    expect(strokeName(stroke(given))).toBeNull();
  });
});

describe('the verifier’s commands', () => {
  test('take no plain letter or digit away from typing', () => {
    const { press } = screen('verify-entry');
    for (const key of 'aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz0123456789 ,.-/?') {
      expect(press({ key }), key).toBeNull();
      expect(press({ key: key.toUpperCase(), shiftKey: true }), key).toBeNull();
    }
  });

  test('do nothing while Telex is in the middle of a letter', () => {
    const { press, acts, calls } = screen('verify-entry');
    for (const key of ['Enter', 'F2', 'F3', 'F4', 'ArrowDown'])
      expect(press({ key, isComposing: true })).toBeNull();
    expect([acts, calls]).toEqual([[], []]);
  });

  test('accept, doubt, mark and undo while verifying', () => {
    const { press, acts } = screen('verify-entry');
    press({ key: 'Enter' });
    press({ key: 'F2' });
    press({ key: 'F3' });
    press({ key: 'F4' });
    press({ key: '1', code: 'Digit1', altKey: true });
    press({ key: 'z', code: 'KeyZ', ctrlKey: true });
    expect(acts).toEqual([
      { do: 'accept' },
      { do: 'nextDoubtful' },
      { do: 'mark', state: 'unreadable' },
      { do: 'mark', state: 'blank' },
      { do: 'takeOffer', offer: 0 },
      { do: 'undo' },
    ]);
  });

  test('leave Ctrl+Z to the input while something is typed and not accepted', () => {
    const typing = answer(startAnswers([taskField('childName')]), { do: 'type', text: 'Trần' });
    expect(
      screen('verify-entry', { answers: typing }).press({ key: 'z', code: 'KeyZ', ctrlKey: true }),
    ).toBeNull();
  });

  test('offer only the alternatives that there are', () => {
    expect(screen('verify-entry').press({ key: '2', code: 'Digit2', altKey: true })).toBeNull();
  });

  test('send nothing twice while a call is under way', () => {
    const { press, calls } = screen('verify-entry', { isBusy: true });
    press({ key: 'Enter', ctrlKey: true });
    press({ key: 'v', code: 'KeyV', altKey: true });
    press({ key: 'q', code: 'KeyQ', altKey: true });
    expect(calls).toEqual([]);
  });

  test('copy from above where something stands there', () => {
    const alt = { key: 'a', code: 'KeyA', altKey: true };
    expect(screen('verify-entry').press(alt)).toBeNull();
    const { press, acts } = screen('verify-entry', { above: 'Kinh' });
    press(alt);
    expect(acts).toEqual([{ do: 'take', text: 'Kinh' }]);
  });

  test('move in the suggestions while they are open, and between fields otherwise', () => {
    const closed = screen('verify-entry');
    const open = screen('verify-entry', {}, { isOpen: true });
    const chosen = screen('verify-entry', {}, { isOpen: true, chosen: 1 });
    for (const { press } of [closed, open, chosen])
      for (const key of ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape']) press({ key });
    expect([closed.acts, closed.calls]).toEqual([[{ do: 'next' }, { do: 'previous' }, { do: 'accept' }], []]);
    expect([open.acts, open.calls]).toEqual([[{ do: 'accept' }], ['move 1', 'move -1', 'take', 'close']]);
    expect([chosen.acts, chosen.calls]).toEqual([[], ['move 1', 'move -1', 'take', 'take', 'close']]);
  });

  test('open the suggestions by Ctrl and the space bar, which types a space otherwise', () => {
    const { press, calls } = screen('verify-entry');
    expect(press({ key: ' ', code: 'Space' })).toBeNull();
    press({ key: ' ', code: 'Space', ctrlKey: true });
    expect(calls).toEqual(['open']);
  });

  test('tell nothing of the reading to who keys blind', () => {
    const { press } = screen('verify-entry-blind', { hasSecondCopy: true });
    expect(press({ key: 'F2' })).toBeNull();
    expect(press({ key: 'F6' })).toBeNull();
    expect(press({ key: '1', code: 'Digit1', altKey: true })).toBeNull();
    expect(press({ key: 'F3' })).toBe('unreadable');
  });
});

describe.each([
  ['verify-entry', keyCommandsOf('verify-entry')],
  ['verify-entry-blind', keyCommandsOf('verify-entry-blind')],
  ['arbitrate-entry', arbitrateCommands],
  ['approve-entry', approveCommands],
  ['troubles', troubleCommands],
  ['the suggestions', listCommands],
] as const)('the help sheet of %s', (_, commands) => {
  test('has one meaning a key, in both languages', () => {
    const keys = commands.flatMap((command) => command.keys);
    expect(keys).toEqual([...new Set(keys)]);
    for (const { name } of commands) {
      expect(vi.web.commands[name]).toBeTruthy();
      expect(en.web.commands[name]).toBeTruthy();
    }
  });
});

test('a key is shown part by part, plus and arrows too', () => {
  expect(keyParts('Alt++')).toEqual(['Alt', '+']);
  expect(keyParts('Ctrl+Enter')).toEqual(['Ctrl', 'Enter']);
  expect(keyParts('Alt+ArrowLeft')).toEqual(['Alt', '←']);
});
