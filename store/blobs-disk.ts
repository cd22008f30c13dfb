import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ExpectedError } from '#schemas/errors.ts';
import { Sha256 } from '#schemas/ids.ts';
import type { BlobStore } from './blobs.ts';

/** One file a blob, `ab/cdef…`; written aside, fsynced, renamed, so that a file with its name is always whole. */
export function openDiskBlobs(folder: string): BlobStore {
  const pathOf = (sha256: Sha256) => join(folder, sha256.slice(0, 2), sha256.slice(2));
  const has = (sha256: Sha256) =>
    access(pathOf(sha256)).then(
      () => true,
      () => false,
    );
  return {
    has,
    async get(sha256) {
      const bytes = await readFile(pathOf(sha256)).catch((cause: NodeJS.ErrnoException) => {
        throw new ExpectedError('blob.missing', { sha256 }, { cause });
      });
      if (nameOf(bytes) !== sha256) throw new ExpectedError('blob.corrupt', { sha256 });
      return bytes;
    },
    async put(bytes) {
      const sha256 = nameOf(bytes);
      if (await has(sha256)) return sha256;
      const path = pathOf(sha256);
      const aside = join(folder, `.${randomUUID()}`);
      try {
        const file = await made(folder, () => open(aside, 'wx', 0o640));
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await made(dirname(path), () => rename(aside, path));
        await syncFolder(dirname(path));
      } catch (cause) {
        await rm(aside, { force: true }).catch(() => undefined);
        throw writeError(cause, folder);
      }
      return sha256;
    },
  };
}

/** Most folders are there: one is made when `work` did not find it. */
async function made<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    await mkdir(folder, { recursive: true });
    return work();
  }
}

export const nameOf = (bytes: Uint8Array): Sha256 =>
  Sha256.parse(createHash('sha256').update(bytes).digest('hex'));

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** A failed write, as an error that says what to do; anything unforeseen passes through. */
export function writeError(cause: unknown, path: string): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new ExpectedError('store.disk-full', { path }, { cause });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new ExpectedError('store.no-write-right', { path }, { cause });
  return cause;
}
