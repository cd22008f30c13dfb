import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  sign,
  X509Certificate,
} from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
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
  utf8,
} from '#pipeline/certify/der.ts';
import type { OfficerId } from '#schemas/ids.ts';
import { fileOf } from '#workers/seal-files.ts';

/**
 * Certificates for trying out, made with Node alone. Every name begins with TEST; papers sealed with them carry the mark
 * of a trial. Signing keys of real officers come from the government's own authority and never from here.
 */
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

/** A certificate for `common`, signed by `issuer`, or by itself when it is the root. */
function certify(common: string, key: KeyObject, issuer: Issued | null): X509Certificate {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const signer = issuer?.key ?? key;
  const issuerSpki = createPublicKey(signer).export({ type: 'spki', format: 'der' });
  const algorithm = sequence(oid('1.2.840.113549.1.1.11'), nothing);
  const isRoot = issuer === null;
  const serial = createHash('sha256').update(spki).update(common).digest().subarray(0, 16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const tbs = sequence(
    tagged(0, integer(2)),
    integer(serial),
    algorithm,
    name(rootName),
    sequence(time(validFrom), time(validTo)),
    name(common),
    spki,
    tagged(
      3,
      sequence(
        extension('2.5.29.19', true, sequence(...(isRoot ? [truth] : []))),
        // keyCertSign and cRLSign; digitalSignature and nonRepudiation
        extension('2.5.29.15', true, isRoot ? bits(Buffer.from([0x06]), 1) : bits(Buffer.from([0xc0]), 6)),
        extension('2.5.29.14', false, octets(keyId(spki))),
        extension('2.5.29.35', false, sequence(element(0x80, keyId(issuerSpki)))),
      ),
    ),
  );
  return new X509Certificate(sequence(tbs, algorithm, bits(sign('sha256', tbs, signer))));
}

/** Written whole or not at all, readable by the owner alone. */
async function save(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const part = `${path}.part`;
  await writeFile(part, text, { mode: 0o600 });
  await chmod(part, 0o600);
  await rename(part, path);
}

/** The key and certificate under `path`, as they are, or new ones. */
async function keepOrMake(path: string, common: string, issuer: Issued | null): Promise<Issued> {
  try {
    const key = createPrivateKey(await readFile(`${path}.key.pem`));
    const certificate = new X509Certificate(await readFile(`${path}.crt.pem`));
    return { key, certificate };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const { privateKey: key } = await newKey('rsa', { modulusLength: 2048 });
  const certificate = certify(common, key, issuer);
  await save(`${path}.key.pem`, key.export({ type: 'pkcs8', format: 'pem' }).toString());
  await save(`${path}.crt.pem`, `${certificate.toString()}${issuer ? issuer.certificate.toString() : ''}`);
  return { key, certificate };
}

/**
 * Makes what is missing under `keysDir`: a test root, the agency's certificate and one for each officer. Twice the same
 * call changes nothing.
 */
export async function makeTestCertificates(
  keysDir: string,
  officers: readonly { readonly id: OfficerId; readonly name: string }[],
): Promise<void> {
  const root = await keepOrMake(join(keysDir, 'root'), rootName, null);
  await keepOrMake(fileOf(keysDir, { kind: 'agency' }), 'TEST Cơ quan cấp bản sao', root);
  for (const officer of officers) {
    await keepOrMake(
      fileOf(keysDir, { kind: 'officer', officerId: officer.id }),
      `TEST ${officer.name}`,
      root,
    );
  }
}
