import { type KeyObject, sign, X509Certificate } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chainOf, isRoot } from '#pipeline/certify/chain.ts';
import type { Seal } from '#pipeline/certify/seal.ts';

/** A key that is open, wherever it lies, and its certificates: its own first, the root last. */
export interface Identity {
  readonly certificates: readonly Uint8Array[];
  readonly sign: (data: Uint8Array) => ReturnType<Seal['sign']>;
  /** Forgets the key, or leaves the token. */
  readonly close: () => void;
}

const signAsync = promisify<string, Uint8Array, KeyObject, Buffer>(sign);

/** A key in this process's memory. Throws when it is not the certificate's. */
export function identityOf(key: KeyObject, chain: readonly X509Certificate[]): Identity {
  if (!chain[0]?.checkPrivateKey(key)) throw new Error('the key is not the certificate’s');
  const algorithm = key.asymmetricKeyType === 'ec' ? 'ecdsa-sha256' : 'rsa-sha256';
  return {
    certificates: chain.map(derOf),
    sign: async (data) => ({ algorithm, signature: new Uint8Array(await signAsync('sha256', data, key)) }),
    close: () => undefined,
  };
}

export const derOf = (certificate: X509Certificate): Uint8Array => new Uint8Array(certificate.raw);

/** True when a certificate of the chain is for trying out. */
export const isTestChain = (certificates: readonly Uint8Array[]): boolean =>
  certificates.some((der) => /^CN=TEST /m.test(new X509Certificate(der).issuer));

/** The certificates of a PEM file, in its order; none when there is no such file. */
export async function readCertificates(path: string): Promise<X509Certificate[]> {
  const text = await readFile(path, 'latin1').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return (text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(
    (pem) => new X509Certificate(pem),
  );
}

/** Every certificate in the folder's own `*.crt.pem` and those of `roots/` and `officers/`; an unreadable file is none. */
export async function certificatesIn(
  keysDir: string,
): Promise<{ all: X509Certificate[]; roots: Uint8Array[] }> {
  const all: X509Certificate[] = [];
  const registered: X509Certificate[] = [];
  for (const folder of ['', 'roots', 'officers'])
    for (const name of await readdir(join(keysDir, folder)).catch(() => [])) {
      if (!name.endsWith('.crt.pem')) continue;
      const found = await readCertificates(join(keysDir, folder, name)).catch(() => []);
      all.push(...found);
      if (folder === 'officers' && found[0]) registered.push(found[0]);
    }
  // an officer's registered certificate whose root is not here is trusted as it is, and as nobody's issuer
  const ends = registered.flatMap((own) => chainOf(own, all).at(-1) ?? []);
  const roots = new Map([...all.filter(isRoot), ...ends].map((one) => [one.fingerprint256, derOf(one)]));
  return { all, roots: [...roots.values()] };
}
