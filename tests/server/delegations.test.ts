import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { OwnSigning, SignersNow } from '#schemas/api/signing.ts';
import { type ExtractId, OfficerId, type RecordId } from '#schemas/ids.ts';
import { disableOfficer } from '#store/officers.ts';
import { askedExtracts } from '#tests/support/asked-extracts.ts';
import { type Caller, type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
let admin: Caller;
let clerk: Caller;
let recordId: RecordId;
let ask: Awaited<ReturnType<typeof askedExtracts>>['ask'];
beforeAll(async () => {
  office = await openOffice();
  // A quarter of an hour before midnight in Việt Nam.
  office.clock.now = new Date('2026-11-22T16:45:00Z');
  admin = await office.officer('quantri', ['admin']);
  const asked = await askedExtracts(office);
  ask = asked.ask;
  clerk = asked.clerk;
  recordId = await asked.approved(await office.entry());
});
afterAll(() => office.close());

const today = '2026-11-22';
const yesterday = '2026-11-21';
const tomorrow = '2026-11-23';
const right = (officerId: string, other: object = {}) => ({
  officerId,
  capacity: 'TUQ.',
  lines: ['TUQ. CHỦ TỊCH', 'CÔNG CHỨC TƯ PHÁP - HỘ TỊCH'],
  basis: { number: '12/QĐ-UBND', date: '2026-01-02' },
  from: today,
  to: '2026-12-31',
  kinds: [],
  ...other,
});
const opening = { pin: '246810', minutes: 60, most: 10, kinds: [], atCounter: false };

let count = 0;
/** An officer with a key and without any right but these; their key is closed. */
async function signer(...rights: object[]): Promise<Caller> {
  const who = await office.officer(`ky${count++}`, ['registrar']);
  await office.store.db.deleteFrom('signing_session').where('officer_id', '=', who.officer.id).execute();
  await office.store.db.deleteFrom('delegation').where('officer_id', '=', who.officer.id).execute();
  office.ports.keys.close(who.officer.id);
  for (const one of rights) {
    const given = await admin.call('POST', '/api/office/delegations', right(who.officer.id, one));
    expect(given.statusCode).toBe(200);
  }
  return who;
}
const open = (who: Caller, other: object = {}) => who.call('POST', '/api/signing', { ...opening, ...other });
async function sign(who: Caller, ...extractIds: ExtractId[]): Promise<(string | null)[]> {
  const answer = await who.call('POST', '/api/signing/extracts', { extractIds });
  expect(answer.statusCode).toBe(200);
  return answer.json().map((one: { failure: { code: string } | null }) => one.failure?.code ?? null);
}
const own = async (who: Caller) => OwnSigning.parse((await who.call('GET', '/api/signing')).json());
const signers = async () => SignersNow.parse((await clerk.call('GET', '/api/signers')).json());
const stateOf = async (who: Caller) =>
  (await signers()).signers.find(({ officerId }) => officerId === who.officer.id)?.state;

describe('a delegation that does not hold today opens no key', () => {
  test.each([
    ['ended yesterday', { to: yesterday, from: '2026-01-01' }, 'spent'],
    ['begins tomorrow', { from: tomorrow }, 'spent'],
  ] as const)('%s', async (_, term, state) => {
    const who = await signer(term);
    expect((await open(who)).json()).toEqual({ code: 'signing.no-delegation', details: {} });
    expect(office.ports.keys.isOpen(who.officer.id)).toBe(false);
    expect(await own(who)).toMatchObject({ current: null, state, session: null });
    expect(await stateOf(who)).toBe(state);
  });

  test('there is none', async () => {
    const who = await signer();
    expect((await open(who)).json().code).toBe('signing.no-delegation');
    expect(await stateOf(who)).toBe('none');
  });

  test('ends today: it holds until midnight in Việt Nam, and not a minute longer', async () => {
    const who = await signer({ to: today });
    const before = office.clock.now;
    office.clock.now = new Date('2026-11-22T16:59:00Z');
    const { id } = await ask(recordId);
    expect((await open(who)).statusCode).toBe(200);
    office.clock.now = new Date('2026-11-22T17:00:00Z');
    expect(await sign(who, id)).toEqual(['signing.no-delegation']);
    office.clock.now = before;
    expect((await who.call('DELETE', '/api/signing')).statusCode).toBe(200);
  });
});

describe('with the key open', () => {
  test('a paper of a kind the delegation does not cover is not signed, and takes no number', async () => {
    const who = await signer({ kinds: ['death', 'marriage'] });
    const { id } = await ask(recordId);
    expect((await open(who)).statusCode).toBe(200);
    expect(await sign(who, id)).toEqual(['signing.no-delegation']);
    const { status, number } = (await clerk.call('GET', `/api/extracts/${id}`)).json();
    expect([status, number]).toEqual(['requested', null]);
    expect((await own(who)).session?.used).toBe(0);
    expect((await signers()).signers.find((one) => one.officerId === who.officer.id)?.kinds).toEqual([
      'death',
      'marriage',
    ]);
  });

  test('a delegation taken back closes the key at once', async () => {
    const who = await signer({});
    const { id } = await ask(recordId);
    expect((await open(who)).statusCode).toBe(200);
    const [given] = (await own(who)).delegations;
    const reason = 'Chuyển công tác';
    const back = await admin.call('POST', '/api/office/delegations/revoke', { id: given?.id, reason });
    expect(back.json()).toEqual({ ok: true });
    expect(office.ports.keys.isOpen(who.officer.id)).toBe(false);
    expect(await sign(who, id)).toEqual(['signing.no-delegation']);
    expect((await own(who)).delegations[0]?.revokedAt).not.toBeNull();
    const again = await admin.call('POST', '/api/office/delegations/revoke', { id: given?.id, reason });
    expect([again.statusCode, again.json().code]).toEqual([404, 'id.not-found']);
  });

  test('a second delegation that still holds keeps the key open', async () => {
    const who = await signer({}, { capacity: 'KT.', lines: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'] });
    const { id } = await ask(recordId);
    await open(who);
    const [newest] = (await own(who)).delegations;
    await admin.call('POST', '/api/office/delegations/revoke', { id: newest?.id, reason: 'Nhập nhầm' });
    expect(await sign(who, id)).toEqual([null]);
  });

  test('an officer who is away signs nothing, and does again on the day they are back', async () => {
    const who = await signer({});
    const { id } = await ask(recordId);
    await open(who);
    const away = await who.call('POST', '/api/office/absences', {
      officerId: who.officer.id,
      from: today,
      to: '2026-11-25',
      reason: 'Đi họp',
    });
    expect(away.statusCode).toBe(200);
    expect(office.ports.keys.isOpen(who.officer.id)).toBe(false);
    expect((await open(who)).json()).toEqual({ code: 'signing.away', details: { until: '2026-11-25' } });
    expect(await sign(who, id)).toEqual(['signing.away']);
    const shown = (await signers()).signers.find((one) => one.officerId === who.officer.id);
    expect(shown).toMatchObject({ state: 'away', backOn: '2026-11-26' });
    await who.call('POST', '/api/office/absences/end', { id: away.json().id });
    expect((await open(who)).statusCode).toBe(200);
    expect(await sign(who, id)).toEqual([null]);
  });

  test('an officer who was disabled has no session, no key, and the counter does not sign in their name', async () => {
    const who = await signer({});
    expect((await open(who, { atCounter: true })).statusCode).toBe(200);
    expect(await stateOf(who)).toBe('at-counter');
    await disableOfficer(office.store.db, who.officer.login);
    expect((await open(who)).statusCode).toBe(401);
    expect(await stateOf(who)).toBeUndefined();
    expect((await ask(recordId)).status).toBe('requested');
  });
});

describe('who is here and what nobody can sign', () => {
  beforeEach(async () => {
    for (const { officerId } of (await signers()).signers)
      await office.store.db
        .updateTable('delegation')
        .set({ revoked_at: office.clock.now })
        .where('officer_id', '=', officerId)
        .execute();
  });

  test('everything, when every right is gone', async () => {
    expect((await signers()).nobody).toEqual(['birth', 'death', 'marriage']);
  });

  test('a kind is nobody’s while its only officer is away, and the deputy’s as soon as there is one', async () => {
    const head = await signer({ capacity: 'TM.', lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], to: null });
    expect(await signers()).toMatchObject({ nobody: [], closed: ['birth', 'death', 'marriage'] });
    await admin.call('POST', '/api/office/absences', {
      officerId: head.officer.id,
      from: yesterday,
      to: null,
      reason: '',
    });
    expect((await signers()).nobody).toEqual(['birth', 'death', 'marriage']);
    const deputy = await signer({
      capacity: 'KT.',
      lines: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
      kinds: ['birth'],
    });
    expect(await signers()).toMatchObject({ nobody: ['death', 'marriage'], closed: ['birth'] });
    await open(deputy);
    const now = await signers();
    expect(now).toMatchObject({ nobody: ['death', 'marriage'], closed: [] });
    expect(now.signers[0]).toMatchObject({ officerId: deputy.officer.id, capacity: 'KT.', state: 'at-desk' });
    expect(now.signers.find(({ officerId }) => officerId === head.officer.id)).toMatchObject({
      state: 'away',
      backOn: null,
    });
  });

  test('an officer whose certificate is not known cannot sign, whatever their delegation says', async () => {
    const id = OfficerId.parse(`officer_${'b'.repeat(26)}`);
    await office.store.db
      .insertInto('officer')
      .values({ id, login: 'khongkhoa', name: 'Cán bộ không khóa', roles: ['registrar'], password_hash: '-' })
      .execute();
    const given = await admin.call('POST', '/api/office/delegations', right(id));
    expect(given.statusCode).toBe(200);
    const now = await signers();
    expect(now.signers.find(({ officerId }) => officerId === id)?.state).toBe('none');
    expect(now.nobody).toEqual(['birth', 'death', 'marriage']);
  });
});
