import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuthorizedExtract } from '#schemas/extract.ts';
import { type OfficerId, Sha256 } from '#schemas/ids.ts';
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
import { sideBySide } from './side-by-side.ts';

/**
 * Compiling on the way: papers 0 to 100 took 13 ms of processor each, 100 to 200 nine, from 400 on six to eight with the
 * archive and four to six without (2026-11-22, other work beside).
 */
const warmUp = 400;
/** Papers sealed with the archive and without take turns by so many: whatever comes later is warmer. */
const turn = 50;

/**
 * Seals papers one after another in a process of its own, archived on this disk (fsynced): p50, p99 and processor time of the
 * whole, and how long its parts take, each by itself. Milliseconds. Processor time is the whole process's: threads that
 * write, collect and compile, too. `papers`: more than 500; the first 400 warm up, of the others every second fifty are
 * archived and count.
 */
export async function sealPapers(papers: readonly AuthorizedExtract[]): Promise<Record<string, number>> {
  const child = fork(new URL(import.meta.url), { execArgv: ['--import', 'tsx'] });
  try {
    child.send(papers);
    const [figures] = (await once(child, 'message')) as [Record<string, number>];
    return figures;
  } finally {
    child.kill();
  }
}

process.once('message', (papers: AuthorizedExtract[]) => {
  if (process.argv[1]?.endsWith('seal-papers.ts')) void sealHere(papers).then((told) => process.send?.(told));
});

async function sealHere(papers: readonly AuthorizedExtract[]): Promise<Record<string, number>> {
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
    const unkept = { ...context, seal: keys.seal, blobs: { ...disk, put: hashOnly } };
    const cpu = { kept: 0, unkept: 0 };
    const count = { kept: 0, unkept: 0 };
    for (let at = warmUp; at < papers.length; at += turn) {
      const way = (at - warmUp) % (2 * turn) === 0 ? 'kept' : 'unkept';
      const before = process.cpuUsage();
      for (const paper of papers.slice(at, at + turn))
        if (way === 'kept') await timed('whole', () => sealExtract.run(paper, context));
        else await sealExtract.run(paper, unkept);
      const { user, system } = process.cpuUsage(before);
      cpu[way] += (user + system) / 1000;
      count[way] += Math.min(turn, papers.length - at);
    }
    // each part once more by itself: inside the whole they take turns with the disk
    for (const paper of papers.slice(warmUp, warmUp + 200)) {
      const template = templateById(paper.templateId);
      await timed('parse', () => AuthorizedExtract.parse(paper));
      const address = await timed('payload', () => qrAddress(paper, keys.seal));
      await timed('qr', () => placeQr(address, 100));
      const sheet = await timed('layout_with_qr', () => layOut(paper, template, address));
      await timed('draw', () => drawPdf(paper, template, sheet, null));
    }
    const work = { keysDir: join(folder, 'keys'), papers: papers.slice(0, 600) };
    // warm, keeping nothing on the disk
    const seconds = await sideBySide(new URL('./seal-process.ts', import.meta.url), [work, work]);
    const { whole = [], ...parts } = times;
    return {
      p50_ms: quantile(whole, 0.5),
      p99_ms: quantile(whole, 0.99),
      cpu_ms: cpu.kept / count.kept,
      cpu_without_archive_ms: cpu.unkept / count.unkept,
      sealed_per_s: (2 * work.papers.length) / seconds,
      ...Object.fromEntries(Object.entries(parts).map(([part, list]) => [`${part}_ms`, quantile(list, 0.5)])),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const hashOnly = async (bytes: Uint8Array) => Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
