import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OfficerId } from '#schemas/ids.ts';
import { FieldDrafts, VerifyDecision } from '#schemas/task.ts';
import {
  type Act,
  type Answers,
  answer,
  answeredCount,
  draftsOf,
  fieldsToAnswer,
  firstUnanswered,
  isComplete,
  isTyping,
  isUntouched,
  startAnswers,
} from '#web/verifier/answers.ts';
import { isChanged } from '#web/verifier/is-changed.ts';
import { blankField, hiddenField, sureField, taskField } from './task-field.ts';

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
    expect([after.decisions, after.refusal, after.current]).toEqual([{}, 'empty', 3]);
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
      { do: 'takeOffer', offer: 1 },
    ]);
    expect([after.texts.motherName, after.decisions.motherName, isTyping(after)]).toEqual([
      'Lê Thị Nghỉ',
      undefined,
      false,
    ]);
    expect(run([{ do: 'undo' }], after).texts.motherName).toBe('motherName written');
  });

  test('offers first what the entries around tell', () => {
    const finding = { doubt: 'number-out-of-sequence' as const, suggestion: '46' };
    const odd = taskField('entryNo', { written: '40', alternatives: ['46', '48'] }, null, {
      findings: [finding],
    });
    expect(run([{ do: 'takeOffer', offer: 0 }], startAnswers([odd])).texts.entryNo).toBe('46');
    expect(run([{ do: 'takeOffer', offer: 1 }], startAnswers([odd])).texts.entryNo).toBe('48');
    expect(run([{ do: 'takeOffer', offer: 2 }], startAnswers([odd])).texts.entryNo).toBe('40');
  });

  test('is the input’s own to undo, until it is what it was', () => {
    const typed = run([{ do: 'type', text: 'Trần' }]);
    expect(isTyping(typed)).toBe(true);
    expect(isTyping(run([{ do: 'type', text: 'childName written' }], typed))).toBe(false);
    expect(isTyping(run([{ do: 'next' }], typed))).toBe(false);
  });

  test('refuses a text longer than a field may be, and keeps it', () => {
    const long = 'ă'.repeat(601);
    const after = run([{ do: 'type', text: long }, accept]);
    expect([after.refusal, after.current, after.decisions, after.texts.childName]).toEqual([
      'too-long',
      0,
      {},
      long,
    ]);
    expect(
      run([{ do: 'type', text: long.slice(1) }, accept], after).decisions.childName?.written,
    ).toHaveLength(600);
  });

  test('writes a date out that was typed in figures alone', () => {
    const date = taskField('childBirthDate', {}, null, { reader: 'date' });
    const after = run([{ do: 'type', text: '27102008' }, accept], startAnswers([date]));
    expect(after.decisions.childBirthDate?.written).toBe('27/10/2008');
    const name = run([{ do: 'type', text: '27102008' }, accept]);
    expect(name.decisions.childName?.written).toBe('27102008');
  });

  test('opens a decided field again', () => {
    const after = run([accept, { do: 'go', to: 0 }, { do: 'type', text: 'Trần' }]);
    expect(after.decisions).toEqual({});
  });
});

describe('a field that nobody is asked for', () => {
  const some = [sureField('entryNo'), taskField('childName'), sureField('childSex'), taskField('motherName')];
  const first = startAnswers(some);

  test('is passed by Enter and does not count', () => {
    expect(first.current).toBe(1);
    const after = run([accept, accept], first);
    expect([after.current, isComplete(after), answeredCount(after), fieldsToAnswer(after).length]).toEqual([
      3,
      true,
      2,
      2,
    ]);
    expect(Object.keys(after.decisions)).toEqual(['childName', 'motherName']);
  });

  test('is reached by the arrows and left as it is by Enter', () => {
    const after = run([{ do: 'previous' }, accept], first);
    expect([after.decisions, after.current]).toEqual([{}, 1]);
  });

  test('is sent as an answer once it was overruled', () => {
    const typed = run([{ do: 'previous' }, { do: 'type', text: '46' }], first);
    expect(firstUnanswered(typed)?.key).toBe('entryNo');
    const after = run([{ do: 'go', to: 0 }, accept, accept, accept], typed);
    expect(after.decisions.entryNo).toEqual({ state: 'written', written: '46' });
    expect([isComplete(after), fieldsToAnswer(after).length]).toEqual([true, 3]);
    expect(
      run([{ do: 'mark', state: 'unreadable' }], run([{ do: 'go', to: 2 }], first)).decisions.childSex,
    ).toEqual({
      state: 'unreadable',
      written: null,
    });
  });

  test('alone makes an entry that can be sent at once', () => {
    expect(isComplete(startAnswers([sureField('entryNo')]))).toBe(true);
  });
});

describe('keying blind', () => {
  const some = [sureField('entryNo'), hiddenField('childName'), blankField('note')];
  const blind = startAnswers(some, { isBlind: true });

  test('shows what is asked alone, with empty inputs', () => {
    expect(blind.fields.map(({ key }) => key)).toEqual(['childName', 'note']);
    expect(Object.values(blind.texts)).toEqual(['', '']);
    const told = startAnswers([taskField('childName')], { isBlind: true });
    expect(told.texts.childName).toBe('');
  });

  test('never takes an empty box for blank', () => {
    const after = run([{ do: 'go', to: 1 }, accept], blind);
    expect([after.decisions, after.refusal]).toEqual([{}, 'empty']);
    expect(run([{ do: 'mark', state: 'blank' }], after).decisions.note).toEqual({
      state: 'blank',
      written: null,
    });
  });
});

test('the doubtful come first when that is asked for, and back in reading order the cursor stays on its field', () => {
  const some = [
    taskField('entryNo', { risk: 0.01 }),
    sureField('childSex'),
    taskField('childName', { risk: 0.2 }),
    taskField('motherName', { risk: 0.05, doubts: ['readings-differ'] }),
  ];
  const after = run([{ do: 'reorder' }], startAnswers(some));
  expect(after.fields.map(({ key }) => key)).toEqual(['motherName', 'childName', 'entryNo', 'childSex']);
  expect(after.fields[after.current]?.key).toBe('motherName');
  const back = run([{ do: 'reorder' }], after);
  expect([back.fields, back.fields[back.current]?.key]).toEqual([some, 'motherName']);
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
      { do: 'takeOffer', offer: 1 },
      { do: 'take', text: 'Hà Nội' },
      { do: 'reorder' },
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
        expect(isComplete(after)).toBe(answeredCount(after) === fieldsToAnswer(after).length);
        for (const { key } of after.fields) {
          const decided = after.decisions[key];
          if (decided) expect(after.texts[key]).toBe(decided.written ?? '');
        }
      }),
    );
  });

  test('as many undos as were asked for lead back to the beginning', () => {
    fc.assert(
      fc.property(acts, (pressed) => {
        const decided = pressed.filter((act) => act.do !== 'type');
        const after = run(decided);
        const back = run(Array<Act>(after.past.length).fill({ do: 'undo' }), after);
        expect(draftsOf(back)).toEqual(draftsOf(startAnswers(fields)));
      }),
    );
  });

  test('undo takes nothing from a field that is typed in and not decided', () => {
    fc.assert(
      fc.property(acts, fc.string(), (pressed, text) => {
        const decided = run(
          [
            { do: 'go', to: 0 },
            { do: 'mark', state: 'blank' },
            { do: 'go', to: 2 },
          ],
          run(pressed),
        );
        const typed = run([{ do: 'type', text }], { ...decided, decisions: {} });
        const key = typed.fields[2]?.key ?? 'childName';
        expect(run([{ do: 'go', to: 0 }, { do: 'undo' }], typed).texts[key]).toBe(text);
      }),
    );
  });

  test('what is kept as drafts brings the same answers back', () => {
    fc.assert(
      fc.property(acts, (pressed) => {
        const short = run(pressed);
        const drafts = FieldDrafts.parse(JSON.parse(JSON.stringify(draftsOf(short))));
        const back = startAnswers(fields, { drafts });
        expect([back.texts, back.decisions]).toEqual([short.texts, short.decisions]);
        expect(firstUnanswered(back)?.key).toBe(firstUnanswered(startAnswers(fields, { drafts }))?.key);
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
