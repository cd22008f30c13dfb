import type { Sha256 } from '#schemas/ids.ts';

/** Bytes named by their sha256; never altered, never removed. The same bytes put twice are kept once. */
export interface BlobStore {
  /** Throws `blob.missing`, `blob.corrupt` (the bytes no longer have their name). */
  get(sha256: Sha256): Promise<Uint8Array>;
  /** Durable when it returns. Throws `store.disk-full`, `store.no-write-right`. */
  put(bytes: Uint8Array): Promise<Sha256>;
  has(sha256: Sha256): Promise<boolean>;
}
