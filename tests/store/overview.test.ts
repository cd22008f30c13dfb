import { afterAll, beforeAll, expect, test } from 'vitest';
import { overview } from '#store/overview.ts';
import { type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
const now = new Date('2026-11-22T02:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

/** Pages of a book that are read, each in ten seconds, the last ones so many seconds ago. */
async function readPages(...secondsAgo: number[]): Promise<void> {
  await office.store.db.deleteFrom('step_output').execute();
  for (const seconds of secondsAgo) {
    const { entryId } = await office.entry();
    const times = { started_at: ago(seconds + 10), finished_at: ago(seconds), took_ms: 10_000 };
    await office.store.db.updateTable('step_output').set(times).where('subject_id', '=', entryId).execute();
  }
}
const speedNow = async () =>
  (await overview(office.store.db, { readStep: 'match-records', ledgerStep: 'ledger-book' }, now))
    .pagesPerMinute;

test.each([
  [
    'counts the time since reading began, when that is less than five minutes ago',
    [50, 35, 20, 5],
    4 / (55 / 60),
  ],
  ['looks at five minutes, when it has gone on for longer', [420, 290, 230, 170, 110, 50, 0], 6 / 5],
  ['stops the clock with the last page', [200, 170, 140], 3 / (70 / 60)],
  ['is nothing when no page was read lately', [400, 330], 0],
] as const)('reading speed %s', async (_, seconds, rate) => {
  await readPages(...seconds);
  expect(await speedNow()).toBeCloseTo(rate, 6);
});
