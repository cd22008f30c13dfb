import type { X509Certificate } from 'node:crypto';
import { inside, readDer } from './der.ts';

/** Whether a certificate is its own issuer: a root. */
export const isRoot = (certificate: X509Certificate): boolean =>
  certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey);

/**
 * A certificate and its issuers, found among `pool`, up to a root or as far as the pool knows them. Who issued what is
 * told by the signatures, not by the names alone.
 */
export function chainOf(own: X509Certificate, pool: readonly X509Certificate[]): X509Certificate[] {
  const chain = [own];
  for (let last = own; !isRoot(last) && chain.length < 8; ) {
    const child = last;
    const issuer = pool.find((one) => one.ca && child.checkIssued(one) && child.verify(one.publicKey));
    if (!issuer) break;
    chain.push(issuer);
    last = issuer;
  }
  return chain;
}

/**
 * Whether a chain, own certificate first, leads to one of `roots` (DER), each signed by the next, the own one valid at
 * `at`. A certificate that is itself among the roots, as an officer's registered one is, needs no issuer.
 */
export function chainHolds(
  chain: readonly X509Certificate[],
  roots: readonly Uint8Array[],
  at: Date | null,
): boolean {
  const [own] = chain;
  const last = chain.at(-1);
  if (own === undefined || last === undefined || at === null) return false;
  const linked = chain.every((certificate, i) => {
    const issuer = chain[i + 1];
    if (issuer === undefined) return true;
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey) && issuer.ca;
  });
  const isTrusted = roots.some((root) => Buffer.compare(root, last.raw) === 0);
  return linked && isTrusted && isInTime(own, at);
}

const isInTime = (certificate: X509Certificate, at: Date): boolean =>
  at >= new Date(certificate.validFrom) && at <= new Date(certificate.validTo);

/** The content of an extension of a certificate by its identifier's DER, or null. */
export function extensionOf(certificate: Uint8Array, id: Uint8Array): Uint8Array | null {
  const tbs = inside(inside(readDer(certificate)[0])[0]);
  const wrapped = tbs.find((node) => node.tag === 0xa3);
  if (!wrapped) return null;
  for (const extension of inside(inside(wrapped)[0])) {
    const parts = inside(extension);
    if (parts[0] && Buffer.compare(parts[0].whole, id) === 0) return parts.at(-1)?.content ?? null;
  }
  return null;
}
