import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Absence, Delegation, NewDelegation, SigningSession } from '#schemas/delegation.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import { absenceOn, delegationFor, isUsable, signerState } from '#pipeline/certify/who-may-sign.ts';

const id = (prefix: string, letter = 'a') => `${prefix}_${letter.repeat(26)}`;
const given = {
  officerId: id('officer'),
  capacity: 'TUQ.',
  lines: ['TUQ. CHỦ TỊCH', 'CÔNG CHỨC TƯ PHÁP - HỘ TỊCH'],
  basis: { number: '12/QĐ-UBND', date: '2026-01-02' },
  from: '2026-03-01',
  to: '2026-06-30',
  kinds: [],
};
const delegation = (other: object = {}, letter = 'a') =>
  Delegation.parse({ ...given, id: id('delegation', letter), revokedAt: null, ...other });
const absence = (from: string, to: string | null) =>
  Absence.parse({ id: id('absence'), officerId: id('officer'), from, to, reason: '' });
const at = new Date('2026-05-05T03:00:00Z');
const session = (other: object = {}) =>
  SigningSession.parse({
    id: id('signing'),
    officerId: id('officer'),
    openedAt: '2026-05-05T02:00:00Z',
    until: '2026-05-05T04:00:00Z',
    most: 10,
    used: 9,
    kinds: [],
    atCounter: false,
    ...other,
  });

describe('the right to sign @source NĐ 30/2020/NĐ-CP Điều 13', () => {
  test.each([
    ['2026-02-28', false],
    ['2026-03-01', true],
    ['2026-06-30', true],
    ['2026-07-01', false],
  ])('holds from its first day to its last, both included: %s', (day, holds) => {
    expect(delegationFor([delegation()], 'birth', day) !== null).toBe(holds);
  });

  test('without a last day it holds on', () => {
    const endless = delegation({ capacity: 'TM.', lines: ['TM. ỦY BAN NHÂN DÂN'], to: null });
    expect(delegationFor([endless], 'death', '2099-12-31')).toBe(endless);
  });

  test('covers its kinds only; with none named, all', () => {
    const births = delegation({ kinds: ['birth'] });
    for (const kind of RecordKind.options) {
      expect(delegationFor([births], kind, '2026-05-05') !== null).toBe(kind === 'birth');
      expect(delegationFor([delegation()], kind, '2026-05-05')).not.toBeNull();
    }
    expect(delegationFor([births], null, '2026-05-05')).toBe(births);
  });

  test('is gone with the day it was taken back, also on days before its end', () => {
    const back = delegation({ revokedAt: '2026-05-04T01:00:00Z' });
    expect(delegationFor([back], 'birth', '2026-05-05')).toBeNull();
  });

  test('of several that hold, the one that began last signs, in whatever order they are given', () => {
    const first = delegation({ from: '2026-03-01' }, 'a');
    const second = delegation({ from: '2026-05-01' }, 'b');
    const narrow = delegation({ from: '2026-05-02', kinds: ['death'] }, 'c');
    fc.assert(
      fc.property(fc.shuffledSubarray([first, second, narrow], { minLength: 3 }), (all) => {
        expect(delegationFor(all, 'birth', '2026-05-05')?.id).toBe(second.id);
        expect(delegationFor(all, 'death', '2026-05-05')?.id).toBe(narrow.id);
        expect(delegationFor(all, 'birth', '2026-04-01')?.id).toBe(first.id);
      }),
    );
  });
});

describe('what is written down of a delegation', () => {
  const faults = (other: object) =>
    (NewDelegation.safeParse({ ...given, ...other }).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    );
  test.each([
    [{}, []],
    [{ lines: ['KT. CHỦ TỊCH'] }, ['lines: capacity']],
    [{ basis: null }, ['basis: basis']],
    [{ to: null }, ['to: end']],
    [{ to: '2026-02-01' }, ['to: order']],
    [{ capacity: 'TM.', lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], basis: null, to: null }, []],
    [{ capacity: 'KT.', lines: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], basis: null, to: null }, []],
    [{ capacity: 'Q.', lines: ['Q. CHỦ TỊCH'], basis: null, to: null }, ['basis: basis']],
    [{ capacity: 'TL.', lines: ['TL. CHỦ TỊCH'], to: null }, []],
    [{ capacity: 'TUQ.', basis: null, to: null }, ['basis: basis', 'to: end']],
  ])('%j: %j', (other, said) => {
    expect(faults(other)).toEqual(said);
  });
});

describe('an absence', () => {
  test.each([
    ['2026-05-04', '2026-05-06', '2026-05-03', false],
    ['2026-05-04', '2026-05-06', '2026-05-04', true],
    ['2026-05-04', '2026-05-06', '2026-05-06', true],
    ['2026-05-04', '2026-05-06', '2026-05-07', false],
    ['2026-05-04', null, '2030-01-01', true],
    // ended on the day it began: it never was
    ['2026-05-04', '2026-05-03', '2026-05-04', false],
  ])('from %s to %s holds on %s: %s', (from, to, day, holds) => {
    expect(absenceOn([absence(from, to)], day) !== null).toBe(holds);
  });
});

describe('an opening of the key', () => {
  test('is usable until its moment and its last paper, not at them', () => {
    expect(isUsable(session(), at)).toBe(true);
    expect(isUsable(session(), new Date('2026-05-05T04:00:00Z'))).toBe(false);
    expect(isUsable(session({ used: 10 }), at)).toBe(false);
  });
});

describe('how far an officer is from signing', () => {
  const here = { delegations: [delegation()], absences: [], session: session(), way: 'key' as const };
  test.each([
    ['no delegation', { ...here, delegations: [] }, 'none'],
    ['no certificate', { ...here, way: 'none' as const }, 'none'],
    ['all over', { ...here, delegations: [delegation({ to: '2026-05-04' })] }, 'spent'],
    ['away', { ...here, absences: [absence('2026-05-01', null)] }, 'away'],
    ['key closed', { ...here, session: null }, 'closed'],
    ['session used up', { ...here, session: session({ used: 10 }) }, 'closed'],
    ['own program', { ...here, session: null, way: 'plugin' as const }, 'at-desk'],
    [
      'own program, but away',
      { ...here, way: 'plugin' as const, absences: [absence('2026-05-05', null)] },
      'away',
    ],
    ['at the desk', here, 'at-desk'],
    ['for the counter', { ...here, session: session({ atCounter: true }) }, 'at-counter'],
  ])('%s', (_, facts, state) => {
    expect(signerState(facts, '2026-05-05', at)).toBe(state);
  });
});
