import { afterAll, beforeAll, expect, test } from 'vitest';
import { overviewOf } from '#server/overview-of.ts';
import { bookFigures } from '#store/book-figures.ts';
import { type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
const now = new Date('2026-11-22T02:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
beforeAll(async () => {
  office = await openOffice();
  office.clock.now = now;
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
const steps = { readStep: 'match-records', ledgerStep: 'ledger-book' };
const speedNow = async () => overviewOf(await bookFigures(office.store.db, steps, now), now).pagesPerMinute;

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

test('people: fields left, who is at work, their pace and how long it will take them, by book and in all', async () => {
  const bodies = ['UBND phường Một', 'UBND phường Hai'] as const;
  const [first, second] = await Promise.all(bodies.map((body) => office.book(undefined, body)));
  const verifiers = await Promise.all(
    ['mot', 'hai', 'ba'].map((login) => office.officer(login, ['verifier'])),
  );
  const [mot, hai, ba] = verifiers.map((verifier) => verifier.officer.id);
  const { db } = office.store;
  const facts = {
    // five fields each; one in somebody's hands, one in trouble, one a hidden re-key
    open: { fields: 5 },
    claimed: { fields: 5, claimed_by: mot, lease_until: ago(-300) },
    lapsed: { fields: 5, claimed_by: ba, lease_until: ago(1) },
    hidden: { fields: 5, check_id: 'check' },
    // ten fields done twenty minutes ago, twenty three minutes ago
    early: { fields: 10, done_at: ago(1200), done_by: mot },
    late: { fields: 20, done_at: ago(180), done_by: hai },
    old: { fields: 90, done_at: ago(1900), done_by: ba },
  };
  for (const [bookId, kinds] of [
    [first, ['open', 'claimed', 'lapsed', 'hidden', 'early', 'old']],
    [second, ['open', 'late']],
  ] as const)
    for (const kind of kinds) {
      const { entryId } = await office.entry({}, bookId);
      await db.updateTable('task').set(facts[kind]).where('subject_id', '=', entryId).execute();
    }
  const seen = (await bookFigures(db, steps, now)).filter(
    ({ book }) => book.id === first || book.id === second,
  );
  const both = overviewOf(seen, now);
  const of = (id: string | undefined) => both.books.find(({ book }) => book.id === id);
  expect(of(first)?.people).toEqual({
    active: 1,
    fieldsLeft: 20,
    fieldsPerMinute: 0.5,
    etaSeconds: 2400,
  });
  expect(of(first)?.entriesByState).toEqual({
    toVerify: 3,
    secondKey: 0,
    toArbitrate: 0,
    toApprove: 0,
    approved: 0,
    inTrouble: 0,
  });
  expect(of(second)?.people).toEqual({
    active: 1,
    fieldsLeft: 5,
    fieldsPerMinute: 20 / 3,
    etaSeconds: 45,
  });
  expect(both.people).toEqual({ active: 2, fieldsLeft: 25, fieldsPerMinute: 1.5, etaSeconds: 1000 });
  expect(both.tasks).toEqual([{ step: 'verify-entry', open: 5, claimed: 1 }]);
});

test('where nobody worked in the last half hour nobody says how long it will take', async () => {
  const bookId = await office.book();
  await office.entry({}, bookId);
  const seen = (await bookFigures(office.store.db, steps, now)).filter(({ book }) => book.id === bookId);
  expect(overviewOf(seen, now).people).toMatchObject({ active: 0, fieldsPerMinute: null, etaSeconds: null });
});

test('a page is waiting, being read, read or set aside', async () => {
  const bookId = await office.book();
  const states = {
    waiting: ['due'],
    reading: ['done', 'due'],
    sent: ['sent'],
    read: ['done'],
    aside: ['failed'],
  };
  for (const [name, jobs] of Object.entries(states)) {
    const { pageId } = await office.entry({}, bookId);
    for (const [i, state] of jobs.entries())
      await office.store.db
        .insertInto('outbox')
        .values({
          step: i === 0 ? 'clean-page' : 'segment-page',
          version: 1,
          queue: 'image',
          subject_id: pageId,
          input_hash: name,
          source_step: 'page-scanned',
          source_subject_id: pageId,
          source_version: 1,
          source_input_hash: name,
          book_id: bookId,
          page_id: pageId,
          priority: 100,
          state,
        })
        .execute();
  }
  const seen = (await bookFigures(office.store.db, steps, now)).filter(({ book }) => book.id === bookId);
  expect(overviewOf(seen, now).books[0]).toMatchObject({
    pages: 5,
    pagesWaiting: 1,
    pagesReading: 2,
    pagesRead: 1,
    pagesSetAside: 1,
  });
});
