import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ExpectedError } from '#schemas/errors.ts';
import { repeatStamping } from '#workers/stamp-repeat.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('asks every minute, waits longer after each failure up to an hour, and soon again after a success', async () => {
  let isDown = true;
  let asked = 0;
  const waits: unknown[] = [];
  const log = {
    info: (facts: object) => void waits.push(facts),
    warn: (facts: object) => void waits.push(facts),
  };
  const stamping = repeatStamping(async () => {
    asked += 1;
    if (isDown) throw new ExpectedError('timestamp.unreachable', { host: 'tsa.test' });
    return { stamped: 2, left: 0 };
  }, log);
  const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);
  await minutes(1);
  expect(asked).toBe(1);
  await minutes(2 + 4 + 8 + 16 + 32 + 60 + 60);
  expect(asked).toBe(8);
  expect(waits.map((facts) => (facts as { nextInSeconds: number }).nextInSeconds / 60)).toEqual([
    2, 4, 8, 16, 32, 60, 60, 60,
  ]);
  isDown = false;
  await minutes(60 + 1 + 1);
  expect(asked).toBe(11);
  expect(waits.at(-1)).toEqual({ stamped: 2, left: 0 });
  await stamping.close();
  await minutes(200);
  expect(asked).toBe(11);
});
