import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sha256 } from '#schemas/ids.ts';
import { nameOf, openDiskBlobs } from '#store/blobs-disk.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

let folder: string;
beforeAll(async () => {
  folder = await tempFolder('blobs');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('gives back the bytes that were put, under their own name, however often', async () => {
  const blobs = openDiskBlobs(folder);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
      const name = await blobs.put(bytes);
      expect(name).toBe(nameOf(bytes));
      expect(await blobs.put(bytes)).toBe(name);
      expect(Buffer.from(await blobs.get(name)).equals(Buffer.from(bytes))).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test('keeps one file when the same bytes are put many times at once', async () => {
  const inside = join(folder, 'at-once');
  const blobs = openDiskBlobs(inside);
  const bytes = randomBytes(300_000);
  const names = await Promise.all(Array.from({ length: 20 }, () => blobs.put(bytes)));
  expect(new Set(names).size).toBe(1);
  expect((await readdir(inside, { recursive: true })).filter((name) => !/^..$/.test(name))).toHaveLength(1);
});

test('refuses bytes that no longer have their name, and names that nothing has', async () => {
  const blobs = openDiskBlobs(folder);
  const name = await blobs.put(Buffer.from('scan'));
  await writeFile(join(folder, name.slice(0, 2), name.slice(2)), 'scam');
  await expect(blobs.get(name)).rejects.toMatchObject({ code: 'blob.corrupt' });
  await expect(blobs.get('0'.repeat(64) as Sha256)).rejects.toMatchObject({ code: 'blob.missing' });
});

test.runIf(process.getuid?.() === 0)(
  'says that the disk is full and leaves nothing half-written',
  async () => {
    const small = join(folder, 'small');
    execFileSync('mkdir', ['-p', small]);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small]);
    try {
      const blobs = openDiskBlobs(small);
      await expect(blobs.put(randomBytes(3_000_000))).rejects.toMatchObject({ code: 'store.disk-full' });
      expect((await readdir(small, { recursive: true })).filter((name) => name.includes('.'))).toEqual([]);
      await blobs.put(randomBytes(1000));
    } finally {
      execFileSync('umount', [small]);
    }
  },
);
