import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ExtractView } from '#schemas/api/extracts.ts';
import { byDue, isLate } from '#web/registrar/by-due.ts';

const paper = (dueAt: string | null, requestedAt: string) => ({ dueAt, requestedAt }) as ExtractView;

test('what is due first comes first, whoever asked when; of those due together who asked first', () => {
  const old = paper(null, '2026-11-01T03:00:00.000Z');
  const late = paper('2026-11-20T10:00:00.000Z', '2026-11-20T03:00:00.000Z');
  const today = paper('2026-11-23T10:00:00.000Z', '2026-11-21T03:00:00.000Z');
  const alsoToday = paper('2026-11-23T10:00:00.000Z', '2026-11-23T02:00:00.000Z');
  const tomorrow = paper('2026-11-24T10:00:00.000Z', '2026-11-23T08:30:00.000Z');
  const all = [old, late, today, alsoToday, tomorrow];
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (mixed) => {
      expect(byDue(mixed)).toEqual(all);
    }),
  );
});

test('a paper is late from its due time on, and never without one', () => {
  const due = paper('2026-11-23T10:00:00.000Z', '2026-11-23T02:00:00.000Z');
  const at = Date.parse('2026-11-23T10:00:00.000Z');
  expect([isLate(due, at), isLate(due, at + 1)]).toEqual([false, true]);
  expect(isLate(paper(null, '2026-11-01T03:00:00.000Z'), at)).toBe(false);
});
