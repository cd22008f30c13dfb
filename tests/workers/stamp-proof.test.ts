import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:http';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listAddresses } from '#pipeline/certify/crl.ts';
import { makeTestCertificates } from '#scripts/make-certificates.ts';
import { openProofs } from '#workers/stamp-proof.ts';
import { describeWith, needProgram } from '#tests/support/need-program.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

describeWith('openssl', 'lists of revoked certificates', () => {
  test('are fetched where the certificate says, once; what cannot be fetched or is another’s is none', async () => {
    const folder = await tempFolder('proof');
    const keysDir = join(folder, 'keys');
    await makeTestCertificates(keysDir, []);
    await makeTestCertificates(join(folder, 'other'), []);
    const list = readFileSync(join(keysDir, 'root.crl'));
    renameSync(join(keysDir, 'root.crl'), join(folder, 'root.crl'));
    let answer: Buffer | null = list;
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.writeHead(answer ? 200 : 404).end(answer ?? undefined);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/root.crl`;

    const at = (name: string) => join(folder, name);
    const openssl = (...args: string[]) => execFileSync(needProgram('openssl'), args, { stdio: 'pipe' });
    const request = ['req', '-new', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=TEST fetched'];
    openssl(...request, '-keyout', at('key'), '-out', at('csr'));
    writeFileSync(at('ext'), `crlDistributionPoints=URI:${address},URI:ldap://127.0.0.1/x\n`);
    const root = ['-CA', join(keysDir, 'root.crt.pem'), '-CAkey', join(keysDir, 'root.key.pem')];
    openssl(
      'x509',
      '-req',
      '-in',
      at('csr'),
      ...root,
      '-days',
      '2',
      '-extfile',
      at('ext'),
      '-out',
      at('crt'),
    );
    const chain = [at('crt'), join(keysDir, 'root.crt.pem')].map(
      (path) => new X509Certificate(readFileSync(path)),
    );

    expect(chain.map(listAddresses)).toEqual([[address], []]);
    const now = new Date(Date.now() + 1000);
    const proofOf = openProofs(keysDir);
    for (let i = 0; i < 3; i++)
      expect((await proofOf(chain, now)).proof.lists.map((one) => Buffer.from(one))).toEqual([list]);
    expect(asked).toBe(1);
    for (const other of [null, Buffer.from('nothing'), readFileSync(join(folder, 'other', 'root.crl'))]) {
      answer = other;
      const { proof } = await openProofs(keysDir)(chain, now);
      expect([proof.certificates.length, proof.lists]).toEqual([2, []]);
    }
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });
});
