import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The office's Ed25519 key for QR codes, `code.key.pem`, made where there is none. */
export async function keepCodeKey(keysDir: string): Promise<KeyObject> {
  const path = join(keysDir, 'code.key.pem');
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  await mkdir(keysDir, { recursive: true, mode: 0o700 });
  // `wx`: two processes that start together keep the same key
  await writeFile(path, pem, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return createPrivateKey(await readFile(path));
}

/** Its public half, 32 bytes. */
export const rawPublicKey = (key: KeyObject): Uint8Array =>
  new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32));
