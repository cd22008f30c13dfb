import { createHash, verify, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type * as pkcs11js from 'pkcs11js';
import { ExpectedError } from '#schemas/errors.ts';
import { TokenKey } from '#schemas/token.ts';
import { chainOf } from '#pipeline/certify/chain.ts';
import { integer, sequence } from '#pipeline/certify/der.ts';
import { derOf, type Identity, readCertificates } from './keys-identity.ts';
import { WrongPin } from './keys-p12.ts';

type Library = typeof pkcs11js;
type Session = pkcs11js.Handle;

/** A maker's library, started once in a process, and what waits for each of its tokens. */
interface Module {
  readonly library: Library;
  readonly calls: pkcs11js.PKCS11;
  /** A token does one thing at a time: the last promise of each label. */
  readonly queues: Map<string, Promise<unknown>>;
}
const modules = new Map<string, Promise<Module>>();

/** DER of DigestInfo up to the 32 bytes of a SHA-256: what CKM_RSA_PKCS pads and signs. */
const digestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/**
 * A key on a token. The user's login belongs to the token, not to one officer: whoever opens proves the PIN anew.
 * Throws `WrongPin`, `seal.token-missing` (library, token or driver is not there), `seal.pin-blocked` (the token itself
 * locked its PIN).
 */
export async function openToken(
  base: string,
  pin: string,
  pool: readonly X509Certificate[],
): Promise<Identity> {
  const place = TokenKey.parse(JSON.parse(await readFile(`${base}.pkcs11.json`, 'utf8')));
  const module = await load(place);
  const beside = await readCertificates(`${base}.crt.pem`);
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const before = module.queues.get(place.token) ?? Promise.resolve();
    const turn = before.then(run, run).catch((error: unknown) => Promise.reject(told(module, error, place)));
    module.queues.set(place.token, turn);
    return turn;
  };
  return inTurn(async () => {
    const session = logIn(module, place, pin);
    const key = privateKey(module, session, place);
    if (!key) throw new Error('no key of that label on the token');
    const own = certificate(module, session, key.id) ?? beside[0];
    if (!own) throw new Error('no certificate for the key');
    const isCurve = own.publicKey.asymmetricKeyType === 'ec';
    const chain = chainOf(own, [...beside, ...pool]).map(derOf);
    const identity: Identity = {
      certificates: chain,
      sign: (data) =>
        inTurn(async () => ({
          algorithm: isCurve ? 'ecdsa-sha256' : 'rsa-sha256',
          signature: await signed(module, session, place, { data, isCurve }),
        })),
      close: () => void inTurn(async () => module.calls.C_CloseSession(session)).catch(() => undefined),
    };
    const proof = await signed(module, session, place, { data: digestInfo, isCurve });
    if (!verify('sha256', digestInfo, own.publicKey, proof))
      throw new Error('the key is not the certificate’s');
    return identity;
  });
}

function load({ module, token }: TokenKey): Promise<Module> {
  const started = modules.get(module) ?? start(module, token);
  modules.set(module, started);
  // what was missing may be there the next time
  started.catch(() => modules.delete(module));
  return started;
}

async function start(path: string, token: string): Promise<Module> {
  try {
    // a package that must be compiled: an office without tokens may lack it
    const library = await import('pkcs11js');
    const calls = new library.PKCS11();
    calls.load(path);
    calls.C_Initialize();
    return { library, calls, queues: new Map() };
  } catch (cause) {
    throw new ExpectedError('seal.token-missing', { token }, { cause });
  }
}

function logIn({ library, calls }: Module, { token }: TokenKey, pin: string): Session {
  const slot = calls.C_GetSlotList(true).find((one) => labelOf(calls, one) === token);
  if (!slot) throw new ExpectedError('seal.token-missing', { token });
  const session = calls.C_OpenSession(slot, library.CKF_SERIAL_SESSION);
  try {
    try {
      calls.C_Login(session, library.CKU_USER, pin);
    } catch (error) {
      if (!isCode(error, library.CKR_USER_ALREADY_LOGGED_IN)) throw error;
      calls.C_Logout(session);
      calls.C_Login(session, library.CKU_USER, pin);
    }
    return session;
  } catch (error) {
    calls.C_CloseSession(session);
    throw error;
  }
}

/** A slot whose token cannot say its label is none. */
function labelOf(calls: pkcs11js.PKCS11, slot: pkcs11js.Handle): string | null {
  try {
    return calls.C_GetTokenInfo(slot).label.replace(/[\s\0]+$/, '');
  } catch {
    return null;
  }
}

function find({ calls }: Module, session: Session, template: pkcs11js.Template): pkcs11js.Handle | null {
  calls.C_FindObjectsInit(session, template);
  try {
    return calls.C_FindObjects(session);
  } finally {
    calls.C_FindObjectsFinal(session);
  }
}

function privateKey(module: Module, session: Session, { key }: TokenKey) {
  const { library, calls } = module;
  const handle = find(module, session, [
    { type: library.CKA_CLASS, value: library.CKO_PRIVATE_KEY },
    { type: library.CKA_LABEL, value: key },
  ]);
  if (!handle) return null;
  const [id] = calls.C_GetAttributeValue(session, handle, [{ type: library.CKA_ID }]);
  return { handle, id: id?.value };
}

function certificate(module: Module, session: Session, id: unknown): X509Certificate | null {
  const { library, calls } = module;
  const handle = find(module, session, [
    { type: library.CKA_CLASS, value: library.CKO_CERTIFICATE },
    { type: library.CKA_ID, value: id as Buffer },
  ]);
  if (!handle) return null;
  const [der] = calls.C_GetAttributeValue(session, handle, [{ type: library.CKA_VALUE }]);
  return new X509Certificate(der?.value as Buffer);
}

/** The key is looked up anew each time: after a login its old handle is dead. */
async function signed(
  module: Module,
  session: Session,
  place: TokenKey,
  { data, isCurve }: { data: Uint8Array; isCurve: boolean },
): Promise<Uint8Array> {
  const { library, calls } = module;
  const { handle } = privateKey(module, session, place) ?? {};
  // it was there when it was opened: without a login a token hides its private objects
  if (!handle) throw new ExpectedError('seal.locked');
  const digest = createHash('sha256').update(data).digest();
  calls.C_SignInit(session, { mechanism: isCurve ? library.CKM_ECDSA : library.CKM_RSA_PKCS }, handle);
  const input = isCurve ? digest : Buffer.concat([digestInfo, digest]);
  const raw = await calls.C_SignAsync(session, input, Buffer.alloc(1024));
  if (!isCurve) return new Uint8Array(raw);
  const half = raw.length / 2;
  return sequence(integer(raw.subarray(0, half)), integer(raw.subarray(half)));
}

const isCode = (error: unknown, code: number): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** What the library's numbers mean to the people here. */
function told({ library }: Module, error: unknown, { token }: TokenKey): unknown {
  const is = (...codes: number[]) => codes.some((code) => isCode(error, code));
  if (is(library.CKR_PIN_INCORRECT, library.CKR_PIN_INVALID, library.CKR_PIN_LEN_RANGE))
    return new WrongPin('PKCS#11', { cause: error });
  if (is(library.CKR_PIN_LOCKED)) return new ExpectedError('seal.pin-blocked', { token }, { cause: error });
  if (is(library.CKR_USER_NOT_LOGGED_IN, library.CKR_SESSION_HANDLE_INVALID, library.CKR_SESSION_CLOSED))
    return new ExpectedError('seal.locked', {}, { cause: error });
  if (is(library.CKR_TOKEN_NOT_PRESENT, library.CKR_DEVICE_REMOVED, library.CKR_SLOT_ID_INVALID))
    return new ExpectedError('seal.token-missing', { token }, { cause: error });
  return error;
}
