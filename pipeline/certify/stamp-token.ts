import { X509Certificate } from 'node:crypto';
import { chainHolds, chainOf, extensionOf } from './chain.ts';
import {
  type Der,
  elementAt,
  inside,
  integer,
  nothing,
  octets,
  oid,
  readTime,
  sequence,
  truth,
} from './der.ts';
import { canonicalSignedData, namesOwn, readSignedData, signatureHolds } from './signed-data.ts';

const sha256 = sequence(oid('2.16.840.1.101.3.4.2.1'), nothing);
const ids = {
  tstInfo: oid('1.2.840.113549.1.9.16.1.4'),
  extendedKeyUsage: oid('2.5.29.37'),
  timestamping: oid('1.3.6.1.5.5.7.3.8'),
};
const is = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one !== undefined && Buffer.compare(one, other) === 0;

/** A time-stamp authority's word: these bytes existed at `at`. */
export interface Timestamp {
  readonly at: Date;
  /** Common name of the authority's certificate. */
  readonly by: string;
  /** The token as it is kept: one spelling, its whole chain inside. */
  readonly token: Der;
}

/** What is asked of an authority (RFC 3161): `imprint` is a SHA-256, `nonce` 8 random bytes. */
export const timestampRequest = (imprint: Uint8Array, nonce: Uint8Array): Der =>
  sequence(integer(1), sequence(sha256, octets(imprint)), integer(nonce), truth);

/** The token of an answer. Throws a RangeError for a refusal and for what is no answer at all. */
export function tokenIn(response: Uint8Array): Uint8Array {
  const [status, token] = inside(elementAt(response));
  const granted = inside(status)[0]?.content;
  // 0 granted, 1 granted with changes
  if (granted?.length !== 1 || (granted[0] ?? 2) > 1 || !token) throw new RangeError('no stamp was given');
  return token.whole;
}

/**
 * Believes a token only when it is about these bytes, answers this question (`nonce`; null: asked long ago), was signed by
 * a certificate made for nothing but time-stamps, valid then, and leads to one of `roots`. Throws a RangeError saying
 * which of these it is not.
 */
export function readToken(
  token: Uint8Array,
  about: { readonly imprint: Uint8Array; readonly nonce: Uint8Array | null },
  roots: readonly Uint8Array[],
): Timestamp {
  const signed = readSignedData(token);
  const { content, own, certificates } = signed;
  if (!is(content.type, ids.tstInfo) || content.bytes === null) throw new RangeError('not a time-stamp');
  const [, , imprint, , time, ...rest] = inside(elementAt(content.bytes));
  const [algorithm, hashed] = inside(imprint);
  if (!is(inside(algorithm)[0]?.whole, inside(elementAt(sha256))[0]?.whole ?? nothing))
    throw new RangeError('imprint');
  if (!is(hashed?.content, about.imprint)) throw new RangeError('imprint');
  const nonce = rest.find((node) => node.tag === 0x02)?.whole;
  if (about.nonce !== null && !is(nonce, integer(about.nonce))) throw new RangeError('nonce');
  if (!signatureHolds(signed, content.bytes) || namesOwn(signed) !== true) throw new RangeError('signature');
  const usage = extensionOf(own.raw, ids.extendedKeyUsage);
  if (!usage || !is(inside(elementAt(usage))[0]?.whole, ids.timestamping))
    throw new RangeError('certificate');
  const at = readTime(time);
  const chain = chainOf(own, [...certificates, ...roots.map((root) => new X509Certificate(root))]);
  if (!chainHolds(chain, roots, at)) throw new RangeError('certificate');
  return {
    at,
    by: /^CN=(.*)$/m.exec(own.subject)?.[1] ?? '',
    token: canonicalSignedData(
      signed,
      chain.map((certificate) => certificate.raw),
    ),
  };
}
