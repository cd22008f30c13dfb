import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FeedItem } from '#schemas/feed.ts';
import { lastPlace, placeEvents } from '#store/feed.ts';
import {
  addWebhook,
  fanOut,
  listWebhooks,
  removeWebhook,
  restedWebhooks,
  reviveDeliveries,
  takeDeliveries,
  type Webhook,
} from '#store/webhooks.ts';
import { deliverTo, startDelivery } from '#workers/deliver.ts';
import { newWebhookSecret } from '#workers/sign-call.ts';
import { askedExtracts } from '#tests/support/asked-extracts.ts';
import { type Office, openOffice } from '#tests/support/office.ts';

const patience = {
  answerMs: 300,
  firstWaitMs: 1000,
  longestMs: 60_000,
  longestRestMs: 5000,
  mostTries: 4,
};

interface Call {
  readonly item: FeedItem;
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

/** What a receiver answers: by default it takes everything. */
type Answer = (call: Call, response: ServerResponse) => void;
const takes: Answer = (_, response) => void response.writeHead(204).end();
const answers =
  (status: number): Answer =>
  (_, response) =>
    void response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('no');

let office: Office;
let receiver: Server;
let hook: Webhook;
let answer: Answer;
const calls: Call[] = [];
let approve: () => Promise<string>;
beforeAll(async () => {
  office = await openOffice();
  const { approved } = await askedExtracts(office);
  let entryNo = 0;
  approve = async () => {
    entryNo += 1;
    return approved(await office.entry({ entryNo: String(entryNo) }));
  };
}, 180_000);
afterAll(() => office.close());
beforeEach(async () => {
  calls.length = 0;
  answer = takes;
  receiver = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const call = { item: FeedItem.parse(JSON.parse(body)), body, headers: request.headers };
    calls.push(call);
    answer(call, response);
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/nhan-tin`;
  const secret = newWebhookSecret();
  const { db } = office.store;
  const after = await lastPlace(db);
  hook = await addWebhook(db, { url, secret, after, at: office.clock.now });
});
afterEach(async () => {
  receiver.closeAllConnections();
  await new Promise((done) => receiver.close(done));
  await removeWebhook(office.store.db, hook.id, office.clock.now);
});

const log = { warn: () => undefined };
/** One pass, as the worker makes it: none while the address rests. */
async function pass(): Promise<{ taken: number; failed: number } | null> {
  const { store } = office;
  await placeEvents(store.db);
  const [rested] = await restedWebhooks(store.db, office.clock.now);
  return rested ? deliverTo({ store, log, now: () => office.clock.now }, rested, patience) : null;
}
const later = (ms: number) => {
  office.clock.now = new Date(office.clock.now.getTime() + ms);
};
/** Passes with time between them until there is nothing to do. */
async function untilQuiet(): Promise<void> {
  for (let i = 0; i < 60; i++) {
    const made = await pass();
    if (made && made.taken + made.failed === 0 && (await listWebhooks(office.store.db))[0]?.waiting === 0)
      return;
    later(2000);
  }
  throw new Error('never quiet');
}
const shown = async () => (await listWebhooks(office.store.db))[0];

test('an approved record is told at once, signed so that the receiver knows who says it, when, and that it is new', async () => {
  const recordId = await approve();
  expect(await pass()).toEqual({ taken: 1, failed: 0 });
  const [call] = calls;
  expect(call?.item).toMatchObject({
    place: 1,
    id: `${recordId}.2`,
    kind: 'entry-approved',
    recordId,
    seq: 2,
    extract: null,
    record: {
      version: 2,
      kind: 'birth',
      status: 'approved',
      registerBody: 'Ủy ban nhân dân phường Bạch Mai',
      values: {
        childName: { state: 'written', written: 'Nguyễn Thị Thử', value: 'Nguyễn Thị Thử' },
        childBirthDate: { state: 'written', written: '01/05/2016', value: '2016-05-01' },
        childPersonalId: { state: 'blank', written: null, value: null },
      },
      notes: [],
    },
  });
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = call?.headers ?? {};
  expect([id, at]).toEqual([`${recordId}.2`, String(office.clock.now.getTime() / 1000)]);
  const key = Buffer.from(hook.secret.slice('whsec_'.length), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${at}.${call?.body}`).digest('base64');
  expect(signature).toBe(`v1,${expected}`);
  expect(await pass()).toEqual({ taken: 0, failed: 0 });
  expect(await shown()).toMatchObject({ waiting: 0, dead: 0, failures: 0 });
});

describe('a receiver', () => {
  test.each([
    ['answers 500', answers(500), 'http 500'],
    ['sends elsewhere', answers(302), 'http 302'],
    ['hangs', () => undefined, 'timeout'],
    ['breaks off', (_: Call, response: ServerResponse) => void response.destroy(), /^unreachable/],
  ])('that %s is asked again after growing waits, and comes back', async (_, fails: Answer, failure) => {
    answer = fails;
    await approve();
    expect(await pass()).toEqual({ taken: 0, failed: 1 });
    expect(await pass()).toBeNull();
    expect(await shown()).toMatchObject({
      waiting: 1,
      lastFailure: typeof failure === 'string' ? failure : expect.stringMatching(failure),
    });
    later(900);
    expect(await pass()).toBeNull();
    later(700);
    expect(await pass()).toEqual({ taken: 0, failed: 1 });
    later(1600);
    expect(await pass()).toBeNull();
    answer = takes;
    await untilQuiet();
    expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await shown()).toMatchObject({ waiting: 0, dead: 0, failures: 0 });
  });

  test('that never takes one event has it given up and shown, gets the others, and has it again when asked', async () => {
    const bad = await approve();
    answer = ({ item }, response) =>
      (item.recordId === bad ? answers(422) : takes)({ item } as Call, response);
    await untilQuiet();
    expect(await shown()).toMatchObject({ waiting: 0, dead: 1 });
    expect(calls).toHaveLength(patience.mostTries);
    await approve();
    await untilQuiet();
    expect(await shown()).toMatchObject({ waiting: 0, dead: 1, failures: 0 });
    answer = takes;
    expect(await reviveDeliveries(office.store.db, hook.id, office.clock.now)).toBe(1);
    await untilQuiet();
    expect(await shown()).toMatchObject({ waiting: 0, dead: 0 });
  });

  test('that fails now and then gets the events of each record in their order, each once taken', async () => {
    const approver = await office.officer('caichinh', ['approver']);
    const records = [await approve(), await approve(), await approve()];
    const basis = { number: '1', date: '2026-11-20', office: 'UBND' };
    for (const version of [2, 3, 4])
      for (const id of records) {
        const body = { what: 'other', basis, changes: {}, note: `Lần ${version}`, version };
        const answered = await approver.call('POST', `/api/records/${id}/corrections`, body);
        expect(answered.statusCode).toBe(200);
      }
    const taken: string[] = [];
    let n = 0;
    answer = (call, response) => {
      n += 1;
      if (n % 3 === 0) return answers(503)(call, response);
      taken.push(call.item.id);
      takes(call, response);
    };
    await untilQuiet();
    expect([...taken].sort()).toEqual(
      records.flatMap((id) => [2, 3, 4, 5].map((seq) => `${id}.${seq}`)).sort(),
    );
    for (const id of records)
      expect(taken.filter((one) => one.startsWith(id))).toEqual([2, 3, 4, 5].map((seq) => `${id}.${seq}`));
  });
});

test('two workers share the calls and make none of them twice; a process that dies in one has it made by another', async () => {
  for (let n = 0; n < 4; n++) await approve();
  await placeEvents(office.store.db);
  await Promise.all([pass(), pass(), pass()]);
  await untilQuiet();
  expect(calls).toHaveLength(4);
  expect(new Set(calls.map(({ item }) => item.id)).size).toBe(4);

  await approve();
  const { db } = office.store;
  await placeEvents(db);
  await fanOut(db, hook.id, 10, office.clock.now);
  const how = { most: 8, now: office.clock.now, leaseSeconds: 5 };
  expect(await takeDeliveries(db, hook.id, how)).toMatchObject([{ tries: 1 }]);
  // its process is never heard of again
  expect(await pass()).toEqual({ taken: 0, failed: 0 });
  later(6000);
  expect(await pass()).toEqual({ taken: 1, failed: 0 });
});

test('the worker tells by itself, and ends when it is told to', async () => {
  const delivery = startDelivery(office.store, log);
  await approve();
  for (let i = 0; i < 100 && calls.length === 0; i++) await new Promise((done) => setTimeout(done, 50));
  await delivery.close();
  expect(calls).toHaveLength(1);
  expect(await lastPlace(office.store.db)).toBe(calls[0]?.item.place);
});
