import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Secret } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stepOfCode } from '#server/totp.ts';
import { officerByLogin } from '#store/officers.ts';
import { projectRoot } from '#workers/project-root.ts';
import { type Office, openOffice } from '#tests/support/office.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

let office: Office;
let home: string;
beforeAll(async () => {
  office = await openOffice();
  home = await tempFolder('user');
});
afterAll(() => office.close());

/** The command line against the office's database; rejects with what it wrote to stderr. */
const hotich = async (...args: string[]): Promise<string> =>
  (
    await promisify(execFile)(
      'node',
      ['--import', 'tsx', join(projectRoot, 'scripts', 'hotich.ts'), ...args],
      {
        cwd: projectRoot,
        env: { ...process.env, DATABASE_URL: office.databaseUrl, HOTICH_DATA: home },
      },
    )
  ).stdout;

test('an account is made for the books of some register bodies, and told which of them have none yet', async () => {
  await office.book(undefined, 'UBND phường Một');
  const said = await hotich(
    ...['user', 'add', 'gioihan', '--name', 'Người Giới Hạn', '--roles', 'verifier,arbiter'],
    ...['--scope', ' UBND phường Một | UBND phường Hai'.normalize('NFD'), '--password', 'mat khau dai'],
  );
  expect(said).toContain('(verifier, arbiter); UBND phường Một; UBND phường Hai.');
  expect(said).toContain('“UBND phường Hai”');
  expect(said).not.toContain('“UBND phường Một”');
  const kept = await officerByLogin(office.store.db, 'gioihan');
  expect(kept?.officer.scope).toEqual(['UBND phường Một', 'UBND phường Hai']);
}, 60_000);

test('a second key is shown as a picture and an address, works, and is taken away again', async () => {
  const who = await office.officer('haikhoa', ['registrar']);
  const said = await hotich('user', 'totp', 'haikhoa');
  const uri = /otpauth:\S+/.exec(said)?.[0] ?? '';
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  expect(said).toContain('▄');
  expect((await officerByLogin(office.store.db, 'haikhoa'))?.totpSecret).toBe(secret);
  expect(Secret.fromBase32(secret).bytes).toHaveLength(20);
  expect(stepOfCode(secret, '12345', new Date())).toBeNull();
  expect((await who.call('GET', '/api/session')).statusCode).toBe(401);
  await hotich('user', 'totp', 'haikhoa', '--off');
  expect((await officerByLogin(office.store.db, 'haikhoa'))?.totpSecret).toBeNull();
  await expect(hotich('user', 'totp', 'khongco')).rejects.toThrow(/khongco/);
}, 60_000);
