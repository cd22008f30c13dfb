import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  X509Certificate,
} from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ExpectedError } from '#schemas/errors.ts';
import { OfficerId } from '#schemas/ids.ts';
import type { Signer, SigningKeys } from '#pipeline/certify/seal.ts';

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
 * The keys of a folder of PEM files: `agency.key.pem` + `agency.crt.pem`, `officers/<id>.key.pem` + `.crt.pem`; a
 * certificate file holds the chain, its own first, the root last. PEM files have no PIN: any opens them.
 * Throws `seal.no-key` when the agency's are missing.
 */
export async function openKeys(keysDir: string): Promise<SigningKeys> {
  const agency = await read(keysDir, { kind: 'agency' });
  const codeKey = await keepCodeKey(keysDir);
  const opened = new Map<OfficerId, Identity>();
  const of = async (signer: Signer): Promise<Identity> => {
    if (signer.kind === 'agency') return agency;
    const identity = opened.get(signer.officerId);
    if (!identity) throw new ExpectedError('seal.locked', { officerId: signer.officerId });
    return identity;
  };
  const root = agency.certificates.at(-1);
  return {
    roots: root ? [root] : [],
    wayOf: async (officerId) =>
      read(keysDir, { kind: 'officer', officerId }).then(
        () => 'key' as const,
        () => 'none' as const,
      ),
    open: async (officerId) => void opened.set(officerId, await read(keysDir, { kind: 'officer', officerId })),
    close: (officerId) => void opened.delete(officerId),
    isOpen: (officerId) => opened.has(officerId),
    seal: {
      isTest: agency.isTest,
      certificates: async (signer) => (await of(signer)).certificates,
      sign: async (signer, data) => {
        const { key } = await of(signer);
        const algorithm = key.asymmetricKeyType === 'ec' ? 'ecdsa-sha256' : 'rsa-sha256';
        return { algorithm, signature: new Uint8Array(await signAsync('sha256', data, key)) };
      },
      signCode: async (data) => new Uint8Array(sign(null, data, codeKey)),
      codeKey: async () => {
        const publicKey = rawPublicKey(codeKey);
        return { id: createHash('sha256').update(publicKey).digest('hex').slice(0, 16), publicKey };
      },
    },
  };
}

const rawPublicKey = (key: KeyObject): Uint8Array =>
  new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32));

/** The office's key for QR codes, made where there is none. */
async function keepCodeKey(keysDir: string): Promise<KeyObject> {
  const path = join(keysDir, 'code.key.pem');
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  // `wx`: two processes that start together keep the same key
  await writeFile(path, pem, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return createPrivateKey(await readFile(path));
}
