import { verify, type X509Certificate } from 'node:crypto';
import { extensionOf } from './chain.ts';
import { elementAt, inside, type Node, nothing, oid, readTime, sequence } from './der.ts';

const hashes = (['sha256', 'sha384', 'sha512'] as const).flatMap((name, i) => [
  { name, spelled: sequence(oid(`1.2.840.113549.1.1.${11 + i}`), nothing) },
  { name, spelled: sequence(oid(`1.2.840.10045.4.3.${2 + i}`)) },
]);

/** A list of revoked certificates (RFC 5280), DER. */
export interface RevocationList {
  readonly from: Date;
  /** When the next one comes; null: not said. */
  readonly until: Date | null;
  /** Serial numbers in upper-case hex, as `X509Certificate` writes them. */
  readonly revoked: readonly string[];
}

/** Reads a list that `issuer` signed. Throws a RangeError for one it did not. */
export function readList(list: Uint8Array, issuer: X509Certificate): RevocationList {
  const [content, algorithm, signature] = inside(elementAt(list));
  const parts = inside(content);
  if (parts[0]?.tag === 0x02) parts.shift();
  const [, , from, ...rest] = parts;
  const hash = hashes.find(({ spelled }) => algorithm && Buffer.compare(spelled, algorithm.whole) === 0);
  if (!content || !hash || signature?.tag !== 0x03)
    throw new RangeError('not a list of revoked certificates');
  if (!verify(hash.name, content.whole, issuer.publicKey, signature.content.subarray(1)))
    throw new RangeError('a list of somebody else');
  const until = rest[0]?.tag === 0x17 || rest[0]?.tag === 0x18 ? rest.shift() : undefined;
  const entries = rest[0]?.tag === 0x30 ? inside(rest[0]) : [];
  return {
    from: readTime(from),
    until: until ? readTime(until) : null,
    revoked: entries.map((entry) =>
      Buffer.from(inside(entry)[0]?.content ?? [])
        .toString('hex')
        .replace(/^00/, '')
        .toUpperCase(),
    ),
  };
}

/** Where a certificate says its issuer's list can be fetched: http addresses of its distribution points. */
export function listAddresses(certificate: X509Certificate): string[] {
  const points = extensionOf(certificate.raw, oid('2.5.29.31'));
  if (!points) return [];
  // [0] distributionPoint, [0] fullName, [6] the address
  const deeper = (nodes: readonly Node[]): Node[] => nodes.filter(({ tag }) => tag === 0xa0).flatMap(inside);
  const names = deeper(deeper(inside(elementAt(points)).flatMap(inside)));
  return names
    .filter(({ tag }) => tag === 0x86)
    .map(({ content }) => Buffer.from(content).toString('latin1'))
    .filter((address) => /^https?:\/\//.test(address));
}
