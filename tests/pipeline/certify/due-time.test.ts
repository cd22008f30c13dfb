import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueTime } from '#pipeline/certify/due-time.ts';
import { localDay, localIso } from '#pipeline/certify/local-time.ts';

/** Liberation Day and Labor Day of 2026, Thursday and Friday. */
const holidays = ['2026-04-30', '2026-05-01'];
const hours = { lateFrom: '15:00', closesAt: '17:00', holidays };
const due = (asked: string) => localIso(dueTime(new Date(`${asked}+07:00`), hours)).slice(0, 16);

describe('a copy is due @source Luật Hộ tịch 60/2014/QH13 Điều 5 khoản 2', () => {
  test.each([
    ['2026-11-23T08:00:00', '2026-11-23T17:00', 'the same day'],
    ['2026-11-23T14:59:59', '2026-11-23T17:00', 'the same day, to the last second'],
    ['2026-11-23T15:00:00', '2026-11-24T17:00', 'the next working day from 15:00 on'],
    ['2026-11-27T15:00:00', '2026-11-30T17:00', 'after a Friday the Monday'],
    ['2026-11-28T09:00:00', '2026-11-30T17:00', 'asked on a Saturday: Monday'],
    ['2026-11-29T23:59:00', '2026-11-30T17:00', 'asked late on a Sunday: Monday'],
    ['2026-04-29T15:30:00', '2026-05-04T17:00', 'over holidays and the weekend behind them'],
    ['2026-04-30T10:00:00', '2026-05-04T17:00', 'asked on a holiday'],
    ['2026-12-31T16:00:00', '2027-01-01T17:00', 'over the year, unless that day was entered'],
    ['2026-11-23T00:10:00', '2026-11-23T17:00', 'just after midnight here, still yesterday in UTC'],
  ])('%s → %s: %s', (asked, expected) => {
    expect(due(asked)).toBe(expected);
  });

  test('never on a day nobody works, never before it was asked on its day, and no later request is due earlier', () => {
    const moment = fc.date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2026-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        const day = localDay(dueTime(first, hours));
        expect([0, 6]).not.toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
        expect(holidays).not.toContain(day);
        expect(day >= localDay(first)).toBe(true);
        expect(dueTime(first, hours) <= dueTime(second, hours)).toBe(true);
      }),
    );
  });
});
