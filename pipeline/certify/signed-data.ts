import { verify, X509Certificate } from 'node:crypto';
import { hashWith, issuerAndSerial } from './cms.ts';
import {
  type Der,
  element,
  elementAt,
  inside,
  nothing,
  octets,
  oid,
  sequence,
  setOf,
  tagged,
  integer,
} from './der.ts';

/** A CMS SignedData of anybody's making, with one signer: what a time-stamp authority or an officer's own program sends. */
export interface SignedData {
  /** Its identifier, and the content where it lies inside. */
  readonly content: { readonly type: Der; readonly bytes: Uint8Array | null };
  readonly certificates: readonly X509Certificate[];
  /** The signer's own among them. */
  readonly own: X509Certificate;
  readonly digestAlgorithm: Der;
  /** The signed attributes as a SET OF. */
  readonly attributes: Der;
  readonly signatureAlgorithm: Der;
  readonly signature: Uint8Array;
}

const digests = { sha256: 1, sha384: 2, sha512: 3 } as const;
export type Digest = keyof typeof digests;

const ids = {
  signedData: oid('1.2.840.113549.1.7.2'),
  contentType: oid('1.2.840.113549.1.9.3'),
  messageDigest: oid('1.2.840.113549.1.9.4'),
  signingCertificate: oid('1.2.840.113549.1.9.16.2.12'),
  signingCertificateV2: oid('1.2.840.113549.1.9.16.2.47'),
};
const is = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one !== undefined && Buffer.compare(one, other) === 0;
const withOrWithoutNull = (id: Der): Der[] => [sequence(id, nothing), sequence(id)];

/** Names of algorithms, in every spelling that is met; SHA-1 is none of them. */
const digestNames = (Object.keys(digests) as Digest[]).map((name) => ({
  name,
  spelled: withOrWithoutNull(oid(`2.16.840.1.101.3.4.2.${digests[name]}`)),
}));
const rsaOfAny = withOrWithoutNull(oid('1.2.840.113549.1.1.1'));
const signatureNames: Record<Digest, readonly Der[]> = {
  sha256: [...withOrWithoutNull(oid('1.2.840.113549.1.1.11')), sequence(oid('1.2.840.10045.4.3.2'))],
  sha384: [...withOrWithoutNull(oid('1.2.840.113549.1.1.12')), sequence(oid('1.2.840.10045.4.3.3'))],
  sha512: [...withOrWithoutNull(oid('1.2.840.113549.1.1.13')), sequence(oid('1.2.840.10045.4.3.4'))],
};

/** Takes a message apart; what follows it in `message` is padding. Throws a RangeError for what it is not. */
export function readSignedData(message: Uint8Array): SignedData {
  const [type, wrapped] = inside(elementAt(message));
  if (!is(type?.whole, ids.signedData)) throw new RangeError('not signed data');
  const parts = inside(inside(wrapped)[0]);
  const [contentType, content] = inside(parts[2]);
  const certificates = inside(parts.find((node) => node.tag === 0xa0))
    .filter((node) => node.tag === 0x30)
    .map((node) => new X509Certificate(node.whole));
  const [signer, ...more] = inside(parts.at(-1));
  const [, sid, digestAlgorithm, attributes, signatureAlgorithm, signature] = inside(signer);
  const own = certificates.find((certificate) => {
    const { issuer, serial } = issuerAndSerial(certificate.raw);
    return is(sid?.whole, sequence(issuer, serial));
  });
  if (more.length > 0 || attributes?.tag !== 0xa0 || !contentType || !own)
    throw new RangeError('not signed by one signer with attributes and a certificate');
  if (!digestAlgorithm || !signatureAlgorithm || signature?.tag !== 0x04)
    throw new RangeError('no signature');
  return {
    content: { type: contentType.whole, bytes: content ? (inside(content)[0]?.content ?? null) : null },
    certificates,
    own,
    digestAlgorithm: digestAlgorithm.whole,
    attributes: element(0x31, attributes.content),
    signatureAlgorithm: signatureAlgorithm.whole,
    signature: signature.content,
  };
}

/** The hash that the signer used. Throws a RangeError for one that is not trusted any more. */
export function digestOf({ digestAlgorithm }: SignedData): Digest {
  const found = digestNames.find(({ spelled }) => spelled.some((one) => is(digestAlgorithm, one)));
  if (!found) throw new RangeError('a hash that is not taken');
  return found.name;
}

/** The one value of a signed attribute, or null. */
export function attributeOf({ attributes }: Pick<SignedData, 'attributes'>, id: Der): Uint8Array | null {
  for (const attribute of inside(elementAt(attributes))) {
    const [name, values] = inside(attribute);
    if (is(name?.whole, id)) return values?.content ?? null;
  }
  return null;
}

/** Whether the signer's own certificate signed `content`, and the attributes name that certificate and content. */
export function signatureHolds(signed: SignedData, content: Uint8Array): boolean {
  const { own, attributes, signature, signatureAlgorithm } = signed;
  const digest = digestOf(signed);
  const named = [...rsaOfAny, ...signatureNames[digest]].some((one) => is(signatureAlgorithm, one));
  const type = attributeOf(signed, ids.contentType);
  const messageDigest = attributeOf(signed, ids.messageDigest);
  return (
    named &&
    type !== null &&
    is(type, signed.content.type) &&
    messageDigest !== null &&
    is(messageDigest, octets(hashWith(digest, content))) &&
    namesOwn(signed) !== false &&
    verify(digest, attributes, own.publicKey, signature)
  );
}

/** Whether the signing-certificate attribute binds the signer's certificate; null when there is none. */
export function namesOwn(signed: SignedData): boolean | null {
  const second = attributeOf(signed, ids.signingCertificateV2);
  const first = attributeOf(signed, ids.signingCertificate);
  const value = second ?? first;
  if (value === null) return null;
  const parts = inside(inside(inside(elementAt(value))[0])[0]);
  const named = digestNames.find(({ spelled }) => spelled.some((one) => is(parts[0]?.whole, one)));
  const algorithm = second === null ? 'sha1' : (named?.name ?? 'sha256');
  const certHash = parts.find((node) => node.tag === 0x04)?.content;
  return is(certHash, hashWith(algorithm, signed.own.raw));
}

/**
 * The same signature in one form only: `chain` for the certificates, nothing unsigned. Made again from its own parts it is
 * the same, letter by letter.
 */
export function canonicalSignedData(signed: SignedData, chain: readonly Uint8Array[]): Der {
  const { issuer, serial } = issuerAndSerial(signed.own.raw);
  const { type, bytes } = signed.content;
  const signerInfo = sequence(
    integer(1),
    sequence(issuer, serial),
    signed.digestAlgorithm,
    Buffer.concat([Buffer.from([0xa0]), signed.attributes.subarray(1)]),
    signed.signatureAlgorithm,
    octets(signed.signature),
  );
  const content = sequence(type, ...(bytes ? [tagged(0, octets(bytes))] : []));
  const signedData = sequence(
    integer(3),
    setOf(signed.digestAlgorithm),
    content,
    tagged(0, ...chain),
    setOf(signerInfo),
  );
  return sequence(ids.signedData, tagged(0, signedData));
}
