import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OfficerId } from '#schemas/ids.ts';
import { VerifyDecision } from '#schemas/task.ts';
import {
  type Act,
  type Answers,
  answer,
  answeredCount,
  isComplete,
  isTyping,
  isUntouched,
  startAnswers,
} from '#web/verifier/answers.ts';
import { isChanged } from '#web/verifier/is-changed.ts';
import { blankField, taskField } from './task-field.ts';

const by = 'officer_aaaaaaaaaaaaaaaaaaaaaaaaaa' as OfficerId;
const fields = [
  taskField('childName'),
  blankField('childPersonalId'),
  taskField('motherName', { doubts: ['readings-differ'], alternatives: ['Lê Thị Nghi', 'Lê Thị Nghỉ'] }),
  taskField('fatherName', { written: null, value: null, doubts: ['unreadable-letter'] }),
];
const run = (acts: Act[], start: Answers = startAnswers(fields)) => acts.reduce(answer, start);
const accept: Act = { do: 'accept' };

describe('accepting', () => {
  test('takes a clean field as read with one key and goes on', () => {
    const after = run([accept]);
    expect(after.decisions).toEqual({ childName: { state: 'written', written: 'childName written' } });
    expect(after.current).toBe(1);
  });

  test('takes an empty box as blank where the machine saw nothing either', () => {
    expect(run([accept, accept]).decisions.childPersonalId).toEqual({ state: 'blank', written: null });
  });

  test('does not take an empty box for an answer where something stands in the book', () => {
    const after = run([{ do: 'go', to: 3 }, accept]);
    expect([after.decisions, after.wantsText, after.current]).toEqual([{}, true, 3]);
  });

  test('keeps what was typed, composed and trimmed', () => {
    const after = run([{ do: 'type', text: '  Tra\u0302\u0300n Kim Duy ' }, accept]);
    expect(after.decisions.childName).toEqual({ state: 'written', written: 'Trần Kim Duy' });
  });

  test('goes from the last field to whatever was left out', () => {
    const after = run([{ do: 'go', to: 2 }, accept, { do: 'mark', state: 'unreadable' }]);
    expect(after.current).toBe(0);
  });

  test('keeps a mark when the marked field is passed again', () => {
    const after = run([{ do: 'mark', state: 'unreadable' }, { do: 'go', to: 0 }, accept]);
    expect(after.decisions.childName).toEqual({ state: 'unreadable', written: null });
  });

  test('starts from the earlier decision when a task comes back', () => {
    const back = taskField(
      'childName',
      {},
      { state: 'written', written: 'Trần Kim Duy', value: null, by, box: null },
    );
    const unread = taskField(
      'motherName',
      {},
      { state: 'unreadable', written: null, value: null, by, box: null },
    );
    const after = run([accept, accept], startAnswers([back, unread]));
    expect(after.decisions).toEqual({
      childName: { state: 'written', written: 'Trần Kim Duy' },
      motherName: { state: 'unreadable', written: null },
    });
  });
});

describe('moving', () => {
  test('jumps over what is not doubtful, and past what is decided', () => {
    const first = run([{ do: 'nextDoubtful' }]);
    const second = run(
      [{ do: 'mark', state: 'unreadable' }, { do: 'go', to: 0 }, { do: 'nextDoubtful' }],
      first,
    );
    expect([first.current, second.current]).toEqual([2, 3]);
  });

  test('goes to the first field without an answer, the one that the message names', () => {
    expect(run([accept, { do: 'go', to: 3 }, { do: 'firstUnanswered' }]).current).toBe(1);
    expect(run([accept, { do: 'firstUnanswered' }]).current).toBe(1);
  });

  test('stays between the first and the last field', () => {
    expect(run([{ do: 'previous' }]).current).toBe(0);
    expect(run([{ do: 'go', to: 3 }, { do: 'next' }]).current).toBe(3);
  });
});

describe('typing', () => {
  test('takes another reading into the box without deciding', () => {
    const after = run([
      { do: 'go', to: 2 },
      { do: 'take', alternative: 1 },
    ]);
    expect([after.texts.motherName, after.decisions.motherName, isTyping(after)]).toEqual([
      'Lê Thị Nghỉ',
      undefined,
      true,
    ]);
  });

  test('opens a decided field again', () => {
    const after = run([accept, { do: 'go', to: 0 }, { do: 'type', text: 'Trần' }]);
    expect(after.decisions).toEqual({});
  });
});

const acts = fc.array(
  fc.oneof(
    fc.constantFrom<Act>(
      { do: 'accept' },
      { do: 'next' },
      { do: 'previous' },
      { do: 'nextDoubtful' },
      { do: 'firstUnanswered' },
      { do: 'undo' },
      { do: 'mark', state: 'blank' },
      { do: 'mark', state: 'unreadable' },
      { do: 'take', alternative: 1 },
    ),
    fc.string().map((text): Act => ({ do: 'type', text })),
    fc.integer({ min: -2, max: 9 }).map((to): Act => ({ do: 'go', to })),
  ),
  { maxLength: 60 },
);

describe('whatever is pressed', () => {
  test('the cursor stays on a field and every decision is one that the server takes', () => {
    fc.assert(
      fc.property(acts, (pressed) => {
        const after = run(pressed);
        expect(after.fields[after.current]).toBeDefined();
        expect(VerifyDecision.safeParse({ fields: after.decisions }).success).toBe(true);
        expect(isComplete(after)).toBe(answeredCount(after) === fields.length);
      }),
    );
  });

  test('undo takes back a decision with its text and place', () => {
    fc.assert(
      fc.property(acts, (pressed) => {
        const before = run(pressed);
        const after = run([{ do: 'mark', state: 'blank' }, { do: 'undo' }], before);
        expect([after.texts, after.decisions, after.current]).toEqual([
          before.texts,
          before.decisions,
          before.current,
        ]);
      }),
    );
  });
});

test('an approver is shown what the first person changed', () => {
  const verified = (state: 'written' | 'blank' | 'unreadable', written: string | null) =>
    ({ state, written, value: null, by, box: null }) as const;
  expect(isChanged(taskField('childName', { written: 'A' }, verified('written', 'A')))).toBe(false);
  expect(isChanged(taskField('childName', { written: 'A' }, verified('written', 'B')))).toBe(true);
  expect(isChanged(taskField('childName', { written: 'A' }, verified('blank', null)))).toBe(true);
  expect(isChanged({ ...blankField('note'), verified: verified('blank', null) })).toBe(false);
  expect(isChanged({ ...blankField('note'), verified: verified('unreadable', null) })).toBe(true);
});

test('an entry is untouched until something is typed or decided, and again when all of it is taken back', () => {
  const typed: Act = { do: 'type', text: 'Lê' };
  expect(isUntouched(run([]))).toBe(true);
  expect(isUntouched(run([{ do: 'next' }, { do: 'nextDoubtful' }, { do: 'go', to: 3 }, accept]))).toBe(true);
  expect(isUntouched(run([typed]))).toBe(false);
  expect(isUntouched(run([typed, { do: 'next' }]))).toBe(false);
  expect(isUntouched(run([accept]))).toBe(false);
  expect(isUntouched(run([accept, { do: 'undo' }]))).toBe(true);
});
