import { createHash } from 'node:crypto';
import {
  element,
  elementAt,
  inside,
  integer,
  nothing,
  octets,
  oid,
  readDer,
  sequence,
  setOf,
  tagged,
  type Der,
} from './der.ts';

/** A detached CAdES-B signature as PAdES wants it: no signing-time, the certificate bound by its hash. */
export type SignatureAlgorithm = 'rsa-sha256' | 'ecdsa-sha256';

const ids = {
  data: oid('1.2.840.113549.1.7.1'),
  signedData: oid('1.2.840.113549.1.7.2'),
  contentType: oid('1.2.840.113549.1.9.3'),
  messageDigest: oid('1.2.840.113549.1.9.4'),
  signingCertificateV2: oid('1.2.840.113549.1.9.16.2.47'),
};
const sha256 = sequence(oid('2.16.840.1.101.3.4.2.1'));
const algorithms: Record<SignatureAlgorithm, Der> = {
  'rsa-sha256': sequence(oid('1.2.840.113549.1.1.1'), nothing),
  'ecdsa-sha256': sequence(oid('1.2.840.10045.4.3.2')),
};

export const hashWith = (algorithm: string, bytes: Uint8Array): Buffer =>
  createHash(algorithm).update(bytes).digest();
export const hash = (bytes: Uint8Array): Buffer => hashWith('sha256', bytes);

/** Issuer and serial number, whole elements, of a certificate. */
export function issuerAndSerial(certificate: Uint8Array): { issuer: Der; serial: Der } {
  const tbs = inside(inside(readDer(certificate)[0])[0]);
  const from = tbs[0]?.tag === 0xa0 ? 1 : 0;
  const serial = tbs[from]?.whole;
  const issuer = tbs[from + 2]?.whole;
  if (!serial || !issuer) throw new RangeError('not a certificate');
  return { issuer, serial };
}

/** What is signed: the attributes as a SET OF (their tag in the message is another). */
export function signedAttributes(messageDigest: Uint8Array, signer: Uint8Array): Der {
  const { issuer, serial } = issuerAndSerial(signer);
  const attribute = (id: Der, value: Der): Der => sequence(id, element(0x31, value));
  const issuerSerial = sequence(sequence(element(0xa4, issuer)), serial);
  return setOf(
    attribute(ids.contentType, ids.data),
    attribute(ids.messageDigest, octets(messageDigest)),
    // the hash algorithm is the default, sha256, and DER leaves defaults out
    attribute(ids.signingCertificateV2, sequence(sequence(sequence(octets(hash(signer)), issuerSerial)))),
  );
}

/** The whole message. `certificates`: the signer's first, then its issuers. The same parts give the same bytes. */
export function cmsSignature(parts: {
  readonly attributes: Der;
  readonly certificates: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
  readonly signature: Uint8Array;
}): Der {
  const signer = parts.certificates[0];
  if (!signer) throw new RangeError('no certificate');
  const { issuer, serial } = issuerAndSerial(signer);
  const signerInfo = sequence(
    integer(1),
    sequence(issuer, serial),
    sha256,
    Buffer.concat([Buffer.from([0xa0]), parts.attributes.subarray(1)]),
    algorithms[parts.algorithm],
    octets(parts.signature),
  );
  const signedData = sequence(
    integer(1),
    setOf(sha256),
    sequence(ids.data),
    tagged(0, ...parts.certificates),
    setOf(signerInfo),
  );
  return sequence(ids.signedData, tagged(0, signedData));
}

/** Takes apart a message of this form; whoever trusts it builds it again and compares. Throws a RangeError. */
export function readCms(message: Uint8Array): {
  certificates: Uint8Array[];
  algorithm: SignatureAlgorithm;
  signature: Uint8Array;
  /** Bytes of `message` that are the element; the rest is padding. */
  length: number;
} {
  const whole = elementAt(message);
  const outer = inside(whole);
  const signedData = inside(inside(outer[1])[0]);
  const certificates = inside(signedData[3]).map((node) => node.whole);
  const signerInfo = inside(inside(signedData[4])[0]);
  const named = signerInfo[4]?.whole;
  const algorithm =
    named &&
    (Object.keys(algorithms) as SignatureAlgorithm[]).find((a) => Buffer.compare(algorithms[a], named) === 0);
  const signature = signerInfo[5]?.content;
  if (!algorithm || !signature) throw new RangeError('not a signature of this form');
  return { certificates, algorithm, signature, length: whole.whole.length };
}
