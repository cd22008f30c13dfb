import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { LiveEvent } from '#schemas/api/live.ts';
import type { Officer } from '#schemas/officer.ts';
import { buildApp } from '#server/app.ts';
import { type Live, openLive } from '#server/live.ts';
import { type Caller, type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
let overseer: Caller;
const open: Live[] = [];
const wards = ['UBND phường Một', 'UBND phường Hai'] as const;
beforeAll(async () => {
  office = await openOffice();
  overseer = await office.officer('sohoa', ['digitizer']);
});
afterEach(() => {
  for (const live of open.splice(0)) live.close();
});
afterAll(() => office.close());

/** Turns follow each other quickly; one every three seconds is for people. */
function quickly(ports = office.ports, heartbeatMs = 60_000): Live {
  const live = openLive(ports, { everyMs: 20, shareOfTime: 1, heartbeatMs });
  open.push(live);
  return live;
}

/** What has come so far, and a wait for the next event that fits. */
function heard(stream: Readable) {
  const events: LiveEvent[] = [];
  const comments: string[] = [];
  let isOver = false;
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    for (const part of text.split('\n\n').filter(Boolean))
      if (part.startsWith('data: ')) events.push(LiveEvent.parse(JSON.parse(part.slice(6))));
      else comments.push(part);
  });
  stream.on('end', () => {
    isOver = true;
  });
  const until = async (fits: () => boolean, what: string): Promise<void> => {
    for (let i = 0; i < 400; i++) {
      if (fits()) return;
      await sleep(20);
    }
    throw new Error(`never heard ${what}`);
  };
  return {
    events,
    comments,
    until,
    overviews: () => events.flatMap((event) => (event.kind === 'overview' ? [event.overview] : [])),
    next: (kind: LiveEvent['kind'], count = 1) =>
      until(() => events.filter((event) => event.kind === kind).length >= count, kind),
    end: () => until(() => isOver, 'the end'),
  };
}
const always = (officer: Officer) => async () => officer;

describe('an overview', () => {
  test('comes at once, and then whenever it has changed and only then', async () => {
    const bookId = await office.book();
    const ear = heard(quickly().listen(always(overseer.officer)));
    await ear.next('overview');
    await sleep(200);
    expect(ear.events).toHaveLength(1);
    await office.entry({}, bookId);
    const book = () =>
      ear
        .overviews()
        .at(-1)
        ?.books.find((one) => one.book.id === bookId);
    await ear.until(() => book()?.entries === 1, 'the entry');
    expect(book()).toMatchObject({ pages: 1, entriesByState: { toVerify: 1 } });
  });

  test('is added up once for all who listen, and not at all when nobody does', async () => {
    let turns = 0;
    const now = () => {
      turns += 1;
      return office.clock.now;
    };
    const live = quickly({ ...office.ports, now });
    const streams = Array.from({ length: 5 }, () => live.listen(always(overseer.officer)));
    const ears = streams.map(heard);
    await Promise.all(ears.map((ear) => ear.next('overview')));
    expect(turns).toBeLessThanOrEqual(3);
    for (const stream of streams) stream.destroy();
    await sleep(100);
    const before = turns;
    await sleep(200);
    expect(turns).toBe(before);
  });

  test('has only the books of the officer’s register bodies, and nothing for who does not oversee', async () => {
    const [first] = await Promise.all(wards.map((ward) => office.book(undefined, ward)));
    const ofWard = await office.officer('sohoa1', ['digitizer'], [wards[0]]);
    const clerk = await office.officer('quay', ['clerk']);
    const live = quickly();
    const [ear, deaf] = [ofWard, clerk].map((who) => heard(live.listen(always(who.officer))));
    await ear?.next('overview');
    expect(ear?.overviews()[0]?.books.map((one) => one.book.id)).toEqual([first]);
    await sleep(100);
    expect(deaf?.events).toEqual([]);
  });

  test('is not heaped up for who does not take it: when they do it is the newest', async () => {
    for (let i = 0; i < 30; i++) await office.book();
    const stream = quickly().listen(always(overseer.officer));
    await sleep(300);
    const oneEvent = stream.readableLength;
    expect(oneEvent).toBeGreaterThan(16_384);
    const bookId = await office.book();
    for (let i = 0; i < 5; i++) {
      await office.entry({}, bookId);
      await sleep(60);
    }
    expect(stream.readableLength).toBe(oneEvent);
    const ear = heard(stream);
    await ear.next('overview', 2);
    const seen = ear.overviews().map((one) => one.books.find(({ book }) => book.id === bookId)?.entries);
    expect(seen.filter((entries) => entries !== undefined && entries < 5)).toEqual([]);
    expect(seen.at(-1)).toBe(5);
  });
});

describe('urgent', () => {
  test('is told once, of a free task that one may do, to who may do it', async () => {
    const [first] = await Promise.all(wards.map((ward) => office.book(undefined, ward)));
    const { entryId } = await office.entry({}, first);
    const listeners = {
      verifier: await office.officer('kiem', ['verifier']),
      ofWard: await office.officer('kiem1', ['verifier'], [wards[0]]),
      ofAnother: await office.officer('kiem2', ['verifier'], [wards[1]]),
      own: await office.officer('kiem3', ['verifier']),
      approver: await office.officer('duyet', ['approver']),
    };
    const { db } = office.store;
    const set = (facts: object) =>
      db.updateTable('task').set(facts).where('subject_id', '=', entryId).execute();
    await set({ not_same_as: [listeners.own.officer.id] });
    const live = quickly();
    const ears = Object.entries(listeners).map(
      ([name, who]) => [name, heard(live.listen(always(who.officer)))] as const,
    );
    await sleep(150);
    const told = () =>
      ears.map(([name, ear]) => [name, ear.events.filter((event) => event.kind === 'urgent').length]);
    expect(told().filter(([, times]) => times !== 0)).toEqual([]);

    const [, verifiers] = ears[0] ?? expect.unreachable();
    const [, ofWards] = ears[1] ?? expect.unreachable();
    await (await office.officer('tiep', ['clerk'])).call('POST', `/api/entries/${entryId}/hurry`);
    await Promise.all([verifiers.next('urgent'), ofWards.next('urgent')]);
    await sleep(200);
    const once = [
      ['verifier', 1],
      ['ofWard', 1],
      ['ofAnother', 0],
      ['own', 0],
      ['approver', 0],
    ];
    expect(told()).toEqual(once);

    // Taken by somebody it is no longer urgent; free again it is, once more.
    const lease = new Date(office.clock.now.getTime() + 60_000);
    await set({ claimed_by: listeners.verifier.officer.id, lease_until: lease });
    await sleep(150);
    expect(told()).toEqual(once);
    await set({ claimed_by: null, lease_until: null });
    await ofWards.next('urgent', 2);
  });
});

describe('the line', () => {
  test('carries a comment when there is nothing to say', async () => {
    const clerk = await office.officer('im', ['clerk']);
    const ear = heard(quickly(office.ports, 50).listen(always(clerk.officer)));
    await sleep(400);
    expect(ear.comments.filter((comment) => comment === ':').length).toBeGreaterThan(2);
  });

  test('outlives a database that is away for a while', async () => {
    let isAway = true;
    const stream = quickly().listen(async () => {
      if (isAway) throw new Error('connection lost');
      return overseer.officer;
    });
    const ear = heard(stream);
    await sleep(100);
    expect(ear.events).toEqual([]);
    isAway = false;
    await ear.next('overview');
  });

  test('ends with the session, and takes the server with it nowhere: closing does not wait for it', async () => {
    const app = buildApp(office.ports);
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const lines = async (cookie: string) => {
      const response = await fetch(`${address}/api/live`, { headers: { cookie } });
      expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-store');
      return response.body?.getReader() as ReadableStreamDefaultReader<Uint8Array>;
    };
    const read = async (
      reader: ReadableStreamDefaultReader<Uint8Array>,
      until: RegExp | null,
    ): Promise<string> => {
      let text = '';
      while (!until?.test(text)) {
        const { done, value } = await reader.read();
        if (done) return text;
        text += Buffer.from(value).toString();
      }
      return text;
    };
    expect((await fetch(`${address}/api/live`)).status).toBe(401);
    const leaver = await office.officer('roi', ['digitizer']);
    const [left, stayed] = [await lines(leaver.cookie), await lines(overseer.cookie)];
    await read(stayed, /data: {"kind":"overview"/);
    await leaver.call('DELETE', '/api/session');
    expect(await read(left, null)).toMatch(/^retry: 5000\n\n/);
    const startedAt = performance.now();
    await app.close();
    expect(performance.now() - startedAt).toBeLessThan(1000);
    await read(stayed, null);
  }, 20_000);

  test('keeps no session alive', async () => {
    const who = await office.officer('nghe', ['digitizer']);
    const { listeningOfficer } = await import('#server/session.ts');
    const request = { cookies: { hotich: who.cookie.slice('hotich='.length) }, headers: {} };
    const before = office.clock.now;
    const minutesLater = (minutes: number) => {
      office.clock.now = new Date(before.getTime() + minutes * 60_000);
      return listeningOfficer(office.ports, request as never);
    };
    expect((await minutesLater(29))?.id).toBe(who.officer.id);
    expect(await minutesLater(31)).toBeNull();
    office.clock.now = before;
  });
});
