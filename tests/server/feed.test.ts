import { afterAll, beforeAll, expect, test } from 'vitest';
import { FeedItem } from '#schemas/feed.ts';
import type { RecordEvent } from '#schemas/events.ts';
import type { RecordId } from '#schemas/ids.ts';
import { appendEvent } from '#store/events.ts';
import { addFeedToken, feedTokens, removeFeedToken } from '#store/feed-tokens.ts';
import { nextSeq } from '#store/lock-record.ts';
import type { Db } from '#store/open.ts';
import { askedExtracts } from '#tests/support/asked-extracts.ts';
import { type Caller, type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
let admin: Caller;
const records: RecordId[] = [];
beforeAll(async () => {
  office = await openOffice();
  const { approved } = await askedExtracts(office);
  admin = await office.officer('quantri', ['admin']);
  for (const entryNo of ['1', '2', '3']) records.push(await approved(await office.entry({ entryNo })));
}, 180_000);
afterAll(() => office.close());

const parsed = (body: string) =>
  body
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => FeedItem.parse(JSON.parse(line)));
const feed = async (after = 0, more = '') =>
  parsed((await admin.call('GET', `/api/feed?after=${after}${more}`)).body);

/** A note on a record, as an event of its own. */
async function note(tx: Db, recordId: RecordId, text: string): Promise<void> {
  const seq = await nextSeq(tx, recordId);
  const event: RecordEvent = {
    kind: 'record-corrected',
    recordId,
    seq,
    at: office.clock.now.toISOString(),
    by: admin.officer.id,
    what: 'other',
    basis: { number: '1', date: '2026-11-20', office: 'UBND' },
    changes: {},
    note: text,
  };
  await appendEvent(tx, event);
}

test('the feed has every approval in its order, from any place on, one JSON a line', async () => {
  const answer = await admin.call('GET', '/api/feed');
  expect(answer.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
  const items = parsed(answer.body);
  expect(items.map(({ place, kind, recordId }) => [place, kind, recordId])).toEqual(
    records.map((recordId, at) => [at + 1, 'entry-approved', recordId]),
  );
  expect((await feed(1)).map(({ place }) => place)).toEqual([2, 3]);
  expect((await feed(0, '&most=2')).map(({ place }) => place)).toEqual([1, 2]);
  expect(await feed(3)).toEqual([]);
});

test('a transaction that commits late is not passed over, and a record’s events keep their order', async () => {
  const { db } = office.store;
  const [first, second] = records as [RecordId, RecordId];
  const last = (await feed()).at(-1)?.place ?? 0;
  let commit = () => {};
  let begun = () => {};
  const isBegun = new Promise<void>((done) => {
    begun = done;
  });
  const late = db.transaction().execute(async (tx) => {
    await note(tx, first, 'muộn');
    begun();
    await new Promise<void>((done) => {
      commit = done;
    });
  });
  await isBegun;
  // its transaction began before the late one's end, and waits for the record
  const waiting = db.transaction().execute(async (tx) => {
    await tx.insertInto('setting').values({ name: 'x', value: '{}' }).execute();
    await note(tx, first, 'sau');
  });
  await db.transaction().execute((tx) => note(tx, second, 'sớm'));
  const early = await feed(last);
  expect(early.map(({ recordId }) => recordId)).toEqual([second]);
  commit();
  await Promise.all([late, waiting]);
  const rest = await feed(early.at(-1)?.place);
  expect(rest.map(({ recordId, seq }) => [recordId, seq])).toEqual([
    [first, 3],
    [first, 4],
  ]);
  expect(rest.map(({ record }) => record.notes)).toEqual([
    ['muộn', 'sau'],
    ['muộn', 'sau'],
  ]);
  const places = (await feed()).map(({ place }) => place);
  expect(places).toEqual(places.map((_, at) => at + 1));
});

test('many writers and readers at once: every event is told exactly once', async () => {
  const { db } = office.store;
  const from = (await feed()).at(-1)?.place ?? 0;
  const told: string[] = [];
  let place = from;
  let isWriting = true;
  const read = async () => {
    while (isWriting) {
      const items = await feed(place);
      told.push(...items.map(({ id }) => id));
      place = items.at(-1)?.place ?? place;
    }
  };
  const reading = read();
  await Promise.all(
    records.map(async (recordId) => {
      for (let i = 0; i < 15; i++) await db.transaction().execute((tx) => note(tx, recordId, `${i}`));
    }),
  );
  isWriting = false;
  await reading;
  told.push(...(await feed(place)).map(({ id }) => id));
  expect(told).toHaveLength(45);
  expect(new Set(told).size).toBe(45);
});

test('is read with a token until it is taken back, and by nobody else', async () => {
  const { db } = office.store;
  const { id, token } = await addFeedToken(db, 'Hệ thống thử', office.clock.now);
  const withToken = (bearer: string) =>
    office.app.inject({ url: '/api/feed?most=1', headers: { authorization: `Bearer ${bearer}` } });
  expect(parsed((await withToken(token)).body)).toHaveLength(1);
  expect((await withToken(`${token}x`)).json().code).toBe('session.none');
  expect((await office.app.inject({ url: '/api/feed' })).json().code).toBe('session.none');
  const clerk = await office.officer('khac', ['clerk', 'registrar', 'approver']);
  expect((await clerk.call('GET', '/api/feed')).json().code).toBe('may.not');
  expect(JSON.stringify(await db.selectFrom('feed_token').selectAll().execute())).not.toContain(token);
  await removeFeedToken(db, id, office.clock.now);
  expect((await withToken(token)).json().code).toBe('session.none');
  expect(await feedTokens(db)).toEqual([]);
});

test('holds for an administrator of one register body what is of its books', async () => {
  const stranger = await office.officer('xa', ['admin'], ['Ủy ban nhân dân phường Xa']);
  expect((await stranger.call('GET', '/api/feed')).body).toBe('');
  const own = await office.officer('day', ['admin'], ['Ủy ban nhân dân phường Bạch Mai']);
  expect(parsed((await own.call('GET', '/api/feed?most=3')).body)).toHaveLength(3);
});

test('leaves no personal data in the log', () => {
  expect(JSON.stringify(office.logged)).not.toMatch(/Nguyễn|Trần/);
});
