import type { Sha256 } from '#schemas/ids.ts';
import { openDiskBlobs } from './blobs-disk.ts';
import { openS3Blobs } from './blobs-s3.ts';

/** Bytes named by their sha256; never altered, never removed. The same bytes put twice are kept once. */
export interface BlobStore {
  /** Throws `blob.missing`, `blob.corrupt` (the bytes no longer have their name). */
  get(sha256: Sha256): Promise<Uint8Array>;
  /** Durable when it returns. Throws `store.disk-full`, `store.no-write-right`. */
  put(bytes: Uint8Array): Promise<Sha256>;
  has(sha256: Sha256): Promise<boolean>;
}

/** `blobUrl` s3://… or null for the folder. */
export const openBlobs = (blobUrl: string | null, folder: string, env: Readonly<Record<string, string | undefined>>) =>
  blobUrl ? openS3Blobs(blobUrl, env) : openDiskBlobs(folder);
