import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuthorizedExtract } from '#schemas/extract.ts';
import type { OfficerId } from '#schemas/ids.ts';
import { drawPdf } from '#pipeline/certify/draw-pdf.ts';
import { layOut } from '#pipeline/certify/lay-out.ts';
import { placeQr } from '#pipeline/certify/place-qr.ts';
import { qrAddress } from '#pipeline/certify/qr-address.ts';
import type { Seal } from '#pipeline/certify/seal.ts';
import { sealExtract } from '#pipeline/certify/seal-extract.ts';
import { templateById } from '#pipeline/certify/templates.ts';
import { openDiskBlobs } from '#store/blobs-disk.ts';
import { demoPin, makeTestCertificates } from '#scripts/make-certificates.ts';
import { openKeys } from '#workers/seal-files.ts';
import { quantile } from '../figures.ts';

const warmUp = 150;

/**
 * Seals papers one after another in this process, archived on this disk (fsynced): p50, p99 and processor time of the whole,
 * and how long its parts take, each by itself. Milliseconds. `papers`: more than 150, the first ones warm up.
 */
export async function sealPapers(papers: readonly AuthorizedExtract[]): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'hotich-bench-'));
  const times: Record<string, number[]> = {};
  const timed = async <T>(as: string, work: () => Promise<T> | T): Promise<T> => {
    const startedAt = performance.now();
    const done = await work();
    times[as] ??= [];
    times[as].push(performance.now() - startedAt);
    return done;
  };
  try {
    const { officerId, name } = papers[0]?.signatory ?? { officerId: '' as OfficerId, name: '' };
    await makeTestCertificates(join(folder, 'keys'), [{ id: officerId, name }]);
    const keys = await openKeys(join(folder, 'keys'));
    await keys.open(officerId, demoPin);
    const disk = openDiskBlobs(join(folder, 'blobs'));
    const seal: Seal = {
      ...keys.seal,
      sign: (signer, data) => timed(`sign_${signer.kind}`, () => keys.seal.sign(signer, data)),
    };
    const blobs = { ...disk, put: (bytes: Uint8Array) => timed('archive', () => disk.put(bytes)) };
    const context = { blobs, seal, now: () => new Date() };
    for (const paper of papers.slice(0, warmUp)) await sealExtract.run(paper, context);
    for (const name of Object.keys(times)) delete times[name];
    const cpu = process.cpuUsage();
    for (const paper of papers.slice(warmUp)) await timed('whole', () => sealExtract.run(paper, context));
    const { user, system } = process.cpuUsage(cpu);
    // each part once more by itself: inside the whole they take turns with the disk
    for (const paper of papers.slice(warmUp, warmUp + 200)) {
      const template = templateById(paper.templateId);
      await timed('parse', () => AuthorizedExtract.parse(paper));
      const address = await timed('payload', () => qrAddress(paper, keys.seal));
      await timed('qr', () => placeQr(address, 100));
      const sheet = await timed('layout_with_qr', () => layOut(paper, template, address));
      await timed('draw', () => drawPdf(paper, template, sheet, null));
    }
    const { whole = [], ...parts } = times;
    const sealed = papers.length - warmUp;
    return {
      p50_ms: quantile(whole, 0.5),
      p99_ms: quantile(whole, 0.99),
      cpu_ms: (user + system) / 1000 / sealed,
      ...Object.fromEntries(Object.entries(parts).map(([part, list]) => [`${part}_ms`, quantile(list, 0.5)])),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
