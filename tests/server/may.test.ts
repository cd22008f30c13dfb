import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#schemas/officer.ts';
import { agreeing, type Caller, claim, type Office, openOffice, password } from '#tests/support/office.ts';
import { routesOf } from '#tests/support/routes-of.ts';

const id = (prefix: string) => `${prefix}_${'a'.repeat(26)}`;
const requester = { name: 'Phạm Người Hỏi', relation: 'Bản thân', paper: '' };
const asking = { idempotencyKey: '4f1f6f0e-5a55-4f0a-9d0c-0a1b2c3d4e5f', requester, copies: 1 };

const basis = { number: '1', date: '2026-11-20', office: 'UBND' };
const correcting = { what: 'other', basis, changes: {}, note: 'Thử', version: 1 };
const revoking = { basis, reason: 'Thử', version: 1 };
const deciding = { verdict: 'twin', notes: [null, null], reason: '', tookMs: 1 };
const suggesting = { entryId: id('entry'), field: 'childName', text: 'an' };
const numbers = { year: 2016, from: 1, to: 1 };
const marking = { ...numbers, mark: 'left-out', note: '' };
const gap = { kind: 'year', year: 2016, from: null, to: null, bookNo: null };
const closing = { year: 2016, entries: 1, pages: null };
const everybody: readonly Role[] = ['digitizer', 'verifier', 'arbiter', 'approver', 'clerk', 'registrar'];

/** Every call, with those who may make it; everybody else is refused. */
const calls: readonly (readonly ['GET' | 'POST' | 'DELETE', string, object | undefined, readonly Role[]])[] =
  [
    ['POST', '/api/tasks/claim', { step: 'verify-entry', subjectId: null }, ['verifier']],
    ['POST', '/api/tasks/claim', { step: 'approve-entry', subjectId: null }, ['approver']],
    ['POST', '/api/tasks/claim', { step: 'authorize-extract', subjectId: null }, ['registrar']],
    ['POST', `/api/tasks/${id('task')}/verify`, { fields: {} }, ['verifier']],
    ['POST', '/api/tasks/claim', { step: 'verify-entry-blind', subjectId: null }, ['verifier']],
    ['POST', '/api/tasks/claim', { step: 'arbitrate-entry', subjectId: null }, ['arbiter']],
    ['POST', `/api/tasks/${id('task')}/verify-blind`, { fields: {} }, ['verifier']],
    ['POST', `/api/tasks/${id('task')}/arbitrate`, { fields: {}, reasons: {} }, ['arbiter']],
    ['POST', `/api/tasks/${id('task')}/approve`, { verdict: 'approve' }, ['approver']],
    ['POST', `/api/tasks/${id('task')}/authorize`, { verdict: 'authorize' }, ['registrar']],
    ['GET', '/api/records?q=an', undefined, ['clerk', 'registrar', 'approver']],
    ['GET', '/api/register-bodies', undefined, ['clerk', 'registrar', 'approver']],
    ['GET', `/api/records/${id('record')}`, undefined, ['clerk', 'registrar', 'approver']],
    ['POST', `/api/records/${id('record')}/corrections`, correcting, ['approver']],
    ['POST', `/api/records/${id('record')}/revoke`, revoking, ['approver']],
    ['GET', '/api/issue-book', undefined, ['clerk', 'registrar']],
    ['GET', '/api/issue-book/totals', undefined, ['clerk', 'registrar']],
    ['GET', '/api/issue-book/series', undefined, ['clerk', 'registrar']],
    ['GET', '/api/issue-book.csv', undefined, ['clerk', 'registrar']],
    ['GET', '/api/feed', undefined, []],
    ['POST', `/api/entries/${id('entry')}/hurry`, undefined, ['clerk', 'registrar']],
    ['POST', `/api/records/${id('record')}/extracts`, asking, ['clerk', 'registrar']],
    ['GET', '/api/extracts', undefined, ['clerk', 'registrar']],
    ['GET', `/api/extracts/${id('extract')}`, undefined, ['clerk', 'registrar']],
    ['GET', `/api/extracts/${id('extract')}/preview`, undefined, ['clerk', 'registrar']],
    ['GET', `/api/extracts/${id('extract')}/pdf`, undefined, ['clerk', 'registrar']],
    ['POST', `/api/extracts/${id('extract')}/void`, { reason: 'in nhầm' }, ['registrar']],
    ['GET', '/api/counter', undefined, ['clerk', 'registrar']],
    ['GET', `/api/records/${id('record')}/lane`, undefined, ['clerk', 'registrar']],
    ['GET', `/api/records/${id('record')}/places`, undefined, ['clerk', 'registrar']],
    ['GET', `/api/records/${id('record')}/relations`, undefined, ['clerk', 'registrar']],
    ['GET', '/api/review', undefined, ['arbiter', 'approver']],
    ['POST', '/api/review/claim', { besides: null }, ['arbiter', 'approver']],
    ...(['reopen', 'renew', 'release'] as const).map(
      (what) =>
        ['POST', `/api/review/${id('relation')}/${what}`, undefined, ['arbiter', 'approver']] as const,
    ),
    ['POST', `/api/review/${id('relation')}/answer`, { verdict: 'twin', tookMs: 1 }, ['arbiter', 'approver']],
    ['POST', `/api/review/${id('relation')}/decide`, deciding, ['arbiter', 'approver']],
    ['POST', `/api/records/${id('record')}/contradiction`, { other: id('record') }, ['clerk', 'registrar']],
    ['GET', `/api/records/${id('record')}/life`, undefined, ['clerk', 'registrar', 'approver', 'arbiter']],
    ['GET', `/api/entries/${id('entry')}/doubts`, undefined, ['clerk', 'registrar', 'approver', 'arbiter']],
    ['GET', `/api/extracts/${id('extract')}/receipt`, undefined, ['clerk', 'registrar']],
    ['GET', '/api/overview', undefined, ['digitizer', 'approver']],
    ['GET', `/api/books/${id('book')}/pages`, undefined, ['digitizer', 'approver']],
    ['GET', '/api/failures', undefined, ['digitizer']],
    ['POST', '/api/failures/1/retry', undefined, ['digitizer']],
    ['GET', '/api/tasks', undefined, everybody],
    ['GET', '/api/session', undefined, everybody],
    ['POST', `/api/tasks/${id('task')}/renew`, undefined, everybody],
    ['POST', `/api/tasks/${id('task')}/release`, undefined, everybody],
    ['GET', `/api/images/${'a'.repeat(64)}`, undefined, everybody],
    ['POST', `/api/tasks/${id('task')}/drafts`, { fields: {} }, everybody],
    ['POST', `/api/tasks/${id('task')}/trouble`, { kind: 'rescan', note: '' }, ['verifier', 'arbiter']],
    ['GET', '/api/troubles', undefined, ['digitizer', 'arbiter']],
    [
      'POST',
      `/api/troubles/${id('trouble')}/settle`,
      { outcome: 'key-again', answer: '' },
      ['digitizer', 'arbiter'],
    ],
    ['GET', `/api/entries/${id('entry')}/scan`, undefined, ['digitizer', 'arbiter', 'approver']],
    ['GET', `/api/entries/${id('entry')}/journal`, undefined, ['approver']],
    ['POST', '/api/suggest', suggesting, ['verifier', 'arbiter', 'approver']],
    ['GET', '/api/mirror', undefined, ['verifier', 'arbiter']],
    ['GET', `/api/books/${id('book')}/quality`, undefined, ['digitizer', 'approver']],
    ['GET', `/api/books/${id('book')}/minutes/1/pdf`, undefined, ['digitizer', 'approver']],
    ['POST', `/api/books/${id('book')}/sample`, undefined, ['approver']],
    ['GET', '/api/ledgers', undefined, ['digitizer', 'approver', 'registrar', 'clerk']],
    ['GET', `/api/books/${id('book')}/ledger`, undefined, ['digitizer', 'approver', 'registrar', 'clerk']],
    [
      'GET',
      `/api/books/${id('book')}/ledger/pdf`,
      undefined,
      ['digitizer', 'approver', 'registrar', 'clerk'],
    ],
    [
      'GET',
      `/api/books/${id('book')}/ledger/entries/${id('entry')}`,
      undefined,
      ['digitizer', 'approver', 'registrar', 'clerk'],
    ],
    ['POST', `/api/books/${id('book')}/ledger/marks`, marking, ['digitizer', 'approver']],
    ['POST', `/api/books/${id('book')}/ledger/marks/undo`, numbers, ['digitizer', 'approver']],
    ['POST', `/api/books/${id('book')}/ledger/closings`, closing, ['digitizer', 'approver']],
    [
      'POST',
      `/api/books/${id('book')}/series/marks`,
      { gap, mark: 'book-lost', note: '' },
      ['digitizer', 'approver'],
    ],
    ['POST', `/api/books/${id('book')}/series/marks/undo`, { gap }, ['digitizer', 'approver']],
    [
      'GET',
      `/api/entries/${id('entry')}/page-facts`,
      undefined,
      ['verifier', 'arbiter', 'approver', 'digitizer'],
    ],
    [
      'POST',
      `/api/entries/${id('entry')}/page-facts`,
      { isStruck: true },
      ['verifier', 'arbiter', 'approver', 'digitizer'],
    ],
    ['POST', `/api/books/${id('book')}/policy`, { policyId: 'risk-2026' }, ['approver']],
    ['POST', `/api/books/${id('book')}/approve`, undefined, ['approver']],
    ['GET', '/api/signers', undefined, ['clerk', 'registrar']],
    ['GET', '/api/signing', undefined, ['registrar']],
    ['POST', '/api/signing', {}, ['registrar']],
    ['DELETE', '/api/signing', undefined, ['registrar']],
    ['GET', '/api/signing/extracts', undefined, ['registrar']],
    ['POST', '/api/signing/extracts', { extractIds: [id('extract')] }, ['registrar']],
    ['GET', '/api/office', undefined, []],
    ['POST', '/api/office', {}, []],
    ['POST', '/api/office/header', {}, []],
    ['POST', '/api/office/counter', {}, []],
    ['POST', '/api/office/delegations', {}, []],
    ['POST', '/api/office/delegations/revoke', {}, []],
    ['POST', '/api/office/absences', {}, ['registrar']],
    ['POST', '/api/office/absences/end', {}, ['registrar']],
  ];
const everyRole: readonly Role[] = [...everybody, 'admin'];

let office: Office;
const callers = new Map<Role, Caller>();
beforeAll(async () => {
  office = await openOffice();
  for (const role of everyRole) callers.set(role, await office.officer(role, [role]));
});
afterAll(() => office.close());

describe('every call is made only by who may', () => {
  test.each(calls)('%s %s', async (method, url, payload, roles) => {
    const nobody = await office.app.inject({
      method,
      url,
      headers: { 'x-hotich': '1' },
      ...(payload ? { payload } : {}),
    });
    expect([nobody.statusCode, nobody.json().code]).toEqual([401, 'session.none']);
    for (const role of everyRole) {
      const answer = await callers.get(role)?.call(method, url, payload);
      const isRefused = answer?.statusCode === 403;
      expect([role, isRefused]).toEqual([role, role !== 'admin' && !roles.includes(role)]);
    }
  });

  test('and the table above has every route the server knows', () => {
    const known = new Set(
      calls.map(
        ([method, url]) => `${method} ${url.split('?')[0]?.replace(/\/[a-z]+_a+|\/a{64}|\/1(?=\/)/g, '/*')}`,
      ),
    );
    // The stream never ends for who may listen: tests/server/live.test.ts.
    const open = [
      'POST /api/session',
      'DELETE /api/session',
      'GET /api/check/*',
      'GET /api/check/keys',
      'POST /api/check/pdf',
      'GET /api/live',
      // an unguessable address that works once is the right: tests/server/file-signing.test.ts
      'GET /api/file-signing/*',
      'POST /api/file-signing/*',
    ];
    const served = routesOf(office).filter((route) => !open.includes(route));
    expect(served.filter((route) => !known.has(route))).toEqual([]);
    expect(served.length).toBeGreaterThan(18);
  });
});

describe('a session', () => {
  const signIn = (login: string, word: string, headers: Record<string, string> = { 'x-hotich': '1' }) =>
    office.app.inject({ method: 'POST', url: '/api/session', headers, payload: { login, password: word } });

  test('is not begun with a wrong password, nor for a login nobody has, and the answers are the same', async () => {
    const wrong = await signIn('clerk', 'khác');
    const unknown = await signIn('khongco', 'khác');
    expect(wrong.statusCode).toBe(401);
    expect(wrong.body).toBe(unknown.body);
  });

  test('is refused after ten wrong tries in five minutes, then allowed again', async () => {
    await office.officer('gap', ['clerk']);
    for (let i = 0; i < 10; i++) expect((await signIn('gap', 'khác')).statusCode).toBe(401);
    const late = await signIn('gap', password);
    expect([late.statusCode, late.json()]).toEqual([
      429,
      { code: 'session.too-many', details: { seconds: 300 } },
    ]);
    const before = office.clock.now;
    office.clock.now = new Date(before.getTime() + 301_000);
    expect((await signIn('gap', password)).statusCode).toBe(200);
    office.clock.now = before;
  });

  test('hands out a cookie no script and no other site can use, and keeps only its hash', async () => {
    const answer = await signIn('clerk', password);
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^hotich=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    const kept = await office.store.db.selectFrom('session').select('token_hash').execute();
    expect(kept.map((row) => row.token_hash)).not.toContain(cookie.slice(7, 50));
    expect(answer.body).not.toMatch(/argon2|password/i);
  });

  test('ends after twelve hours, at sign-out, and when the officer is disabled', async () => {
    const who = await office.officer('het', ['clerk']);
    const before = office.clock.now;
    office.clock.now = new Date(before.getTime() + 12 * 3_600_000 + 1000);
    expect((await who.call('GET', '/api/session')).statusCode).toBe(401);
    office.clock.now = before;
    expect((await who.call('GET', '/api/session')).statusCode).toBe(200);
    expect((await who.call('DELETE', '/api/session')).statusCode).toBe(200);
    expect((await who.call('GET', '/api/session')).statusCode).toBe(401);

    const gone = await office.officer('nghi', ['clerk']);
    await office.store.db
      .updateTable('officer')
      .set({ disabled_at: new Date() })
      .where('login', '=', 'nghi')
      .execute();
    expect((await gone.call('GET', '/api/session')).statusCode).toBe(401);
  });

  test('changes nothing for a call that another site could have sent', async () => {
    const clerk = callers.get('clerk');
    const answer = await office.app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { cookie: clerk?.cookie ?? '' },
    });
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      { code: 'request.bad', details: { field: 'x-hotich' } },
    ]);
    expect((await clerk?.call('GET', '/api/session'))?.statusCode).toBe(200);
  });
});

describe('nobody judges their own work', () => {
  test('not even an administrator who may do everything else', async () => {
    const { entryId, read } = await office.entry();
    const admin = callers.get('admin') as Caller;
    const verifyId = await claim(admin, 'verify-entry', entryId);
    expect((await admin.call('POST', `/api/tasks/${verifyId}/verify`, agreeing(read))).statusCode).toBe(200);
    const own = await admin.call('POST', '/api/tasks/claim', { step: 'approve-entry', subjectId: entryId });
    expect([own.statusCode, own.json().code]).toEqual([403, 'task.own-work']);
    const any = await admin.call('POST', '/api/tasks/claim', { step: 'approve-entry', subjectId: null });
    expect(any.json()).toBeNull();

    const approver = callers.get('approver') as Caller;
    const approveId = await claim(approver, 'approve-entry', entryId);
    const direct = await admin.call('POST', `/api/tasks/${approveId}/approve`, { verdict: 'approve' });
    expect(direct.json().code).toBe('task.own-work');
    const { db } = office.store;
    const forced = db
      .updateTable('task')
      .set({ done_by: admin.officer.id })
      .where('id', '=', approveId)
      .execute();
    await expect(forced).rejects.toThrow(/check constraint/);
  });
});
