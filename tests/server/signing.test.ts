import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ExtractView } from '#schemas/api/extracts.ts';
import { OwnSigning, SignersNow } from '#schemas/api/signing.ts';
import type { ExtractId, RecordId } from '#schemas/ids.ts';
import { watchSigning } from '#server/void-interrupted.ts';
import { openKeys } from '#workers/seal-files.ts';
import { askedExtracts } from '#tests/support/asked-extracts.ts';
import { type Caller, claim, type Office, openOffice } from '#tests/support/office.ts';

const start = new Date('2026-11-22T03:00:00Z');
let office: Office;
let clerk: Caller;
let recordId: RecordId;
let ask: Awaited<ReturnType<typeof askedExtracts>>['ask'];
let who: Caller;
beforeAll(async () => {
  office = await openOffice();
  office.clock.now = start;
  const asked = await askedExtracts(office);
  ask = asked.ask;
  clerk = asked.clerk;
  recordId = await asked.approved(await office.entry());
});
afterAll(() => office.close());

let count = 0;
beforeEach(async () => {
  office.clock.now = start;
  who = await office.officer(`ky${count++}`, ['registrar']);
  await who.call('DELETE', '/api/signing');
});

const opening = { pin: '246810', minutes: 60, most: 10, kinds: [], atCounter: false };
const open = (other: object = {}, officer = who) =>
  officer.call('POST', '/api/signing', { ...opening, ...other });
const own = async (officer = who) => OwnSigning.parse((await officer.call('GET', '/api/signing')).json());
async function sign(officer: Caller, ...extractIds: ExtractId[]) {
  const answer = await officer.call('POST', '/api/signing/extracts', { extractIds });
  expect(answer.statusCode).toBe(200);
  return answer.json() as { id: string; extract: ExtractView | null; failure: { code: string } | null }[];
}
const codes = async (officer: Caller, ...ids: ExtractId[]) =>
  (await sign(officer, ...ids)).map(({ failure }) => failure?.code ?? null);
const endedWhy = async (officer: Caller) => {
  const rows = await office.store.db
    .selectFrom('signing_session')
    .select('ended_why')
    .where('officer_id', '=', officer.officer.id)
    .orderBy('opened_at')
    .execute();
  return rows.map((row) => row.ended_why);
};

describe('opening the key', () => {
  test('needs the PIN, and says how many tries are left', async () => {
    const wrong = await open({ pin: '000000' });
    expect([wrong.statusCode, wrong.json()]).toEqual([403, { code: 'seal.pin-wrong', details: { left: 4 } }]);
    expect(wrong.body).not.toContain('000000');
    expect(JSON.stringify(office.logged)).not.toContain('000000');
    expect((await own()).session).toBeNull();
    expect((await open()).statusCode).toBe(200);
    expect((await own()).session).toMatchObject({ most: 10, used: 0, atCounter: false });
  });

  test('five wrong PINs close it to the right one, too', async () => {
    for (const left of [4, 3, 2, 1, 0])
      expect((await open({ pin: '1' })).json()).toEqual({ code: 'seal.pin-wrong', details: { left } });
    expect((await open()).json().code).toBe('seal.pin-blocked');
  });

  test('is for no longer and no more papers than the office allows', async () => {
    const session = (await open({ minutes: 720, most: 5000 })).json();
    expect(session.until).toBe('2026-11-22T07:00:00.000Z');
    expect(session.most).toBe(500);
  });

  test('again ends the opening of before', async () => {
    await open();
    await open({ most: 3 });
    expect((await own()).session?.most).toBe(3);
    expect(await endedWhy(who)).toEqual(['closed', 'replaced', null]);
  });

  test('twice at the same moment leaves one opening', async () => {
    const both = await Promise.all([open(), open()]);
    expect(both.map((answer) => answer.statusCode)).toEqual([200, 200]);
    expect((await endedWhy(who)).filter((why) => why === null)).toHaveLength(1);
  });
});

describe('a paper is not signed', () => {
  test('with the key closed', async () => {
    const { id } = await ask(recordId);
    expect(await codes(who, id)).toEqual(['signing.closed']);
    await open();
    await who.call('DELETE', '/api/signing');
    expect(await codes(who, id)).toEqual(['signing.closed']);
    expect((await own()).state).toBe('closed');
  });

  test('after the session’s time', async () => {
    const { id } = await ask(recordId);
    await open({ minutes: 20 });
    office.clock.now = new Date(start.getTime() + 20 * 60_000);
    expect(await codes(who, id)).toEqual(['signing.used-up']);
    expect((await own()).state).toBe('closed');
  });

  test('once the session’s papers are used up; those before it are', async () => {
    const papers = [await ask(recordId), await ask(recordId), await ask(recordId)];
    await open({ most: 2 });
    expect(await codes(who, ...papers.map(({ id }) => id))).toEqual([null, null, 'signing.used-up']);
    expect((await own()).state).toBe('closed');
  });

  test('of a kind the session was not opened for', async () => {
    const { id } = await ask(recordId);
    await open({ kinds: ['death'] });
    const [failed] = await sign(who, id);
    expect(failed?.failure).toEqual({ code: 'signing.kind-closed', details: { kind: 'birth' } });
  });

  test('after the server was started anew: the key is in no file', async () => {
    const { id } = await ask(recordId);
    await open();
    const keys = await openKeys(office.keysDir);
    expect(keys.isOpen(who.officer.id)).toBe(false);
    const stop = watchSigning({ ...office.ports, keys });
    await expect.poll(async () => (await endedWhy(who)).at(-1)).toBe('restarted');
    stop();
    expect(await codes(who, id)).toEqual(['signing.closed']);
    expect((await own()).session).toBeNull();
  });

  test('that another officer holds, or that was signed already', async () => {
    const other = await office.officer(`khac${count}`, ['registrar']);
    const { id } = await ask(recordId);
    await claim(other, 'authorize-extract', id);
    await open();
    expect(await codes(who, id)).toEqual(['task.taken']);
    expect(await codes(other, id)).toEqual([null]);
    expect(await codes(who, id)).toEqual(['task.done']);
  });

  test('that is of another ward’s books', async () => {
    const narrow = await office.officer(`phuong${count}`, ['registrar'], ['Ủy ban nhân dân phường Khác']);
    const { id } = await ask(recordId);
    expect(await codes(narrow, id)).toEqual(['id.not-found']);
    expect((await narrow.call('GET', '/api/signing/extracts')).json()).toEqual([]);
  });
});

test('two officers who sign the same papers at once give each one number', async () => {
  const other = await office.officer(`hai${count}`, ['registrar']);
  await open();
  const papers: ExtractId[] = [];
  for (let n = 0; n < 6; n++) papers.push((await ask(recordId)).id);
  const both = await Promise.all([sign(who, ...papers), sign(other, ...papers.toReversed())]);
  const sealed = both.flat().filter(({ extract }) => extract?.status === 'sealed');
  expect(sealed.map(({ id }) => id).sort()).toEqual([...papers].sort());
  expect(new Set(sealed.map(({ extract }) => extract?.number)).size).toBe(6);
  expect(both.flat().flatMap(({ failure }) => failure?.code ?? [])).toEqual(Array(6).fill('task.done'));
});

test('one that fails does not stop the others, and says why', async () => {
  const papers = [await ask(recordId), await ask(recordId)];
  const task = await claim(who, 'authorize-extract', papers[0]?.id ?? '');
  const decision = { verdict: 'refuse', reason: 'Thiếu văn bản ủy quyền' };
  const refused = await who.call('POST', `/api/tasks/${task}/authorize`, decision);
  expect(refused.json()).toMatchObject({ status: 'voided', reason: decision.reason, number: null });
  await open();
  expect(await codes(who, ...papers.map(({ id }) => id))).toEqual(['task.done', null]);
});

describe('an opening for the counter', () => {
  test('signs what the clerk asks, at once; at the desk it waits', async () => {
    await open({ atCounter: true });
    expect((await own()).state).toBe('at-counter');
    const paper = await ask(recordId);
    expect(paper).toMatchObject({ status: 'sealed', signedBy: who.officer.name });
    await open({ atCounter: false });
    expect((await ask(recordId)).status).toBe('requested');
  });

  test('is refused, and ended, when the office does not allow it', async () => {
    const admin = await office.officer(`quantri${count}`, ['admin']);
    const { settings } = (await admin.call('GET', '/api/office')).json();
    await open({ atCounter: true });
    const strict = { ...settings, signing: { ...settings.signing, atCounter: false } };
    expect((await admin.call('POST', '/api/office/counter', strict)).statusCode).toBe(200);
    expect(office.ports.keys.isOpen(who.officer.id)).toBe(false);
    expect((await ask(recordId)).status).toBe('requested');
    expect((await open({ atCounter: true })).json().code).toBe('signing.not-at-counter');
    expect((await open()).statusCode).toBe(200);
    await admin.call('POST', '/api/office/counter', settings);
  });

  test('of two officers goes on with the other when one is used up', async () => {
    const other = await office.officer(`quay${count}b`, ['registrar']);
    await open({ atCounter: true, most: 1 });
    office.clock.now = new Date(start.getTime() + 60_000);
    await open({ atCounter: true, most: 1 }, other);
    const [first, second, third] = [await ask(recordId), await ask(recordId), await ask(recordId)];
    expect([first.signedBy, second.signedBy]).toEqual([who.officer.name, other.officer.name]);
    expect(third.status).toBe('requested');
    const { signers } = SignersNow.parse((await clerk.call('GET', '/api/signers')).json());
    const both = [who.officer.id, other.officer.id];
    expect(signers.filter((one) => both.includes(one.officerId)).map((one) => one.state)).toEqual([
      'closed',
      'closed',
    ]);
  });
});

test('what waits is listed the longest first, and is gone once signed', async () => {
  const list = async () =>
    (await who.call('GET', '/api/signing/extracts')).json().map((one: ExtractView) => one.id) as ExtractId[];
  const before = await list();
  office.clock.now = new Date(start.getTime() + 90_000);
  const first = await ask(recordId);
  office.clock.now = new Date(start.getTime() + 91_000);
  const second = await ask(recordId);
  expect((await list()).slice(-2)).toEqual([first.id, second.id]);
  await open();
  expect(await codes(who, first.id)).toEqual([null]);
  expect(await list()).toEqual([...before, second.id]);
});
