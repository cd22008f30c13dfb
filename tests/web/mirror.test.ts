import { expect, test } from 'vitest';
import { daysBetween } from '#web/mirror/days-between.ts';

const worked = (day: string) => ({ day, entries: 3, fields: 30, minutes: 12.5 });

test('the days of a mirror are all there, over the end of a month too, those without work by their date alone', () => {
  const [first, last] = [worked('2026-10-30'), worked('2026-11-02')];
  expect(daysBetween([first, last])).toEqual([first, '2026-10-31', '2026-11-01', last]);
});

test('one day is one day, and none is none', () => {
  expect(daysBetween([worked('2026-11-22')])).toHaveLength(1);
  expect(daysBetween([])).toEqual([]);
});
