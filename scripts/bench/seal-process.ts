import { createHash } from 'node:crypto';
import { AuthorizedExtract } from '#schemas/extract.ts';
import { Sha256 } from '#schemas/ids.ts';
import { sealExtract } from '#pipeline/certify/seal-extract.ts';
import { demoPin } from '#scripts/make-certificates.ts';
import { openKeys } from '#workers/seal-files.ts';

/** A process that seals papers when it is told to: `{ keysDir, papers }`, then `go`; answers `ready` and `done`. */
let work: () => Promise<void> = async () => undefined;
process.on('message', async (message: 'go' | { keysDir: string; papers: unknown[] }) => {
  if (message === 'go') {
    await work();
    process.send?.('done');
    return;
  }
  const papers = message.papers.map((paper) => AuthorizedExtract.parse(paper));
  const keys = await openKeys(message.keysDir);
  for (const id of new Set(papers.map((paper) => paper.signatory.officerId))) await keys.open(id, demoPin);
  // hashed and let go: the disk is measured where papers are issued over HTTP
  const put = async (bytes: Uint8Array) => Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
  const get = () => Promise.reject(new Error('nothing is read'));
  const context = { blobs: { put, get }, seal: keys.seal, now: () => new Date() };
  work = async () => {
    for (const paper of papers) await sealExtract.run(paper, context);
  };
  await work();
  process.send?.('ready');
});
process.on('disconnect', () => process.exit(0));
