import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { X509Certificate } from 'node:crypto';
import { ExpectedError } from '#schemas/errors.ts';
import { OfficerId } from '#schemas/ids.ts';
import type { Signer } from '#pipeline/certify/seal.ts';
import type { Identity } from './keys-identity.ts';
import { openP12, WrongPin } from './keys-p12.ts';
import { openPem } from './keys-pem.ts';
import { openToken } from './keys-pkcs11.ts';

/** Where a signer's files lie without their endings: `agency`, `officers/<id>`. An id is checked before it is a path. */
export const fileOf = (keysDir: string, signer: Signer): string =>
  signer.kind === 'agency'
    ? join(keysDir, 'agency')
    : join(keysDir, 'officers', OfficerId.parse(signer.officerId));

/** What holds a key, the first that is there; a certificate alone is for who signs with a program of their own. */
const holders = ['.pkcs11.json', '.p12', '.key.pem', '.crt.pem'] as const;
export type Holder = (typeof holders)[number];

/** What a signer has under `base`, and a mark that changes when a file of theirs does; null: nothing. */
export async function holderOf(base: string): Promise<{ holder: Holder; mark: string } | null> {
  const own = (await readdir(dirname(base)).catch(() => [])).filter((name) =>
    name.startsWith(`${basename(base)}.`),
  );
  const holder = holders.find((ending) => own.includes(`${basename(base)}${ending}`));
  if (!holder) return null;
  const marks = await Promise.all(
    own.sort().map(async (name) => {
      const { mtimeMs, size } = await stat(join(dirname(base), name));
      return `${name} ${mtimeMs} ${size}`;
    }),
  );
  return { holder, mark: marks.join('\n') };
}

/**
 * Opens what lies under `base`. `pool`: certificates known beside, for the chain. Throws `WrongPin`, `seal.token-missing`,
 * `seal.pin-blocked` (a token locked itself), and `seal.no-key` for everything that is not a key with its certificate.
 */
export async function openHolder(
  base: string,
  {
    holder,
    pin,
    pool,
    signer,
  }: { holder: Holder; pin: string; pool: readonly X509Certificate[]; signer: Signer },
): Promise<Identity> {
  try {
    if (holder === '.pkcs11.json') return await openToken(base, pin, pool);
    if (holder === '.p12') return await openP12(base, pin, pool);
    return await openPem(base);
  } catch (cause) {
    if (cause instanceof WrongPin || cause instanceof ExpectedError) throw cause;
    throw noKey(signer, cause);
  }
}

/** The agency's own PIN, `agency.pin`; refused when others on this machine may read it. */
export async function agencyPin(keysDir: string): Promise<string> {
  const path = join(keysDir, 'agency.pin');
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) throw new Error('agency.pin may be read by others: chmod 600');
  return (await readFile(path, 'utf8')).trim();
}

export const noKey = (signer: Signer, cause?: unknown): ExpectedError =>
  new ExpectedError(
    'seal.no-key',
    signer.kind === 'agency' ? { signer: 'agency' } : { officerId: signer.officerId },
    { cause },
  );
