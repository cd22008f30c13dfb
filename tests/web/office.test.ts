import { describe, expect, test } from 'vitest';
import { defaultCounterSettings } from '#schemas/settings.ts';
import { fill } from '#schemas/wording/say.ts';
import { vi } from '#schemas/wording/vi.ts';
import { readDelegation, type TypedDelegation } from '#web/office/delegation-faults.ts';
import { delegationState } from '#web/office/delegation-state.ts';
import { readSettings, typedFrom } from '#web/office/read-settings.ts';

describe('how a delegation stands', () => {
  const today = '2026-11-22';
  test.each([
    [{ from: '2026-01-01', to: null }, { is: 'holds' }],
    [{ from: '2026-01-01', to: '2026-12-07' }, { is: 'holds' }],
    [
      { from: '2026-01-01', to: '2026-12-06' },
      { is: 'soon', days: 14 },
    ],
    [
      { from: '2026-11-22', to: '2026-11-22' },
      { is: 'soon', days: 0 },
    ],
    [{ from: '2026-01-01', to: '2026-11-21' }, { is: 'over' }],
    [{ from: '2026-11-23', to: null }, { is: 'later' }],
    [
      { from: '2026-11-23', to: null, revokedAt: '2026-11-20T01:00:00Z' },
      { is: 'revoked', at: '2026-11-20T01:00:00Z' },
    ],
  ])('%j: %j', (term, state) => {
    expect(delegationState({ revokedAt: null, ...term }, today)).toEqual(state);
  });

  test('of an officer who may sign in no more, it holds for nobody', () => {
    expect(delegationState({ from: '2026-01-01', to: null, revokedAt: null }, today, false)).toEqual({
      is: 'inactive',
    });
  });
});

describe('a delegation that is typed', () => {
  const texts = vi.web.office.delegation.faults;
  const typed: TypedDelegation = {
    officerId: `officer_${'a'.repeat(26)}`,
    capacity: 'TUQ.',
    lines: ' TUQ. CHỦ TỊCH \n\nCÔNG CHỨC TƯ PHÁP - HỘ TỊCH\n',
    number: '12/QĐ-UBND',
    date: '2026-01-02',
    from: '2026-01-05',
    to: '2026-12-31',
    kinds: ['birth', 'death', 'marriage'],
    of: 3,
  };
  test('is read line by line; every kind is written as none', () => {
    expect(readDelegation(vi, typed).value).toMatchObject({
      lines: ['TUQ. CHỦ TỊCH', 'CÔNG CHỨC TƯ PHÁP - HỘ TỊCH'],
      kinds: [],
    });
  });
  test.each([
    [{ officerId: '' }, { officerId: texts.officerId }],
    [{ lines: '' }, { lines: fill(vi, texts.linesCapacity, { capacity: 'TUQ.' }) }],
    [{ lines: `TUQ. ${'A'.repeat(90)}` }, { lines: texts.lines }],
    [{ lines: 'TUQ. A\nB\nC\nD' }, { lines: texts.lines }],
    [{ lines: 'CHỦ TỊCH' }, { lines: fill(vi, texts.linesCapacity, { capacity: 'TUQ.' }) }],
    [{ number: '', date: '' }, { basis: fill(vi, texts.basisWanted, { capacity: 'TUQ.' }) }],
    [{ number: '' }, { basis: texts.basisHalf }],
    [{ date: '?' }, { basis: texts.basisHalf }],
    [{ from: '' }, { from: texts.from }],
    [{ to: '' }, { to: texts.toWanted }],
    [{ to: '2025-12-31' }, { to: texts.toOrder }],
    [{ to: '?' }, { to: vi.web.office.noDay }],
    [{ kinds: [] }, { kinds: texts.kinds }],
  ])('says what is wrong at its field: %j', (other, faults) => {
    const read = readDelegation(vi, { ...typed, ...other });
    expect([read.value, read.faults]).toEqual([null, faults]);
  });
});

describe('the counter’s settings that are typed', () => {
  const typed = typedFrom({ ...defaultCounterSettings, holidays: ['2027-01-01'] });
  test('come back as they were', () => {
    expect(readSettings(vi, typed).value).toEqual({ ...defaultCounterSettings, holidays: ['2027-01-01'] });
  });
  test('take an hour with one figure, days in any usual spelling, each once and in order', () => {
    const read = readSettings(vi, { ...typed, lateFrom: '9:30', holidays: '2-9-2027\n1/1/2027\n01/01/2027' });
    expect(read.value).toMatchObject({ lateFrom: '09:30', holidays: ['2027-01-01', '2027-09-02'] });
  });
  test.each([
    ['feePerCopy', ''],
    ['feePerCopy', '8.000'],
    ['feePerCopy', '1000001'],
    ['lateFrom', '25:00'],
    ['closesAt', '17'],
    ['holidays', '30/02/2027'],
    ['mostMinutes', '4'],
    ['mostPapers', '5001'],
    ['timestampUrl', 'tsa.example.vn'],
    ['timestampUrl', 'ftp://tsa.example.vn'],
  ] as const)('say what is wrong at its field: %s “%s”', (field, text) => {
    const { value, faults } = readSettings(vi, { ...typed, [field]: text });
    expect([value, Object.keys(faults ?? {})]).toEqual([null, [field]]);
  });
});
