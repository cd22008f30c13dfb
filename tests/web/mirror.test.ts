import { expect, test } from 'vitest';
import { lastDays } from '#web/mirror/last-days.ts';

const worked = (day: string) => ({ day, entries: 3, fields: 30, minutes: 12.5 });

test('a mirror shows thirty days up to the last one with work, over the end of a month too', () => {
  const [early, first, last] = [worked('2026-10-01'), worked('2026-10-30'), worked('2026-11-02')];
  const days = lastDays([early, first, last]);
  expect(days).toHaveLength(30);
  expect(days.slice(-4)).toEqual([first, '2026-10-31', '2026-11-01', last]);
  expect(days[0]).toBe('2026-10-04');
});

test('no day with work is no day at all', () => {
  expect(lastDays([])).toEqual([]);
});
