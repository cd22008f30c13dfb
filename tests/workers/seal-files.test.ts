import { createPublicKey, generateKeyPairSync, verify, X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OfficerId } from '#schemas/ids.ts';
import { makeTestCertificates } from '#scripts/make-certificates.ts';
import { openSeal } from '#workers/seal-files.ts';

const officer = { id: `officer_${'a'.repeat(26)}` as OfficerId, name: 'Trần Thị Kiểm Thử' };
const second = { id: `officer_${'b'.repeat(26)}` as OfficerId, name: 'Lê Văn Mẫu' };
let keysDir: string;
beforeAll(async () => {
  keysDir = join(await mkdtemp(join(tmpdir(), 'hotich-keys-')), 'keys');
  await makeTestCertificates(keysDir, [officer]);
});
afterAll(() => rm(join(keysDir, '..'), { recursive: true }));

const files = async (): Promise<Record<string, string>> => {
  const names = (await readdir(keysDir, { recursive: true })).filter((name) => name.endsWith('.pem')).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (n) => [n, await readFile(join(keysDir, n), 'latin1')])),
  );
};

test('keys are readable by their owner alone', async () => {
  for (const name of Object.keys(await files())) {
    expect((await stat(join(keysDir, name))).mode & 0o777, name).toBe(0o600);
  }
});

test('making them again keeps what is there and adds who is new', async () => {
  const before = await files();
  await makeTestCertificates(keysDir, [officer]);
  expect(await files()).toEqual(before);
  await makeTestCertificates(keysDir, [officer, second]);
  const after = await files();
  expect(after).toMatchObject(before);
  expect(Object.keys(after)).toHaveLength(Object.keys(before).length + 2);
});

test('every certificate says TEST in its name and hangs on the test root', async () => {
  const root = new X509Certificate(await readFile(join(keysDir, 'root.crt.pem')));
  const seal = await openSeal(keysDir);
  for (const signer of [{ kind: 'agency' }, { kind: 'officer', officerId: officer.id }] as const) {
    const [own, issuer, ...more] = (await seal.certificates(signer)).map((der) => new X509Certificate(der));
    expect(more).toEqual([]);
    expect(own?.subject).toMatch(/^CN=TEST /m);
    expect(own?.ca).toBe(false);
    expect(issuer?.fingerprint256).toBe(root.fingerprint256);
    expect(own?.checkIssued(root) && own.verify(root.publicKey)).toBe(true);
  }
  expect(seal.isTest).toBe(true);
});

test('a signature verifies with the key of the signer’s own certificate, and no other', async () => {
  const seal = await openSeal(keysDir);
  const data = Buffer.from('what is signed');
  const { algorithm, signature } = await seal.sign({ kind: 'officer', officerId: officer.id }, data);
  const keyOf = async (signer: Parameters<typeof seal.certificates>[0]) =>
    createPublicKey(
      new X509Certificate((await seal.certificates(signer))[0] ?? '').publicKey.export({
        type: 'spki',
        format: 'pem',
      }),
    );
  expect(algorithm).toBe('rsa-sha256');
  expect(verify('sha256', data, await keyOf({ kind: 'officer', officerId: officer.id }), signature)).toBe(
    true,
  );
  expect(verify('sha256', data, await keyOf({ kind: 'agency' }), signature)).toBe(false);
});

test('an officer without files has no key, until they are there', async () => {
  const third = { id: `officer_${'d'.repeat(26)}` as OfficerId, name: 'Phạm Mới' };
  const seal = await openSeal(keysDir);
  const signer = { kind: 'officer', officerId: third.id } as const;
  await expect(seal.certificates(signer)).rejects.toMatchObject({
    code: 'seal.no-key',
    details: { officerId: third.id },
  });
  await makeTestCertificates(keysDir, [third]);
  expect(await seal.certificates(signer)).toHaveLength(2);
});

test('a key that is not the certificate’s is no key', async () => {
  const fourth = { id: `officer_${'e'.repeat(26)}` as OfficerId, name: 'Vũ Lẫn Lộn' };
  await makeTestCertificates(keysDir, [fourth]);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  await writeFile(
    join(keysDir, 'officers', `${fourth.id}.key.pem`),
    privateKey.export({ type: 'pkcs8', format: 'pem' }),
  );
  const seal = await openSeal(keysDir);
  await expect(seal.sign({ kind: 'officer', officerId: fourth.id }, new Uint8Array(1))).rejects.toMatchObject(
    {
      code: 'seal.no-key',
    },
  );
});

test('an id that is a path reaches no file', async () => {
  const seal = await openSeal(keysDir);
  const officerId = '../agency' as OfficerId;
  await expect(seal.certificates({ kind: 'officer', officerId })).rejects.toThrow();
});

test('a folder without the agency’s key opens no seal', async () => {
  await expect(openSeal(join(keysDir, 'nowhere'))).rejects.toMatchObject({
    code: 'seal.no-key',
    details: { signer: 'agency' },
  });
});
