import { S3mini } from 's3mini';
import { ExpectedError } from '#schemas/errors.ts';
import type { Sha256 } from '#schemas/ids.ts';
import type { BlobStore } from './blobs.ts';
import { nameOf } from './blobs-disk.ts';

/**
 * `s3://bucket?endpoint=https://host[&region=…]`, keys from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. The same names
 * as on disk, so that one can be copied to the other. A failed request is `store.unreachable`, retried by the queue.
 */
export function openS3Blobs(blobUrl: string, env: Readonly<Record<string, string | undefined>>): BlobStore {
  const url = new URL(blobUrl);
  const endpoint = url.searchParams.get('endpoint');
  if (url.protocol !== 's3:' || !endpoint)
    throw new ExpectedError('config.bad', { setting: 'BLOB_URL', why: 's3://bucket?endpoint=https://host' });
  const s3 = new S3mini({
    accessKeyId: env.AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? '',
    endpoint: `${endpoint.replace(/\/$/, '')}/${url.hostname}`,
    region: url.searchParams.get('region') ?? 'auto',
  });
  const keyOf = (sha256: Sha256) => `${sha256.slice(0, 2)}/${sha256.slice(2)}`;
  const reach = <T>(request: Promise<T>): Promise<T> =>
    request.catch((cause) => {
      throw new ExpectedError('store.unreachable', { what: 'BLOB_URL' }, { cause });
    });
  const has = async (sha256: Sha256) => (await reach(s3.objectExists(keyOf(sha256)))) === true;
  return {
    has,
    async get(sha256) {
      const buffer = await reach(s3.getObjectArrayBuffer(keyOf(sha256)));
      if (!buffer) throw new ExpectedError('blob.missing', { sha256 });
      const bytes = new Uint8Array(buffer);
      if (nameOf(bytes) !== sha256) throw new ExpectedError('blob.corrupt', { sha256 });
      return bytes;
    },
    async put(bytes) {
      const sha256 = nameOf(bytes);
      if (!(await has(sha256)))
        await reach(s3.putObject(keyOf(sha256), Buffer.from(bytes), 'application/octet-stream'));
      return sha256;
    },
  };
}
