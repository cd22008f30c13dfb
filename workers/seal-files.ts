import { createHash, sign } from 'node:crypto';
import { ExpectedError } from '#schemas/errors.ts';
import type { OfficerId } from '#schemas/ids.ts';
import { chainOf } from '#pipeline/certify/chain.ts';
import type { Signer, SigningKeys, SigningWay } from '#pipeline/certify/seal.ts';
import { refuseOutOfTime } from '#pipeline/certify/validity.ts';
import { keepCodeKey, rawPublicKey } from './keys-code.ts';
import { agencyPin, fileOf, type Holder, holderOf, noKey, openHolder } from './keys-files.ts';
import { certificatesIn, derOf, type Identity, isTestChain, readCertificates } from './keys-identity.ts';
import { WrongPin } from './keys-p12.ts';
import { openTries } from './keys-tries.ts';

const agency: Signer = { kind: 'agency' };

/**
 * The keys of a folder. `agency` and `officers/<id>` each as `.pkcs11.json` (a token), `.p12` (a container) or `.key.pem`
 * with `.crt.pem`; an officer with `.crt.pem` alone signs with a program of their own. The agency's PIN stands in
 * `agency.pin`. Files may be put there while this runs: they are looked for whenever a key is opened or asked after.
 * `roots/*.crt.pem` are roots of papers signed before. PEM files have no PIN: any opens them.
 */
export async function openKeys(keysDir: string, now: () => Date = () => new Date()): Promise<SigningKeys> {
  const tries = openTries(() => now().getTime());
  const opened = new Map<OfficerId, Identity>();
  let known = await certificatesIn(keysDir);
  let own: { readonly identity: Identity; readonly mark: string; readonly isTest: boolean } | null = null;
  let wrongPin: string | null = null;

  const openOwn = async (base: string, holder: Holder): Promise<Identity> => {
    const pin = holder === '.key.pem' ? '' : await agencyPin(keysDir);
    return openHolder(base, { holder, pin, pool: known.all, signer: agency });
  };

  /** Keeps the agency's key open; without one everything but sealing goes on. */
  async function openAgency(): Promise<NonNullable<typeof own>> {
    const base = fileOf(keysDir, agency);
    const found = await holderOf(base);
    if (!found || found.holder === '.crt.pem') throw noKey(agency);
    if (own?.mark === found.mark) return own;
    // a token counts wrong PINs: the same one is not tried again until a file is another
    if (wrongPin === found.mark) throw noKey(agency, 'agency.pin');
    const identity = await openOwn(base, found.holder).catch((error: unknown) => {
      if (error instanceof WrongPin) wrongPin = found.mark;
      throw error instanceof ExpectedError ? error : noKey(agency, error);
    });
    own?.identity.close();
    own = { identity, mark: found.mark, isTest: isTestChain(identity.certificates) };
    return own;
  }

  /** Looks at the folder again; what the agency's own key says is said when it is asked to sign. */
  async function refresh(): Promise<void> {
    known = await certificatesIn(keysDir);
    await openAgency().catch(() => undefined);
  }

  async function wayOf(officerId: OfficerId): Promise<SigningWay> {
    const found = await holderOf(fileOf(keysDir, { kind: 'officer', officerId }));
    if (!found) return 'none';
    if (!own) await refresh();
    return found.holder === '.crt.pem' ? 'plugin' : 'key';
  }

  async function open(officerId: OfficerId, pin: string): Promise<void> {
    const signer: Signer = { kind: 'officer', officerId };
    await refresh();
    const base = fileOf(keysDir, signer);
    const found = await holderOf(base);
    if (!found || found.holder === '.crt.pem') throw noKey(signer);
    const identity = await tries.attempt(officerId, () =>
      openHolder(base, { ...found, pin, pool: known.all, signer }),
    );
    try {
      const [certificate] = identity.certificates;
      if (certificate) refuseOutOfTime(certificate, now(), signer);
      // a paper of a real agency carries no mark of a trial
      if (own && !own.isTest && isTestChain(identity.certificates)) throw noKey(signer, 'a test certificate');
    } catch (error) {
      identity.close();
      throw error;
    }
    close(officerId);
    opened.set(officerId, identity);
  }

  function close(officerId: OfficerId): void {
    opened.get(officerId)?.close();
    opened.delete(officerId);
  }

  async function of(signer: Signer): Promise<Identity> {
    if (signer.kind === 'agency') return (own ?? (await openAgency())).identity;
    const identity = opened.get(signer.officerId);
    if (!identity) throw new ExpectedError('seal.locked', { officerId: signer.officerId });
    return identity;
  }

  /** A token that was pulled out or logged out: the agency's is opened again at once, an officer opens theirs by PIN. */
  async function signWith(signer: Signer, data: Uint8Array): ReturnType<Identity['sign']> {
    try {
      return await (await of(signer)).sign(data);
    } catch (error) {
      const isGone = error instanceof ExpectedError && /^seal[.](locked|token-missing)$/.test(error.code);
      if (!isGone) throw error;
      if (signer.kind === 'officer') close(signer.officerId);
      if (signer.kind === 'officer' || !own) throw error;
      own.identity.close();
      own = null;
      return (await of(signer)).sign(data);
    }
  }

  /** Certificates are no secret: those of who signs with a program of their own are told without a key. */
  async function certificates(signer: Signer): Promise<readonly Uint8Array[]> {
    if (signer.kind === 'agency' || opened.has(signer.officerId)) return (await of(signer)).certificates;
    const found = await holderOf(fileOf(keysDir, signer));
    if (!found) throw noKey(signer);
    if (found.holder !== '.crt.pem') return (await of(signer)).certificates;
    const [registered, ...issuers] = await readCertificates(`${fileOf(keysDir, signer)}.crt.pem`);
    if (!registered) throw noKey(signer);
    return chainOf(registered, [...issuers, ...known.all]).map(derOf);
  }

  await refresh();
  const codeKey = await keepCodeKey(keysDir);
  const publicKey = rawPublicKey(codeKey);
  const codeKeyId = createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
  return {
    get roots() {
      const chains = [...opened.values(), ...(own ? [own.identity] : [])].map((one) =>
        one.certificates.at(-1),
      );
      return [...known.roots, ...chains.filter((last) => last !== undefined)];
    },
    wayOf,
    open,
    close,
    isOpen: (officerId) => opened.has(officerId),
    seal: {
      get isTest() {
        return own?.isTest ?? false;
      },
      certificates,
      sign: signWith,
      signCode: async (data) => new Uint8Array(sign(null, data, codeKey)),
      codeKey: async () => ({ id: codeKeyId, publicKey }),
    },
  };
}
