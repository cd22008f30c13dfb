import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Identity, identityOf, readCertificates } from './keys-identity.ts';

/** `<base>.key.pem` with the chain in `<base>.crt.pem`. It has no PIN. */
export async function openPem(base: string): Promise<Identity> {
  const key = createPrivateKey(await readFile(`${base}.key.pem`));
  return identityOf(key, await readCertificates(`${base}.crt.pem`));
}
