import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordLane } from '#schemas/api/counter.ts';
import { en } from '#schemas/wording/en.ts';
import { vi } from '#schemas/wording/vi.ts';
import { dongInWords } from '../../web/counter/dong-in-words.ts';
import { partsOf } from '../../web/counter/hurry-lane.tsx';
import { showDue } from '../../web/counter/show-due.ts';
import { sayRelation } from '../../web/shared/say-relation.ts';

describe('an amount in words', () => {
  test.each([
    [0, 'Không đồng'],
    [8000, 'Tám nghìn đồng'],
    [15_000, 'Mười lăm nghìn đồng'],
    [16_000, 'Mười sáu nghìn đồng'],
    [21_000, 'Hai mươi mốt nghìn đồng'],
    [105_000, 'Một trăm linh năm nghìn đồng'],
    [400_000, 'Bốn trăm nghìn đồng'],
    [1_005_000, 'Một triệu không trăm linh năm nghìn đồng'],
    [1_000_008, 'Một triệu không trăm linh tám đồng'],
    [12_345_678, 'Mười hai triệu ba trăm bốn mươi lăm nghìn sáu trăm bảy mươi tám đồng'],
  ])('%s: %s', (amount, words) => expect(dongInWords(amount)).toBe(words));

  test('two amounts never sound alike', () => {
    const amount = fc.integer({ min: 0, max: 50_000_000 });
    fc.assert(
      fc.property(amount, amount, (one, other) => {
        expect(dongInWords(one) === dongInWords(other)).toBe(one === other);
      }),
    );
  });

  test.each([-1, 0.5, 1e12])('%s is none', (amount) => expect(() => dongInWords(amount)).toThrow(RangeError));
});

test('a due time is said by the clock of Việt Nam, with its weekday', () => {
  expect(showDue(vi, '2026-11-23T10:00:00.000Z')).toBe('17:00 thứ hai 23/11');
  expect(showDue(en, '2026-11-23T10:00:00.000Z')).toBe('17:00 Monday 23/11');
  expect(showDue(vi, '2026-11-23T18:30:00.000Z')).toBe('01:30 thứ ba 24/11');
});

test('a relation is said in words; one of before the list stays as it was written', () => {
  expect(sayRelation(vi, 'grandparent')).toBe('Ông, bà');
  expect(sayRelation(en, 'grandparent')).toBe('Grandparent');
  expect(sayRelation(vi, 'Cháu nội')).toBe('Cháu nội');
});

describe('the stations of a hurried entry', () => {
  const lane = (part: Partial<RecordLane>): RecordLane => ({
    status: 'unverified',
    cannotIssue: { code: 'unverified', by: null },
    hurriedAt: null,
    openTasks: [],
    inTrouble: false,
    ...part,
  });
  const said = (one: RecordLane) => partsOf(one).map(({ part, state }) => `${part} ${state}`);

  test.each([
    ['nothing due yet: the machine is at it', lane({}), 'reading now'],
    ['first look', lane({ openTasks: [{ step: 'verify-entry', isHeld: true }] }), 'verify-entry now'],
    ['approval', lane({ openTasks: [{ step: 'approve-entry', isHeld: false }] }), 'approve-entry now'],
    [
      'second keying',
      lane({ openTasks: [{ step: 'verify-entry-blind', isHeld: false }] }),
      'verify-entry-blind now',
    ],
  ])('%s', (_, one, now) => {
    const states = said(one);
    expect(states).toContain(now);
    expect(states.slice(0, states.indexOf(now)).every((state) => state.endsWith(' done'))).toBe(true);
    expect(states.slice(states.indexOf(now) + 1).every((state) => state.endsWith(' later'))).toBe(true);
  });

  test('when a paper can be made, all of it is done', () => {
    expect(said(lane({ cannotIssue: null })).every((state) => state.endsWith(' done'))).toBe(true);
  });
});
