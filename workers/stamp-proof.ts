import type { X509Certificate } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRoot } from '#pipeline/certify/chain.ts';
import { listAddresses, readList } from '#pipeline/certify/crl.ts';
import type { Proof } from '#pipeline/certify/stamp-pdf.ts';
import { bytesOf } from './stamp-ask.ts';

const mostMs = 5000;
const mostBytes = 2 * 1024 * 1024;

/** The lists in a folder of keys: `*.crl`, DER or PEM. */
async function listsIn(keysDir: string): Promise<Uint8Array[]> {
  const names = (await readdir(keysDir).catch(() => [])).filter((name) => name.endsWith('.crl'));
  const files = await Promise.all(names.map((name) => readFile(join(keysDir, name))));
  return files.map((bytes) => {
    const pem = /-----BEGIN X509 CRL-----([^-]+)-----END X509 CRL-----/.exec(bytes.toString('latin1'))?.[1];
    return pem === undefined ? new Uint8Array(bytes) : new Uint8Array(Buffer.from(pem, 'base64'));
  });
}

/** A list that this issuer signed and that is in force at `at`, or null. */
function usable(list: Uint8Array, issuer: X509Certificate, at: Date): ReturnType<typeof readList> | null {
  try {
    const read = readList(list, issuer);
    return read.from <= at && (read.until === null || at <= read.until) ? read : null;
  } catch {
    return null;
  }
}

/**
 * Finds what proves certificates later. Lists come from the folder, else from the addresses that the certificates name;
 * fetched ones are kept for this opening. Unless every certificate has its list there is none at all: half a proof is no
 * B-LT. `revoked`: serial numbers that a list names.
 */
export function openProofs(keysDir: string) {
  const fetched = new Map<string, Uint8Array | null>();

  async function fetchList(address: string): Promise<Uint8Array | null> {
    const known = fetched.get(address);
    if (known !== undefined) return known;
    const list = await fetch(address, { signal: AbortSignal.timeout(mostMs) })
      .then((response) => (response.ok ? bytesOf(response, mostBytes) : null))
      // without a list the paper reaches B-T
      .catch(() => null);
    fetched.set(address, list);
    return list;
  }

  return async function proofOf(
    certificates: readonly X509Certificate[],
    at: Date,
  ): Promise<{ proof: Proof; revoked: string[] }> {
    const inFolder = await listsIn(keysDir);
    const lists = new Map<string, Uint8Array>();
    const revoked: string[] = [];
    let isWhole = true;
    for (const certificate of certificates) {
      if (isRoot(certificate)) continue;
      const issuer = certificates.find((one) => certificate.checkIssued(one));
      const candidates = [...inFolder, ...(await Promise.all(listAddresses(certificate).map(fetchList)))];
      const found = issuer && candidates.find((list) => list !== null && usable(list, issuer, at) !== null);
      if (!issuer || !found) {
        isWhole = false;
        continue;
      }
      lists.set(issuer.fingerprint256, found);
      if (usable(found, issuer, at)?.revoked.includes(certificate.serialNumber))
        revoked.push(certificate.serialNumber);
    }
    const all = certificates.map((certificate) => new Uint8Array(certificate.raw));
    return { proof: { certificates: all, lists: isWhole ? [...lists.values()] : [] }, revoked };
  };
}
