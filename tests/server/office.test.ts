import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OfficeView } from '#schemas/api/office.ts';
import { type Caller, type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
let admin: Caller;
let clerk: Caller;
let head: Caller;
let deputy: Caller;
beforeAll(async () => {
  office = await openOffice();
  admin = await office.officer('quantri', ['admin']);
  clerk = await office.officer('quay', ['clerk']);
  head = await office.officer('chutich', ['registrar']);
  deputy = await office.officer('phochutich', ['registrar']);
});
afterAll(() => office.close());

const view = async () => OfficeView.parse((await admin.call('GET', '/api/office')).json());
const latest = async () => (await view()).changes[0];
const own = {
  body: { name: 'Ủy ban nhân dân phường Bạch Mai', within: ['Thành phố Hà Nội'] },
  place: 'Bạch Mai',
};

describe('the issuing office', () => {
  test('is shown as it will be printed before anybody keeps it', async () => {
    const header = await admin.call('POST', '/api/office/header', own);
    expect(header.json()).toEqual({
      above: 'THÀNH PHỐ HÀ NỘI',
      between: [],
      body: 'UBND PHƯỜNG BẠCH MAI',
      placeAndDate: 'Bạch Mai, ngày 22 tháng 11 năm 2026',
    });
    expect((await view()).office.place).toBe('Hai Bà Trưng');
  });

  test('is kept as it was written, composed and without stray spaces, and the change is said', async () => {
    const typed = { ...own, body: { ...own.body, name: ` ${own.body.name.normalize('NFD')}  ` } };
    expect((await admin.call('POST', '/api/office', typed)).json()).toEqual({ ok: true });
    expect((await view()).office).toEqual(own);
    expect(await latest()).toEqual({
      at: office.clock.now.toISOString(),
      by: 'Cán bộ quantri',
      kind: 'office-set',
      details: {
        name: 'Ủy ban nhân dân phường Hai Bà Trưng → Ủy ban nhân dân phường Bạch Mai',
        place: 'Hai Bà Trưng → Bạch Mai',
      },
    });
  });

  test('kept again as it is, is no change', async () => {
    const before = (await view()).changes.length;
    await admin.call('POST', '/api/office', own);
    expect((await view()).changes).toHaveLength(before);
  });

  test.each([
    [{ ...own, place: '   ' }, 'request.bad', 'place'],
    [{ ...own, body: { ...own.body, name: ' ' } }, 'request.bad', 'body.name'],
    [{ ...own, body: { ...own.body, name: 'A'.repeat(200) } }, 'request.bad', 'body.name'],
    [{ ...own, body: { ...own.body, within: [] } }, 'request.bad', 'body.within'],
    [{ ...own, body: { ...own.body, name: 'Ủy ban 漢' } }, 'extract.letter-missing', undefined],
  ])('is refused where no paper could show it: %j', async (typed, code, field) => {
    const refused = await admin.call('POST', '/api/office', typed);
    expect([refused.json().code, refused.json().details.field]).toEqual([code, field]);
    expect((await view()).office).toEqual(own);
  });
});

describe('the counter’s settings', () => {
  test('are kept, and what differs is said as before → after', async () => {
    const { settings } = await view();
    const next = {
      ...settings,
      feePerCopy: 10000,
      holidays: ['2027-01-01'],
      signing: { ...settings.signing, mostMinutes: 60 },
    };
    expect((await admin.call('POST', '/api/office/counter', next)).statusCode).toBe(200);
    expect((await view()).settings).toEqual(next);
    expect(await latest()).toMatchObject({
      kind: 'counter-set',
      details: { feePerCopy: '8000 → 10000', holidays: ' → 2027-01-01', mostMinutes: '240 → 60' },
    });
  });

  test.each([
    [{ feePerCopy: -1 }, 'feePerCopy'],
    [{ lateFrom: '25:00' }, 'lateFrom'],
    [{ holidays: ['2027-02-30'] }, 'holidays.0'],
    [{ exemptions: [' '] }, 'exemptions.0'],
    [{ signing: { atCounter: true, mostMinutes: 0, mostPapers: 1 } }, 'signing.mostMinutes'],
    [{ timestampUrl: 'không phải địa chỉ' }, 'timestampUrl'],
    [{ timestampUrl: 'file:///etc/passwd' }, 'timestampUrl'],
  ])('are refused by the name of what is wrong: %j', async (wrong, field) => {
    const { settings } = await view();
    const refused = await admin.call('POST', '/api/office/counter', { ...settings, ...wrong });
    expect([refused.statusCode, refused.json()]).toEqual([400, { code: 'request.bad', details: { field } }]);
    expect((await view()).settings).toEqual(settings);
  });
});

const right = (other: object = {}) => ({
  officerId: deputy.officer.id,
  capacity: 'TUQ.',
  lines: ['TUQ. CHỦ TỊCH', 'CÔNG CHỨC TƯ PHÁP - HỘ TỊCH'],
  basis: { number: '12/QĐ-UBND', date: '2026-01-02' },
  from: '2026-11-01',
  to: '2026-12-31',
  kinds: ['birth'],
  ...other,
});

describe('a delegation', () => {
  test('is kept as its decision has it, stays visible when taken back, and both are said', async () => {
    const given = await admin.call('POST', '/api/office/delegations', right());
    expect(given.json()).toMatchObject({ ...right(), revokedAt: null });
    const { id } = given.json();
    expect(await latest()).toMatchObject({
      kind: 'delegation-added',
      details: {
        officer: 'Cán bộ phochutich',
        lines: 'TUQ. CHỦ TỊCH / CÔNG CHỨC TƯ PHÁP - HỘ TỊCH',
        basis: '12/QĐ-UBND, 2026-01-02',
        from: '2026-11-01',
        to: '2026-12-31',
        kinds: 'birth',
      },
    });
    const reason = 'Hết nhiệm vụ';
    await admin.call('POST', '/api/office/delegations/revoke', { id, reason });
    const { delegations } = await view();
    expect(delegations.find((one) => one.id === id)?.revokedAt).toBe(office.clock.now.toISOString());
    expect(await latest()).toMatchObject({ kind: 'delegation-revoked', details: { reason } });
  });

  test.each([
    ['lines', { lines: ['KT. CHỦ TỊCH'] }],
    ['basis', { basis: null }],
    ['to', { to: null }],
    ['to', { to: '2026-10-31' }],
    ['from', { from: '2026-02-30' }],
    ['basis.number', { basis: { number: ' ', date: '2026-01-02' } }],
    ['kinds.0', { kinds: ['wedding'] }],
  ])('is refused by the name of what is wrong: %s, %j', async (field, wrong) => {
    const before = (await view()).delegations.length;
    const refused = await admin.call('POST', '/api/office/delegations', right(wrong));
    expect([refused.statusCode, refused.json()]).toEqual([400, { code: 'request.bad', details: { field } }]);
    expect((await view()).delegations).toHaveLength(before);
  });

  test('is not given to who may never sign, nor with letters no paper can show', async () => {
    const toClerk = await admin.call(
      'POST',
      '/api/office/delegations',
      right({ officerId: clerk.officer.id }),
    );
    expect(toClerk.json()).toEqual({ code: 'request.bad', details: { field: 'officerId' } });
    const odd = await admin.call('POST', '/api/office/delegations', right({ lines: ['TUQ. 主席'] }));
    expect(odd.json().code).toBe('extract.letter-missing');
  });

  test('of an officer who is no longer one is still shown with their name', async () => {
    const { db } = office.store;
    const gone = await office.officer('nghiviec', ['registrar']);
    await db
      .updateTable('officer')
      .set({ disabled_at: office.clock.now })
      .where('login', '=', 'nghiviec')
      .execute();
    const shown = (await view()).officers.find(({ id }) => id === gone.officer.id);
    expect(shown).toMatchObject({ name: 'Cán bộ nghiviec', isActive: false });
  });
});

describe('an absence', () => {
  const away = (who: Caller, other: object = {}) => ({
    officerId: who.officer.id,
    from: '2026-11-22',
    to: '2026-11-24',
    reason: 'Đi học',
    ...other,
  });

  test('is noted by the officer themselves or an administrator, and by nobody else', async () => {
    const noted = await head.call('POST', '/api/office/absences', away(head));
    expect(noted.statusCode).toBe(200);
    const ofAnother = await deputy.call('POST', '/api/office/absences', away(head));
    expect([ofAnother.statusCode, ofAnother.json().code]).toEqual([403, 'may.not']);
    const endsIt = await deputy.call('POST', '/api/office/absences/end', { id: noted.json().id });
    expect([endsIt.statusCode, endsIt.json().code]).toEqual([403, 'may.not']);
    const byAdmin = await admin.call(
      'POST',
      '/api/office/absences',
      away(deputy, { from: '2026-12-01', to: null }),
    );
    expect(byAdmin.statusCode).toBe(200);
    expect((await view()).absences.map(({ officerId }) => officerId)).toEqual([
      head.officer.id,
      deputy.officer.id,
    ]);
  });

  test('ends when they are back, is listed no more, and cannot be ended twice', async () => {
    const [first] = (await view()).absences;
    expect((await head.call('POST', '/api/office/absences/end', { id: first?.id })).json()).toEqual({
      ok: true,
    });
    expect((await view()).absences.map(({ id }) => id)).not.toContain(first?.id);
    expect((await head.call('POST', '/api/office/absences/end', { id: first?.id })).json().code).toBe(
      'id.not-found',
    );
    expect(await latest()).toMatchObject({ kind: 'absence-ended', by: 'Cán bộ chutich' });
  });

  test('is refused backwards, and for who may never sign', async () => {
    const wrong = await head.call('POST', '/api/office/absences', away(head, { to: '2026-11-01' }));
    expect(wrong.json()).toEqual({ code: 'request.bad', details: { field: 'to' } });
    const ofClerk = await admin.call('POST', '/api/office/absences', away(clerk));
    expect(ofClerk.json()).toEqual({ code: 'request.bad', details: { field: 'officerId' } });
  });
});

test('nobody but an administrator sees or changes the office', async () => {
  for (const who of [clerk, head])
    for (const [method, url, body] of [
      ['GET', '/api/office', undefined],
      ['POST', '/api/office', own],
      ['POST', '/api/office/header', own],
      ['POST', '/api/office/counter', {}],
      ['POST', '/api/office/delegations', right()],
      ['POST', '/api/office/delegations/revoke', { id: `delegation_${'a'.repeat(26)}`, reason: 'x' }],
    ] as const)
      expect([url, (await who.call(method, url, body)).json().code]).toEqual([url, 'may.not']);
});
