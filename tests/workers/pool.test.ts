import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookIdOf, pageIdOf } from '#pipeline/ids.ts';
import { CleanedPage } from '#schemas/steps.ts';
import { openDiskBlobs } from '#store/blobs-disk.ts';
import { openPool, type Pool } from '#workers/pool.ts';
import { projectRoot } from '#workers/project-root.ts';
import { processTree } from '#tests/support/program.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

let folder: string;
let pool: Pool;
beforeAll(async () => {
  folder = await tempFolder('pool');
  pool = openPool(1, { ...(process.env as Record<string, string>), HOTICH_DATA: folder });
});
afterAll(async () => {
  await pool.close();
  await rm(folder, { recursive: true, force: true });
});

async function pageToClean() {
  const bytes = await readFile(join(projectRoot, 'samples', 'KS.2016.01', '001.jpg'));
  const sha256 = await openDiskBlobs(join(folder, 'blobs')).put(bytes);
  const { width, height } = await sharp(bytes).metadata();
  const bookId = bookIdOf('pool');
  const scan = { sha256, mediaType: 'image/jpeg' as const, widthPx: width, heightPx: height, dpi: 300 };
  return { pageId: pageIdOf(bookId, sha256), bookId, kind: 'birth' as const, formId: null, scan };
}

test('a page is cleaned without keeping the event loop from renewing job locks', async () => {
  const input = await pageToClean();
  await pool.run({ step: 'clean-page', input });
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const started = performance.now();
  const cleaned = CleanedPage.parse(await pool.run({ step: 'clean-page', input }));
  const took = performance.now() - started;
  delay.disable();
  expect(cleaned.pageId).toBe(input.pageId);
  // Locks live for 15 s and are renewed at half of that; the loop was free for all but a fraction of the work.
  expect(delay.max / 1e6).toBeLessThan(Math.max(1000, took / 2));
});

test('an expected failure comes back by its code', async () => {
  const input = await pageToClean();
  const missing = { ...input, scan: { ...input.scan, sha256: '0'.repeat(64) } };
  await expect(pool.run({ step: 'clean-page', input: missing })).rejects.toMatchObject({
    code: 'blob.missing',
  });
});

test('a process that is killed fails its own run only, and the next run has a new one', async () => {
  const input = await pageToClean();
  const running = pool.run({ step: 'clean-page', input });
  const [, ...children] = processTree(process.pid);
  const reading = children.filter((pid) => isPoolProcess(pid));
  await new Promise((done) => setTimeout(done, 100));
  for (const pid of reading) process.kill(pid, 'SIGKILL');
  await expect(running).rejects.toMatchObject({ code: 'engine.failed' });
  expect(CleanedPage.parse(await pool.run({ step: 'clean-page', input })).pageId).toBe(input.pageId);
});

function isPoolProcess(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('tinypool');
  } catch {
    return false;
  }
}
