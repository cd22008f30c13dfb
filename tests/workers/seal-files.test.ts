import { createPublicKey, generateKeyPairSync, verify, X509Certificate } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OfficerId } from '#schemas/ids.ts';
import { demoPin, makeTestCertificates } from '#scripts/make-certificates.ts';
import { openKeys } from '#workers/seal-files.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const idOf = (letter: string) => `officer_${letter.repeat(26)}` as OfficerId;
const officer = { id: idOf('a'), name: 'Trần Thị Kiểm Thử' };
const signer = { kind: 'officer', officerId: officer.id } as const;
let folder: string;
let keysDir: string;
beforeAll(async () => {
  folder = await tempFolder('keys');
  keysDir = join(folder, 'keys');
  await makeTestCertificates(keysDir, [officer]);
});
afterAll(() => rm(folder, { recursive: true }));

/** A PEM pair as offices kept before there were containers: the agency's, under an officer's name. */
async function pemOfficer(id: OfficerId): Promise<void> {
  for (const ending of ['key.pem', 'crt.pem'])
    await writeFile(
      join(keysDir, 'officers', `${id}.${ending}`),
      await readFile(join(keysDir, `agency.${ending}`)),
    );
}

const files = async (): Promise<Record<string, string>> => {
  const names = (await readdir(keysDir, { recursive: true })).filter((name) => name.includes('.')).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (n) => [n, await readFile(join(keysDir, n), 'latin1')])),
  );
};

test('keys are readable by their owner alone', async () => {
  const made = Object.keys(await files());
  expect(made).toEqual(expect.arrayContaining([`officers/${officer.id}.p12`, 'agency.key.pem', 'root.crl']));
  for (const name of made) expect((await stat(join(keysDir, name))).mode & 0o777, name).toBe(0o600);
});

test('making them again keeps what is there and adds who is new', async () => {
  const before = await files();
  await makeTestCertificates(keysDir, [officer]);
  expect(await files()).toEqual(before);
  await makeTestCertificates(keysDir, [officer, { id: idOf('b'), name: 'Lê Văn Mẫu' }]);
  const after = await files();
  expect(after).toMatchObject(before);
  expect(Object.keys(after)).toHaveLength(Object.keys(before).length + 1);
});

test('every certificate says TEST in its name and hangs on the test root', async () => {
  const root = new X509Certificate(await readFile(join(keysDir, 'root.crt.pem')));
  const keys = await openKeys(keysDir);
  await keys.open(officer.id, demoPin);
  for (const who of [{ kind: 'agency' }, signer] as const) {
    const [own, issuer, ...more] = (await keys.seal.certificates(who)).map((der) => new X509Certificate(der));
    expect(more).toEqual([]);
    expect(own?.subject).toMatch(/^CN=TEST /m);
    expect(own?.ca).toBe(false);
    expect(issuer?.fingerprint256).toBe(root.fingerprint256);
    expect(own?.checkIssued(root) && own.verify(root.publicKey)).toBe(true);
  }
  expect(keys.seal.isTest).toBe(true);
  expect(keys.roots.some((der) => Buffer.compare(der, root.raw) === 0)).toBe(true);
});

test('a signature verifies with the key of the signer’s own certificate, and no other', async () => {
  const { seal, open } = await openKeys(keysDir);
  await open(officer.id, demoPin);
  const data = Buffer.from('what is signed');
  const { algorithm, signature } = await seal.sign(signer, data);
  const keyOf = async (who: Parameters<typeof seal.certificates>[0]) =>
    createPublicKey(
      new X509Certificate((await seal.certificates(who))[0] ?? '').publicKey.export({
        type: 'spki',
        format: 'pem',
      }),
    );
  expect(algorithm).toBe('rsa-sha256');
  expect(verify('sha256', data, await keyOf(signer), signature)).toBe(true);
  expect(verify('sha256', data, await keyOf({ kind: 'agency' }), signature)).toBe(false);
});

test('a key signs from when its PIN opens it until it is closed', async () => {
  const keys = await openKeys(keysDir);
  const locked = { code: 'seal.locked', details: { officerId: officer.id } };
  await expect(keys.seal.sign(signer, Buffer.from('x'))).rejects.toMatchObject(locked);
  expect(keys.isOpen(officer.id)).toBe(false);
  await keys.open(officer.id, demoPin);
  expect(keys.isOpen(officer.id)).toBe(true);
  await expect(keys.seal.sign(signer, Buffer.from('x'))).resolves.toBeDefined();
  keys.close(officer.id);
  await expect(keys.seal.sign(signer, Buffer.from('x'))).rejects.toMatchObject(locked);
});

test('a wrong PIN says how many tries are left; after the fifth the right one waits 15 minutes, too', async () => {
  let at = Date.parse('2026-11-22T02:00:00Z');
  const keys = await openKeys(keysDir, () => new Date(at));
  const wrong = (left: number) => ({ code: 'seal.pin-wrong', details: { left } });
  await expect(keys.open(officer.id, '000000')).rejects.toMatchObject(wrong(4));
  await expect(keys.open(officer.id, '')).rejects.toMatchObject(wrong(3));
  await keys.open(officer.id, demoPin);
  // the right one sets the count back; many at once are counted one by one
  const tried = await Promise.allSettled(Array.from({ length: 6 }, () => keys.open(officer.id, '111111')));
  const said = tried.map((one) => (one.status === 'rejected' ? one.reason : null));
  expect(
    said
      .filter(({ code }) => code === 'seal.pin-wrong')
      .map(({ details }) => details.left)
      .sort(),
  ).toEqual([0, 1, 2, 3, 4]);
  expect(said.filter(({ code }) => code === 'seal.pin-blocked').map(({ details }) => details)).toEqual([
    { minutes: 15 },
  ]);
  at += 14.5 * 60_000;
  const blocked = { code: 'seal.pin-blocked', details: { minutes: 1 } };
  await expect(keys.open(officer.id, demoPin)).rejects.toMatchObject(blocked);
  at += 60_000;
  await expect(keys.open(officer.id, '111111')).rejects.toMatchObject(wrong(4));
  await expect(keys.open(officer.id, demoPin)).resolves.toBeUndefined();
});

test.each([
  ['2019-12-31T23:59:59Z', { code: 'seal.not-yet-valid', details: { notBefore: '2020-01-01' } }],
  ['2045-01-01T00:00:01Z', { code: 'seal.expired', details: { notAfter: '2045-01-01' } }],
])('at %s the key does not open, whatever the PIN', async (at, failure) => {
  const keys = await openKeys(keysDir, () => new Date(at));
  await expect(keys.open(officer.id, demoPin)).rejects.toMatchObject(failure);
  expect(keys.isOpen(officer.id)).toBe(false);
});

test('says how an officer signs, also of files put there meanwhile', async () => {
  const [key, plugin] = [idOf('c'), idOf('d')];
  const keys = await openKeys(keysDir);
  expect([await keys.wayOf(officer.id), await keys.wayOf(key), await keys.wayOf(plugin)]).toEqual([
    'key',
    'none',
    'none',
  ]);
  await expect(keys.open(key, demoPin)).rejects.toMatchObject({
    code: 'seal.no-key',
    details: { officerId: key },
  });
  await makeTestCertificates(keysDir, [{ id: key, name: 'Phạm Mới' }]);
  await writeFile(
    join(keysDir, 'officers', `${plugin}.crt.pem`),
    await readFile(join(keysDir, 'agency.crt.pem')),
  );
  expect([await keys.wayOf(key), await keys.wayOf(plugin)]).toEqual(['key', 'plugin']);
  await keys.open(key, demoPin);
  expect(await keys.seal.certificates({ kind: 'officer', officerId: key })).toHaveLength(2);
  // there is no key to open, but whose certificate it must be is known
  await expect(keys.open(plugin, demoPin)).rejects.toMatchObject({ code: 'seal.no-key' });
  expect(await keys.seal.certificates({ kind: 'officer', officerId: plugin })).toHaveLength(2);
  await makeTestCertificates(keysDir, [{ id: plugin, name: 'Người ký bằng chương trình riêng' }]);
  expect(await keys.wayOf(plugin)).toBe('plugin');
});

test('keys of a data folder from before, PEM files, open with any PIN', async () => {
  const old = idOf('e');
  await pemOfficer(old);
  const keys = await openKeys(keysDir);
  expect(await keys.wayOf(old)).toBe('key');
  await keys.open(old, 'anything');
  expect((await keys.seal.sign({ kind: 'officer', officerId: old }, Buffer.from('x'))).algorithm).toBe(
    'rsa-sha256',
  );
});

test('a key that is not the certificate’s, or no key at all, is no key', async () => {
  const [other, broken] = [idOf('f'), idOf('g')];
  await pemOfficer(other);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const officers = join(keysDir, 'officers');
  await writeFile(join(officers, `${other}.key.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await writeFile(join(officers, `${broken}.p12`), 'not a container');
  const keys = await openKeys(keysDir);
  for (const id of [other, broken])
    await expect(keys.open(id, demoPin)).rejects.toMatchObject({ code: 'seal.no-key' });
});

test('an id that is a path reaches no file', async () => {
  const keys = await openKeys(keysDir);
  const officerId = '../agency' as OfficerId;
  await expect(keys.open(officerId, '')).rejects.toThrow();
  await expect(keys.wayOf(officerId)).rejects.toThrow();
});

test('without the agency’s key everything goes on but sealing; put there later, it seals', async () => {
  const late = join(folder, 'late');
  await mkdir(late);
  const keys = await openKeys(late);
  const none = { code: 'seal.no-key', details: { signer: 'agency' } };
  await expect(keys.seal.sign({ kind: 'agency' }, Buffer.from('x'))).rejects.toMatchObject(none);
  expect((await keys.seal.signCode(Buffer.from('x'))).length).toBe(64);
  await makeTestCertificates(late, [officer]);
  await keys.open(officer.id, demoPin);
  expect(keys.seal.isTest).toBe(true);
  expect((await keys.seal.sign({ kind: 'agency' }, Buffer.from('x'))).signature.length).toBe(256);
});

test('the agency’s container opens with the PIN that only its owner may read', async () => {
  const agency = join(folder, 'agency');
  await makeTestCertificates(agency, [officer]);
  await rename(join(agency, 'officers', `${officer.id}.p12`), join(agency, 'agency.p12'));
  await rm(join(agency, 'agency.key.pem'));
  await rm(join(agency, 'agency.crt.pem'));
  const keys = await openKeys(agency);
  const sign = () => keys.seal.sign({ kind: 'agency' }, Buffer.from('x'));
  await expect(sign()).rejects.toMatchObject({ code: 'seal.no-key' });
  await writeFile(join(agency, 'agency.pin'), `${demoPin}\n`);
  await chmod(join(agency, 'agency.pin'), 0o644);
  await expect(sign()).rejects.toMatchObject({ code: 'seal.no-key' });
  await chmod(join(agency, 'agency.pin'), 0o600);
  expect((await sign()).signature.length).toBe(256);
});

test('the office’s key for QR codes stays the same', async () => {
  const [one, two] = [await openKeys(keysDir), await openKeys(keysDir)];
  expect(await one.seal.codeKey()).toEqual(await two.seal.codeKey());
});
