import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashPassword } from '#server/password.ts';
import { keepOfficer, keepTotpSecret } from '#store/officers.ts';
import { type Office, openOffice, password } from '#tests/support/office.ts';

let office: Office;
const start = new Date('2026-11-22T02:00:00Z');
const clockAt = (minutes: number) => {
  office.clock.now = new Date(start.getTime() + minutes * 60_000);
};
beforeAll(async () => {
  office = await openOffice();
});
beforeEach(async () => {
  clockAt(0);
  await office.store.db.deleteFrom('sign_in_try').execute();
});
afterAll(() => office.close());

const signIn = (login: string, word: string, code?: string, from = '10.0.0.1', app = office.app) =>
  app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'x-hotich': '1', 'x-forwarded-for': from },
    payload: { login, password: word, ...(code && { code }) },
  });
const codeOf = (answer: { json(): { code?: string } }) => answer.json().code;

describe('a session', () => {
  test('lasts as long as somebody works, but no longer than twelve hours', async () => {
    const who = await office.officer('lam', ['clerk']);
    for (let minutes = 0; minutes < 720; minutes += 29) {
      clockAt(minutes);
      expect((await who.call('GET', '/api/session')).statusCode).toBe(200);
    }
    clockAt(721);
    expect((await who.call('GET', '/api/session')).statusCode).toBe(401);
  });

  test('ends when nobody did anything for half an hour; what a page asks by itself does not count', async () => {
    const who = await office.officer('vang', ['clerk']);
    const poll = () =>
      office.app.inject({ url: '/api/tasks', headers: { cookie: who.cookie, 'x-hotich-poll': '1' } });
    for (const minutes of [10, 20, 29]) {
      clockAt(minutes);
      expect((await poll()).statusCode).toBe(200);
    }
    clockAt(31);
    expect((await poll()).statusCode).toBe(401);
    expect(codeOf(await who.call('GET', '/api/session'))).toBe('session.none');
  });

  test('notes its use at most once a minute', async () => {
    const who = await office.officer('ghi', ['clerk']);
    const usedAt = async () =>
      (
        await office.store.db
          .selectFrom('session')
          .select('used_at')
          .where('officer_id', '=', who.officer.id)
          .executeTakeFirstOrThrow()
      ).used_at.getTime() - start.getTime();
    clockAt(0.9);
    await who.call('GET', '/api/session');
    expect(await usedAt()).toBe(0);
    clockAt(1.1);
    await who.call('GET', '/api/session');
    expect(await usedAt()).toBe(66_000);
  });

  test('ends everywhere when the password is changed', async () => {
    const who = await office.officer('doi', ['clerk']);
    expect((await who.call('GET', '/api/session')).statusCode).toBe(200);
    await keepOfficer(office.store.db, {
      ...who.officer,
      passwordHash: await hashPassword('một mật khẩu khác'),
    });
    expect((await who.call('GET', '/api/session')).statusCode).toBe(401);
    expect((await signIn('doi', password)).statusCode).toBe(401);
    expect((await signIn('doi', 'một mật khẩu khác')).statusCode).toBe(200);
  });
});

describe('a second key', () => {
  const secret = Secret.fromUTF8('12345678901234567890').base32;
  const shown = (minutes: number) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: start.getTime() + minutes * 60_000,
    });
  beforeEach(async () => {
    await office.officer('haikhoa', ['registrar']);
    await keepTotpSecret(office.store.db, 'haikhoa', secret);
    await office.store.db.deleteFrom('sign_in_try').execute();
  });

  test('is asked for after the right password only', async () => {
    expect(codeOf(await signIn('haikhoa', 'khác', shown(0)))).toBe('session.wrong');
    const wanted = await signIn('haikhoa', password);
    expect([wanted.statusCode, codeOf(wanted), wanted.headers['set-cookie']]).toEqual([
      401,
      'session.totp-wanted',
      undefined,
    ]);
    expect((await signIn('haikhoa', password, shown(0))).statusCode).toBe(200);
  });

  test('is refused when wrong, too old, or taken before, even by two at once', async () => {
    const wrong = shown(0) === '000000' ? '000001' : '000000';
    expect(codeOf(await signIn('haikhoa', password, wrong))).toBe('session.totp-wrong');
    expect(codeOf(await signIn('haikhoa', password, shown(-2)))).toBe('session.totp-wrong');
    const twice = await Promise.all([1, 2].map(() => signIn('haikhoa', password, shown(0))));
    expect(twice.map((answer) => answer.statusCode).sort()).toEqual([200, 401]);
    expect(codeOf(await signIn('haikhoa', password, shown(0)))).toBe('session.totp-wrong');
    expect(codeOf(await signIn('haikhoa', password, shown(-0.5)))).toBe('session.totp-wrong');
    clockAt(1);
    expect((await signIn('haikhoa', password, shown(1))).statusCode).toBe(200);
  });

  test('counts as a try when it is wrong: nobody goes through a million of them', async () => {
    for (let i = 0; i < 10; i++)
      expect(codeOf(await signIn('haikhoa', password, '123456'))).toBe('session.totp-wrong');
    expect(codeOf(await signIn('haikhoa', password, shown(0)))).toBe('session.too-many');
  });

  test('ends open sessions when it is asked for, and is asked for no more when it is taken away', async () => {
    const who = await office.officer('taomoi', ['registrar']);
    await keepTotpSecret(office.store.db, 'taomoi', secret);
    expect((await who.call('GET', '/api/session')).statusCode).toBe(401);
    await keepTotpSecret(office.store.db, 'taomoi', null);
    expect((await signIn('taomoi', password)).statusCode).toBe(200);
    expect(await keepTotpSecret(office.store.db, 'khongco', secret)).toBe(false);
  });
});

describe('too many tries', () => {
  test('from one address are refused whatever the login; other addresses are not', async () => {
    for (let i = 0; i < 50; i++) expect((await signIn(`ai${i}`, 'đoán')).statusCode).toBe(401);
    await office.officer('nguoi', ['clerk']);
    const refused = await signIn('nguoi', password);
    expect([refused.statusCode, refused.json()]).toEqual([
      429,
      { code: 'session.too-many', details: { seconds: 300 } },
    ]);
    expect((await signIn('nguoi', password, undefined, '10.0.0.2')).statusCode).toBe(200);
    clockAt(5.1);
    expect((await signIn('nguoi', password)).statusCode).toBe(200);
  }, 30_000);

  test('at the same moment are counted one by one', async () => {
    const answers = await Promise.all(Array.from({ length: 16 }, () => signIn('mot', 'đoán')));
    expect(answers.filter((answer) => answer.statusCode === 401)).toHaveLength(10);
    expect(answers.filter((answer) => answer.statusCode === 429)).toHaveLength(6);
  });

  test('are remembered by another server on the same database', async () => {
    const { buildApp } = await import('#server/app.ts');
    for (let i = 0; i < 10; i++) await signIn('hai', 'đoán');
    const another = buildApp(office.ports);
    expect((await signIn('hai', 'đoán', undefined, '10.0.0.3', another)).statusCode).toBe(429);
    await another.close();
  });

  test('of a login are forgotten once it signed in', async () => {
    await office.officer('ba', ['clerk']);
    for (let i = 0; i < 9; i++) await signIn('ba', 'đoán');
    expect((await signIn('ba', password)).statusCode).toBe(200);
    for (let i = 0; i < 9; i++) expect((await signIn('ba', 'đoán')).statusCode).toBe(401);
  });
});
