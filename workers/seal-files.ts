import { createPrivateKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ExpectedError } from '#schemas/errors.ts';
import { OfficerId } from '#schemas/ids.ts';
import type { Seal, Signer } from '#pipeline/certify/seal.ts';

/** A key and its certificates, its own first, the root last. */
interface Identity {
  readonly key: KeyObject;
  readonly certificates: readonly Uint8Array[];
  readonly isTest: boolean;
}

const signAsync = promisify<string, Uint8Array, KeyObject, Buffer>(sign);

/** Where a signer's files lie without their endings: `agency`, `officers/<id>`. An id is checked before it is a path. */
export const fileOf = (keysDir: string, signer: Signer): string =>
  signer.kind === 'agency'
    ? join(keysDir, 'agency')
    : join(keysDir, 'officers', OfficerId.parse(signer.officerId));

const noKey = (signer: Signer, cause?: unknown): ExpectedError =>
  new ExpectedError(
    'seal.no-key',
    signer.kind === 'agency' ? { signer: 'agency' } : { officerId: signer.officerId },
    {
      cause,
    },
  );

async function read(keysDir: string, signer: Signer): Promise<Identity> {
  const file = fileOf(keysDir, signer);
  try {
    const [keyPem, chainPem] = await Promise.all([
      readFile(`${file}.key.pem`),
      readFile(`${file}.crt.pem`, 'latin1'),
    ]);
    const key = createPrivateKey(keyPem);
    const chain = (chainPem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(
      (pem) => new X509Certificate(pem),
    );
    if (!chain[0]?.checkPrivateKey(key)) throw new Error('the key is not the certificate’s');
    return {
      key,
      certificates: chain.map((certificate) => new Uint8Array(certificate.raw)),
      isTest: chain.some((certificate) => /^CN=TEST /m.test(certificate.issuer)),
    };
  } catch (cause) {
    throw noKey(signer, cause);
  }
}

/**
 * The seal over a folder of PEM files: `agency.key.pem` + `agency.crt.pem`, `officers/<id>.key.pem` + `.crt.pem`; a
 * certificate file holds the chain, its own first. An officer's files are read when they first sign.
 * Throws `seal.no-key` when the agency's are missing.
 */
export async function openSeal(keysDir: string): Promise<Seal> {
  const agency = await read(keysDir, { kind: 'agency' });
  const officers = new Map<string, Promise<Identity>>();
  const of = (signer: Signer): Promise<Identity> => {
    if (signer.kind === 'agency') return Promise.resolve(agency);
    const known = officers.get(signer.officerId);
    if (known) return known;
    const reading = read(keysDir, signer);
    officers.set(signer.officerId, reading);
    // keys may be made while we run: a failure is not remembered
    reading.catch(() => officers.delete(signer.officerId));
    return reading;
  };
  return {
    isTest: agency.isTest,
    certificates: async (signer) => (await of(signer)).certificates,
    sign: async (signer, data) => {
      const { key } = await of(signer);
      const algorithm = key.asymmetricKeyType === 'ec' ? 'ecdsa-sha256' : 'rsa-sha256';
      return { algorithm, signature: new Uint8Array(await signAsync('sha256', data, key)) };
    },
  };
}
