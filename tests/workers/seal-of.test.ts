import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeTestCertificates } from '#scripts/make-certificates.ts';
import { sealOf } from '#workers/seal-of.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

test('a worker without keys starts and refuses to sign; with keys it signs', async () => {
  const folder = await tempFolder('seal');
  const none = await sealOf(join(folder, 'keys'));
  await expect(none.sign({ kind: 'agency' }, Buffer.from('x'))).rejects.toMatchObject({
    code: 'seal.no-key',
  });
  await makeTestCertificates(join(folder, 'keys'), []);
  const some = await sealOf(join(folder, 'keys'));
  expect(some.isTest).toBe(true);
  expect((await some.sign({ kind: 'agency' }, Buffer.from('x'))).signature.length).toBeGreaterThan(50);
  await rm(folder, { recursive: true, force: true });
});
