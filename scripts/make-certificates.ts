import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  sign,
  X509Certificate,
} from 'node:crypto';
import { access, chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import forge from 'node-forge';
import {
  bits,
  element,
  integer,
  nothing,
  octets,
  oid,
  sequence,
  setOf,
  tagged,
  time,
  truth,
  type Der,
  utf8,
} from '#pipeline/certify/der.ts';
import type { OfficerId } from '#schemas/ids.ts';
import { fileOf, holderOf } from '#workers/keys-files.ts';

/**
 * Certificates for trying out, made with Node alone. Every name begins with TEST; papers sealed with them carry the mark
 * of a trial. Signing keys of real officers come from the government's own authority and never from here.
 */
export const demoPin = '246810';
const validFrom = new Date('2020-01-01T00:00:00Z');
const validTo = new Date('2045-01-01T00:00:00Z');
const rootName = 'TEST Root CA - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ';
const newKey = promisify(generateKeyPair);

interface Issued {
  readonly key: KeyObject;
  readonly certificate: X509Certificate;
}

const name = (common: string): Uint8Array =>
  sequence(
    setOf(sequence(oid('2.5.4.6'), element(0x13, Buffer.from('VN')))),
    setOf(sequence(oid('2.5.4.10'), utf8('TEST Hộ Tịch'))),
    setOf(sequence(oid('2.5.4.3'), utf8(common))),
  );

const extension = (id: string, critical: boolean, value: Uint8Array): Uint8Array =>
  sequence(oid(id), ...(critical ? [truth] : []), octets(value));

const keyId = (spki: Uint8Array): Buffer => createHash('sha1').update(spki).digest();

/** What a certificate is for. */
type Use = 'root' | 'signing' | 'timestamps';

// keyCertSign and cRLSign; digitalSignature and nonRepudiation
const usage = (use: Use): Der =>
  use === 'root' ? bits(Buffer.from([0x06]), 1) : bits(Buffer.from([0xc0]), 6);

const sha256WithRsa = sequence(oid('1.2.840.113549.1.1.11'), nothing);
const signedBy = (issuer: KeyObject, content: Der): Der =>
  sequence(content, sha256WithRsa, bits(sign('sha256', content, issuer)));

/** A certificate for `common`, signed by `issuer`, or by itself when it is the root. */
function certify(common: string, key: KeyObject, issuer: Issued | null, use: Use): X509Certificate {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const signer = issuer?.key ?? key;
  const issuerSpki = createPublicKey(signer).export({ type: 'spki', format: 'der' });
  const serial = createHash('sha256').update(spki).update(common).digest().subarray(0, 16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const timestamping = sequence(oid('1.3.6.1.5.5.7.3.8'));
  const tbs = sequence(
    tagged(0, integer(2)),
    integer(serial),
    sha256WithRsa,
    name(rootName),
    sequence(time(validFrom), time(validTo)),
    name(common),
    spki,
    tagged(
      3,
      sequence(
        extension('2.5.29.19', true, sequence(...(use === 'root' ? [truth] : []))),
        extension('2.5.29.15', true, usage(use)),
        ...(use === 'timestamps' ? [extension('2.5.29.37', true, timestamping)] : []),
        extension('2.5.29.14', false, octets(keyId(spki))),
        extension('2.5.29.35', false, sequence(element(0x80, keyId(issuerSpki)))),
      ),
    ),
  );
  return new X509Certificate(signedBy(signer, tbs));
}

/** The root's list of revoked certificates, with none on it. */
function emptyList(root: Issued): Der {
  const tbs = sequence(integer(1), sha256WithRsa, name(rootName), time(validFrom), time(validTo));
  return signedBy(root.key, tbs);
}

/** Written whole or not at all, readable by the owner alone. */
async function save(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const part = `${path}.part`;
  await writeFile(part, content, { mode: 0o600 });
  await chmod(part, 0o600);
  await rename(part, path);
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The key and certificate under `path`, as they are, or new ones. */
async function keepOrMake(path: string, common: string, issuer: Issued | null, use: Use): Promise<Issued> {
  if (await isThere(`${path}.key.pem`)) {
    const key = createPrivateKey(await readFile(`${path}.key.pem`));
    return { key, certificate: new X509Certificate(await readFile(`${path}.crt.pem`)) };
  }
  const { privateKey: key } = await newKey('rsa', { modulusLength: 2048 });
  const certificate = certify(common, key, issuer, use);
  await save(`${path}.crt.pem`, `${certificate.toString()}${issuer ? issuer.certificate.toString() : ''}`);
  await save(`${path}.key.pem`, key.export({ type: 'pkcs8', format: 'pem' }).toString());
  return { key, certificate };
}

/** An officer's key and chain in a container that the demonstration PIN opens. */
async function makeContainer(path: string, common: string, issuer: Issued): Promise<void> {
  const { privateKey: key } = await newKey('rsa', { modulusLength: 2048 });
  const certificate = certify(common, key, issuer, 'signing');
  const { asn1, pkcs12, pki } = forge;
  const container = pkcs12.toPkcs12Asn1(
    pki.privateKeyFromPem(key.export({ type: 'pkcs1', format: 'pem' }).toString()),
    [certificate, issuer.certificate].map((one) => pki.certificateFromPem(one.toString())),
    demoPin,
    { algorithm: 'aes256', count: 2048 },
  );
  await save(`${path}.p12`, Buffer.from(asn1.toDer(container).getBytes(), 'latin1'));
}

/**
 * Makes what is missing under `keysDir`: a test root with its list of revoked certificates, the agency's certificate, a
 * time-stamp authority's (`tsa`), and for each officer a P12 container. Twice the same call changes nothing; officers who
 * have files of any kind keep them.
 */
export async function makeTestCertificates(
  keysDir: string,
  officers: readonly { readonly id: OfficerId; readonly name: string }[],
): Promise<void> {
  const root = await keepOrMake(join(keysDir, 'root'), rootName, null, 'root');
  if (!(await isThere(join(keysDir, 'root.crl')))) await save(join(keysDir, 'root.crl'), emptyList(root));
  await keepOrMake(fileOf(keysDir, { kind: 'agency' }), 'TEST Cơ quan cấp bản sao', root, 'signing');
  await keepOrMake(join(keysDir, 'tsa'), 'TEST Cơ quan cấp dấu thời gian', root, 'timestamps');
  for (const { id, name: officerName } of officers) {
    const base = fileOf(keysDir, { kind: 'officer', officerId: id });
    if (!(await holderOf(base))) await makeContainer(base, `TEST ${officerName}`, root);
  }
}
