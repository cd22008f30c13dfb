import type { BlobStore } from './blobs.ts';
import { openDiskBlobs } from './blobs-disk.ts';
import { openS3Blobs } from './blobs-s3.ts';

/** `blobUrl` s3://… or null for the folder. */
export const openBlobs = (
  blobUrl: string | null,
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): BlobStore => (blobUrl ? openS3Blobs(blobUrl, env) : openDiskBlobs(folder));
