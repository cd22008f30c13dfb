import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TaskField } from '#schemas/api/tasks.ts';
import type { VerifiedField } from '#schemas/field.ts';
import { OfficerId } from '#schemas/ids.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import {
  type Arbitration,
  type ArbitrateAct,
  arbitrate,
  arbitrateDecision,
  draftsOf,
  isAllSettled,
  needsReason,
  settledCount,
  sideOf,
  startArbitration,
  textIn,
} from '#web/verifier/arbitration.ts';
import { taskField } from './task-field.ts';

const by = OfficerId.parse(`officer_${'a'.repeat(26)}`);
const keyed = (written: string | null): VerifiedField => ({
  state: written === null ? 'blank' : 'written',
  written,
  value: written,
  by,
  box: null,
});
const differing = (key: FieldKey, a: string | null, b: string | null): TaskField => ({
  ...taskField(key),
  isAsked: true,
  keyings: [keyed(a), keyed(b)],
});
const agreed: TaskField = { ...taskField('entryNo'), isAsked: false, keyings: [] };

const fields = [
  agreed,
  differing('childName', 'Nguyễn Thị Hòa', 'Nguyễn Thị Hoa'),
  differing('motherName', 'Trần Thị Mẫu', null),
];
const start = () => startArbitration({ fields, drafts: {} });
const run = (...acts: ArbitrateAct[]): Arbitration => acts.reduce(arbitrate, start());
const current = (now: Arbitration) => now.fields[now.current]?.key;

describe('arbitrating', () => {
  test('asks only for the fields that differ', () => {
    expect(start().fields.map((field) => field.key)).toEqual(['childName', 'motherName']);
  });

  test('taking a side settles the field and goes to the next one', () => {
    const now = run({ do: 'take', side: 'second' });
    expect(now.decisions.childName).toEqual({ state: 'written', written: 'Nguyễn Thị Hoa' });
    expect([current(now), settledCount(now)]).toEqual(['motherName', 1]);
  });

  test('a side may say that nothing stands there', () => {
    const now = run({ do: 'go', to: 1 }, { do: 'take', side: 'second' });
    expect(now.decisions.motherName).toEqual({ state: 'blank', written: null });
  });

  test('what is typed overrules both, and then stays until a reason is given', () => {
    const typed = run({ do: 'type', text: ' Nguyễn Thị Hoá ' }, { do: 'accept' });
    expect([current(typed), typed.wants, isAllSettled(typed)]).toEqual(['childName', 'reason', false]);
    const reasoned = [
      { do: 'give-reason', text: 'Có dấu sắc trên chữ a' },
      { do: 'accept' },
      { do: 'take', side: 'first' },
    ] satisfies ArbitrateAct[];
    const done = reasoned.reduce(arbitrate, typed);
    expect(isAllSettled(done)).toBe(true);
    expect(arbitrateDecision(done)).toEqual({
      fields: {
        childName: { state: 'written', written: 'Nguyễn Thị Hoá' },
        motherName: { state: 'written', written: 'Trần Thị Mẫu' },
      },
      reasons: { childName: 'Có dấu sắc trên chữ a' },
    });
  });

  test('typing what one of them keyed is siding with them, however its marks are composed', () => {
    const now = run({ do: 'type', text: 'Nguyễn Thị Hòa'.normalize('NFD') }, { do: 'accept' });
    expect(sideOf(fields[1] as TaskField, now.decisions.childName ?? { state: 'blank', written: null })).toBe(
      'first',
    );
    expect(current(now)).toBe('motherName');
  });

  test('marking as unreadable what both could read wants a reason, too', () => {
    const now = run({ do: 'mark', state: 'unreadable' });
    expect([now.wants, needsReason(now, fields[1] as TaskField)]).toEqual(['reason', true]);
  });

  test('Enter on nothing decides nothing', () => {
    const now = run({ do: 'accept' });
    expect([now.wants, now.decisions]).toEqual(['text', {}]);
  });

  test('typing after a side was taken takes the decision back', () => {
    const now = run({ do: 'take', side: 'first' }, { do: 'go', to: 0 }, { do: 'type', text: 'x' });
    expect(now.decisions.childName).toBeUndefined();
  });

  test('begins again from its drafts with everything that was typed', () => {
    const act = fc.oneof<fc.Arbitrary<ArbitrateAct>[]>(
      fc.record({ do: fc.constant('type' as const), text: fc.string() }),
      fc.record({ do: fc.constant('give-reason' as const), text: fc.string() }),
      fc.record({
        do: fc.constant('take' as const),
        side: fc.constantFrom('first' as const, 'second' as const),
      }),
      fc.record({
        do: fc.constant('mark' as const),
        state: fc.constantFrom('blank' as const, 'unreadable' as const),
      }),
      fc.record({ do: fc.constantFrom('accept' as const, 'next' as const, 'previous' as const) }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        const now = run(...acts);
        const again = startArbitration({ fields, drafts: draftsOf(now) });
        expect(arbitrateDecision(again)).toEqual(arbitrateDecision(now));
        for (const { key } of now.fields) expect(textIn(again, key)).toBe(textIn(now, key));
        expect(now.fields[now.current]).toBeDefined();
      }),
    );
  });
});
