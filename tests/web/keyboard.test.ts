import { describe, expect, test } from 'vitest';
import { en } from '#schemas/wording/en.ts';
import { vi } from '#schemas/wording/vi.ts';
import { commandFor, keyParts, type Stroke, strokeName } from '#web/shared/keyboard.ts';
import type { PageView } from '#web/shared/page-viewer/use-page-view.ts';
import { type Act, answer, startAnswers } from '#web/verifier/answers.ts';
import { commands, commandsOf, type VerifierContext } from '#web/verifier/commands.ts';
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

/** A screen whose page viewer only remembers what was asked of it. */
function screen(step: VerifierContext['step'], more: Partial<VerifierContext> = {}) {
  const acts: Act[] = [];
  const calls: string[] = [];
  const note = (name: string) => () => {
    calls.push(name);
  };
  const page = new Proxy({}, { get: (_, name) => note(String(name)) }) as PageView;
  const context: VerifierContext = {
    step,
    answers: startAnswers([
      taskField('childName', { alternatives: ['Trần Kim Duy'] }),
      taskField('motherName'),
    ]),
    page,
    isBusy: false,
    act: (act) => acts.push(act),
    submit: note('submit'),
    askSendBack: note('askSendBack'),
    release: note('release'),
    showHelp: note('showHelp'),
    ...more,
  };
  const press = (given: Parameters<typeof stroke>[0]) => {
    const command = commandFor(commands, stroke(given), context);
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
      { do: 'take', alternative: 0 },
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
    for (const step of ['verify-entry', 'approve-entry'] as const) {
      const { press, calls } = screen(step, { isBusy: true });
      press({ key: 'Enter', ctrlKey: true });
      press({ key: 'b', code: 'KeyB', altKey: true });
      press({ key: 'q', code: 'KeyQ', altKey: true });
      expect(calls, step).toEqual([]);
    }
  });

  test('let an approver approve or send back, and decide no field', () => {
    const { press, acts, calls } = screen('approve-entry');
    press({ key: 'F3' });
    press({ key: 'F4' });
    press({ key: 'Enter' });
    press({ key: 'b', code: 'KeyB', altKey: true });
    press({ key: 'Enter', ctrlKey: true });
    expect(acts).toEqual([{ do: 'next' }]);
    expect(calls).toEqual(['askSendBack', 'submit']);
  });

  test.each(['verify-entry', 'approve-entry'] as const)(
    'have one meaning a key on the help sheet of %s',
    (step) => {
      const keys = commandsOf(step).flatMap((command) => command.keys);
      expect(keys).toEqual([...new Set(keys)]);
      for (const command of commandsOf(step)) {
        expect(vi.web.commands[command.name]).toBeTruthy();
        expect(en.web.commands[command.name]).toBeTruthy();
      }
    },
  );
});

test('a key is shown part by part, plus and arrows too', () => {
  expect(keyParts('Alt++')).toEqual(['Alt', '+']);
  expect(keyParts('Ctrl+Enter')).toEqual(['Ctrl', 'Enter']);
  expect(keyParts('Alt+ArrowLeft')).toEqual(['Alt', '←']);
});
