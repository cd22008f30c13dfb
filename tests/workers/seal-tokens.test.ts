import { execFileSync } from 'node:child_process';
import { verify, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OfficerId } from '#schemas/ids.ts';
import type { SigningKeys } from '#pipeline/certify/seal.ts';
import { demoPin, makeTestCertificates } from '#scripts/make-certificates.ts';
import { openKeys } from '#workers/seal-files.ts';
import { describeWith, needProgram } from '#tests/support/need-program.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const idOf = (letter: string) => `officer_${letter.repeat(26)}` as OfficerId;
const module = '/usr/lib/softhsm/libsofthsm2.so';
const pin = '13579';
const data = Buffer.from('what is signed');

/** A key and a certificate of the test root, as a certification authority would hand them out. */
function issue(folder: string, keysDir: string, name: string, key: readonly string[]) {
  const at = (file: string) => join(folder, `${name}.${file}`);
  const openssl = (...args: string[]) => execFileSync(needProgram('openssl'), args, { stdio: 'pipe' });
  openssl('genpkey', ...key, '-out', at('key.pem'));
  openssl('req', '-new', '-key', at('key.pem'), '-subj', `/CN=TEST ${name}`, '-out', at('csr'));
  const root = ['-CA', join(keysDir, 'root.crt.pem'), '-CAkey', join(keysDir, 'root.key.pem')];
  openssl('x509', '-req', '-in', at('csr'), ...root, '-days', '2', '-out', at('crt.pem'));
  openssl('pkcs8', '-topk8', '-nocrypt', '-in', at('key.pem'), '-out', at('p8.pem'));
  return { key: at('key.pem'), pkcs8: at('p8.pem'), certificate: at('crt.pem'), openssl };
}
const rsa = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
const curve = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];

describeWith(['openssl', 'softhsm2-util'], 'keys that others made', () => {
  let folder: string;
  let keysDir: string;
  const soft = (...args: string[]) => execFileSync(needProgram('softhsm2-util'), args, { stdio: 'pipe' });
  beforeAll(async () => {
    folder = await tempFolder('tokens');
    keysDir = join(folder, 'keys');
    await makeTestCertificates(keysDir, []);
    mkdirSync(join(keysDir, 'officers'), { recursive: true });
    mkdirSync(join(folder, 'soft'));
    const settings = join(folder, 'softhsm2.conf');
    writeFileSync(settings, `directories.tokendir = ${join(folder, 'soft')}\nobjectstore.backend = file\n`);
    process.env.SOFTHSM2_CONF = settings;
    soft('--init-token', '--free', '--label', 'Thẻ thử', '--pin', pin, '--so-pin', '8642');
    for (const [letter, key] of [
      ['a', rsa],
      ['b', curve],
    ] as const) {
      const made = issue(folder, keysDir, letter, key);
      const token = ['--token', 'Thẻ thử', '--pin', pin];
      soft(
        '--import',
        made.pkcs8,
        ...token,
        '--label',
        `key-${letter}`,
        '--id',
        letter === 'a' ? '0a' : '0b',
      );
      const place = { module, token: 'Thẻ thử', key: `key-${letter}` };
      writeFileSync(join(keysDir, 'officers', `${idOf(letter)}.pkcs11.json`), JSON.stringify(place));
      writeFileSync(join(keysDir, 'officers', `${idOf(letter)}.crt.pem`), readFileSync(made.certificate));
    }
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function signsWell(keys: SigningKeys, officerId: OfficerId): Promise<boolean> {
    const signer = { kind: 'officer', officerId } as const;
    const [own] = await keys.seal.certificates(signer);
    const { signature } = await keys.seal.sign(signer, data);
    return verify('sha256', data, new X509Certificate(own ?? '').publicKey, signature);
  }

  test('a token signs with RSA and on a curve, for two officers at once, one after the other', async () => {
    const keys = await openKeys(keysDir);
    expect(await keys.wayOf(idOf('a'))).toBe('key');
    await keys.open(idOf('a'), pin);
    await keys.open(idOf('b'), pin);
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, i) => signsWell(keys, idOf(i % 2 === 0 ? 'a' : 'b'))),
    );
    expect(all).toEqual(Array.from({ length: 20 }, () => true));
    const [own, root] = await keys.seal.certificates({ kind: 'officer', officerId: idOf('a') });
    expect(new X509Certificate(own ?? '').checkIssued(new X509Certificate(root ?? ''))).toBe(true);
    keys.close(idOf('a'));
    keys.close(idOf('b'));
  });

  test('a wrong PIN opens nothing, also while another officer’s login keeps the token open', async () => {
    const keys = await openKeys(keysDir);
    await keys.open(idOf('a'), pin);
    const wrong = { code: 'seal.pin-wrong', details: { left: 4 } };
    await expect(keys.open(idOf('b'), '99999')).rejects.toMatchObject(wrong);
    // the token knows one login: who lost it by that opens anew
    const who = { kind: 'officer', officerId: idOf('a') } as const;
    await expect(keys.seal.sign(who, data)).rejects.toMatchObject({ code: 'seal.locked' });
    expect(keys.isOpen(idOf('a'))).toBe(false);
    await keys.open(idOf('a'), pin);
    expect(await signsWell(keys, idOf('a'))).toBe(true);
    keys.close(idOf('a'));
  });

  test('the agency’s key on a token finds its way back after the token was logged out', async () => {
    const office = join(folder, 'office');
    await makeTestCertificates(office, []);
    for (const ending of ['key.pem', 'crt.pem']) await rm(join(office, `agency.${ending}`));
    await mkdir(join(office, 'officers'), { recursive: true });
    const place = (key: string) => JSON.stringify({ module, token: 'Thẻ thử', key });
    const own = async (name: string, letter: string) => {
      await writeFile(join(office, `${name}.pkcs11.json`), place(`key-${letter}`));
      await copyFile(join(folder, `${letter}.crt.pem`), join(office, `${name}.crt.pem`));
    };
    await own('agency', 'a');
    await own(`officers/${idOf('b')}`, 'b');
    await writeFile(join(office, 'agency.pin'), '99999', { mode: 0o600 });
    const keys = await openKeys(office);
    const sign = () => keys.seal.sign({ kind: 'agency' }, data);
    // the wrong PIN was tried once, when the folder was opened, and is not again: a token would lock itself
    for (let i = 0; i < 20; i++)
      await expect(sign()).rejects.toMatchObject({ code: 'seal.no-key', cause: 'agency.pin' });
    await writeFile(join(office, 'agency.pin'), pin, { mode: 0o600 });
    expect((await sign()).algorithm).toBe('rsa-sha256');
    await expect(keys.open(idOf('b'), '99999')).rejects.toMatchObject({ code: 'seal.pin-wrong' });
    expect((await sign()).signature.length).toBe(256);
  });

  test.each([
    ['a library that is not there', { module: '/nowhere/pkcs11.so', token: 'Thẻ thử', key: 'key-a' }],
    ['a token that is not plugged in', { module, token: 'Thẻ khác', key: 'key-a' }],
  ])('%s is told as a missing token', async (_, place) => {
    writeFileSync(join(keysDir, 'officers', `${idOf('c')}.pkcs11.json`), JSON.stringify(place));
    const keys = await openKeys(keysDir);
    const missing = { code: 'seal.token-missing', details: { token: place.token } };
    await expect(keys.open(idOf('c'), pin)).rejects.toMatchObject(missing);
  });

  test.each([
    ['a label that no key has', 'key-z', 'a'],
    ['the key of somebody else', 'key-a', 'b'],
  ])('%s is no key', async (_, key, certificate) => {
    const base = join(keysDir, 'officers', idOf('d'));
    writeFileSync(`${base}.pkcs11.json`, JSON.stringify({ module, token: 'Thẻ thử', key }));
    writeFileSync(`${base}.crt.pem`, readFileSync(join(folder, `${certificate}.crt.pem`)));
    const keys = await openKeys(keysDir);
    await expect(keys.open(idOf('d'), pin)).rejects.toMatchObject({ code: 'seal.no-key' });
  });

  test.each([
    ['RSA', rsa, ['-certfile']],
    ['a curve', curve, ['-certfile']],
    ['a curve, without its issuer', curve, []],
    ['RSA, without a checksum', rsa, ['-nomac']],
  ])('a container of openssl opens: %s', async (_, key, options) => {
    const made = issue(folder, keysDir, 'e', key);
    const path = join(keysDir, 'officers', `${idOf('e')}.p12`);
    const more = options.includes('-certfile') ? [...options, join(keysDir, 'root.crt.pem')] : options;
    const from = ['-inkey', made.key, '-in', made.certificate, '-passout', `pass:${pin}`];
    made.openssl('pkcs12', '-export', ...from, ...more, '-out', path);
    const keys = await openKeys(keysDir);
    await expect(keys.open(idOf('e'), `${pin}0`)).rejects.toMatchObject({ code: 'seal.pin-wrong' });
    await keys.open(idOf('e'), pin);
    expect(await keys.seal.certificates({ kind: 'officer', officerId: idOf('e') })).toHaveLength(2);
    expect(await signsWell(keys, idOf('e'))).toBe(true);
  });

  test('a test certificate opens nothing in an office with a real one', async () => {
    const real = join(folder, 'real');
    const officer = { id: idOf('f'), name: 'Trần Thị Kiểm Thử' };
    await makeTestCertificates(real, [officer]);
    const [key, certificate] = [join(real, 'agency.key.pem'), join(real, 'agency.crt.pem')];
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=Agency'];
    execFileSync(needProgram('openssl'), [...request, '-keyout', key, '-out', certificate], {
      stdio: 'pipe',
    });
    const keys = await openKeys(real);
    expect(keys.seal.isTest).toBe(false);
    await expect(keys.open(officer.id, demoPin)).rejects.toMatchObject({ code: 'seal.no-key' });
    expect(keys.isOpen(officer.id)).toBe(false);
  });
});
