import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import type { AuthorizedExtract, SealedExtract } from '#schemas/extract.ts';
import { Sha256 } from '#schemas/ids.ts';
import { sealExtract } from '#pipeline/certify/seal-extract.ts';
import type { AtOnceContext } from '#pipeline/stage.ts';
import { demoPin, makeTestCertificates } from '#scripts/make-certificates.ts';
import { openKeys } from '#workers/seal-files.ts';
import { sampleExtracts } from './sample-extracts.ts';

const notHere = (): never => {
  throw new Error('sealing asks nothing of this port');
};

/** A folder with test keys, and the sealing stage run over it with blobs kept in memory. */
export async function openSealing() {
  const folder = await mkdtemp(join(tmpdir(), 'hotich-seal-'));
  const { officerId, name } = sampleExtracts.birth.signatory;
  await makeTestCertificates(join(folder, 'keys'), [{ id: officerId, name }]);
  const kept = new Map<string, Uint8Array>();
  const keys = await openKeys(join(folder, 'keys'));
  await keys.open(officerId, demoPin);
  const context: AtOnceContext = {
    blobs: {
      get: async (sha256) => kept.get(sha256) ?? notHere(),
      put: async (bytes) => {
        const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
        kept.set(sha256, bytes);
        return sha256;
      },
    },
    seal: keys.seal,
    now: () => new Date('2026-11-22T02:15:31.000Z'),
  };
  const rootPem = join(folder, 'keys', 'root.crt.pem');
  return {
    folder,
    context,
    keys,
    rootPem,
    root: new X509Certificate(await readFile(rootPem)).raw,
    seal: async (extract: AuthorizedExtract): Promise<{ output: SealedExtract; pdf: Uint8Array }> => {
      const output = await sealExtract.run(extract, context);
      return { output, pdf: await context.blobs.get(output.pdf) };
    },
    close: () => rm(folder, { recursive: true }),
  };
}
