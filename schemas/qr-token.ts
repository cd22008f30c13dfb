import { z } from 'zod';
import { readBase41, writeBase41 } from './base41.ts';
import { type Cbor, readCbor, writeCbor } from './cbor.ts';
import { Sha256 } from './ids.ts';
import { RecordKind } from './record/kinds.ts';

/** What a paper's QR code says and its signature covers; nothing of the person. */
export const QrFacts = z.strictObject({
  /** The check code printed under it. */
  code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/),
  /** Of the copy, as printed. */
  number: z.string().min(1).max(40),
  /** Number of the record's events that the paper rests on. */
  recordVersion: z.int().positive(),
  kind: RecordKind,
  /** ISO, in Việt Nam. */
  issuedOn: z.iso.date(),
  /** Where in the books the entry stands. */
  bookCode: z.string().max(64),
  bookNo: z.string().max(100),
  page: z.int().positive(),
  entryNo: z.string().max(100),
  /** sha256 of the JPEG of the entry as it stands in the book: the very file that a second page carries. */
  crop: Sha256,
});
export type QrFacts = z.infer<typeof QrFacts>;

/** A token taken apart and not checked yet. */
export interface QrToken {
  readonly facts: QrFacts;
  /** Name of the key that it says it was signed with: 16 hex digits. */
  readonly keyId: string;
  /** The bytes that the signature is over. */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

/** COSE and CWT labels. @source RFC 9052 §3.1, RFC 9053 §2.2, RFC 8392 §4; -70001: ours (private use) */
const label = { algorithm: 1, keyId: 4, cwtId: 7, paper: -70001 } as const;
const edDsa = -8;
const coseSign1 = 0xd2;
const kinds: Record<RecordKind, number> = { birth: 1, death: 2, marriage: 3 };
const dayMs = 86_400_000;

/** Link detectors drop a last dot or colon: a letter always stands behind. */
const lastLetter = 'Z';
const mostLetters = 900;

const codeLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const bytesOfHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** The check code's 80 bits. */
function bytesOfCode(code: string): Uint8Array {
  const bits = [...code].reduce((sum, letter) => (sum << 5n) | BigInt(codeLetters.indexOf(letter)), 0n);
  return bytesOfHex(bits.toString(16).padStart(20, '0'));
}

function codeOfBytes(bytes: Uint8Array): string {
  const bits = BigInt(`0x${hexOf(bytes)}`);
  return Array.from({ length: 16 }, (_, i) =>
    codeLetters.charAt(Number((bits >> BigInt(75 - 5 * i)) & 31n)),
  ).join('');
}

const protectedPart = (keyId: string): Uint8Array =>
  writeCbor(
    new Map<number, Cbor>([
      [label.algorithm, edDsa],
      [label.keyId, bytesOfHex(keyId)],
    ]),
  );

const payloadOf = (facts: QrFacts): Uint8Array =>
  writeCbor(
    new Map<number, Cbor>([
      [label.cwtId, bytesOfCode(facts.code)],
      [
        label.paper,
        [
          facts.number,
          facts.recordVersion,
          kinds[facts.kind],
          Date.parse(facts.issuedOn) / dayMs,
          facts.bookCode,
          facts.bookNo,
          facts.page,
          facts.entryNo,
          bytesOfHex(facts.crop),
        ],
      ],
    ]),
  );

const toBeSigned = (protectedBytes: Uint8Array, payload: Uint8Array): Uint8Array =>
  writeCbor(['Signature1', protectedBytes, new Uint8Array(), payload]);

/** The bytes that the office's key signs (COSE Sig_structure). `keyId`: 16 hex digits. */
export const qrSigned = (facts: QrFacts, keyId: string): Uint8Array =>
  toBeSigned(protectedPart(keyId), payloadOf(facts));

/** What stands behind the `#` of the address: a COSE_Sign1 over a CWT, in base 41, and a last letter. */
export function writeQrToken(facts: QrFacts, keyId: string, signature: Uint8Array): string {
  const message = writeCbor([protectedPart(keyId), new Map(), payloadOf(facts), signature]);
  return writeBase41(Uint8Array.of(coseSign1, ...message)) + lastLetter;
}

const PayloadParts = z.tuple([
  z.string(),
  z.int(),
  z.int(),
  z.int().nonnegative().max(200_000),
  z.string(),
  z.string(),
  z.int(),
  z.string(),
  z.instanceof(Uint8Array).refine((bytes) => bytes.length === 32),
]);

function readFacts(payload: Uint8Array): QrFacts {
  const claims = z.instanceof(Map).parse(readCbor(payload));
  const id = z
    .instanceof(Uint8Array)
    .refine((bytes) => bytes.length === 10)
    .parse(claims.get(label.cwtId));
  const [number, recordVersion, kind, day, bookCode, bookNo, page, entryNo, crop] = PayloadParts.parse(
    claims.get(label.paper),
  );
  return QrFacts.parse({
    code: codeOfBytes(id),
    number,
    recordVersion,
    kind: RecordKind.options.find((option) => kinds[option] === kind),
    issuedOn: new Date(day * dayMs).toISOString().slice(0, 10),
    bookCode,
    bookNo,
    page,
    entryNo,
    crop: hexOf(crop),
  });
}

const Message = z.tuple([
  z.instanceof(Uint8Array),
  z.instanceof(Map).refine((map) => map.size === 0),
  z.instanceof(Uint8Array),
  z.instanceof(Uint8Array).refine((bytes) => bytes.length === 64),
]);

/**
 * Takes a token apart: the fragment of a check address with or without its `#`. Null when it is not one of ours, is cut,
 * or is spelled in any way but the one we write. Nothing is checked: see `checkQrToken`.
 */
export function readQrToken(fragment: string): QrToken | null {
  const text = fragment.replace(/^#/, '');
  if (!text.endsWith(lastLetter) || text.length > mostLetters) return null;
  const bytes = readBase41(text.slice(0, -lastLetter.length));
  if (bytes?.[0] !== coseSign1) return null;
  try {
    const [protectedBytes, , payload, signature] = Message.parse(readCbor(bytes.subarray(1)));
    const header = z.instanceof(Map).parse(readCbor(protectedBytes));
    const keyId = hexOf(z.instanceof(Uint8Array).parse(header.get(label.keyId)));
    const facts = readFacts(payload);
    const token = { facts, keyId, signed: toBeSigned(protectedBytes, payload), signature };
    return writeQrToken(facts, keyId, signature) === text ? token : null;
  } catch {
    // whatever a stranger's code holds, it is not a token of ours
    return null;
  }
}

/** A public key that QR codes are checked with; `/api/check/keys` hands them out. */
interface PublicKey {
  readonly id: string;
  /** Raw Ed25519, 32 bytes, base64url. */
  readonly publicKey: string;
}

/** Ed25519 over `data`; raw key of 32 bytes, signature of 64. In the browser WebCrypto, in Node `crypto.verify`. */
export type VerifyEd25519 = (
  publicKey: Uint8Array<ArrayBuffer>,
  data: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>;

/**
 * What a QR code says by itself, without asking anybody. `holds`: as the office signed it. `other-code`: signed, but for
 * the paper with another check code than the address has. `key-unknown`: signed with a key that is not among ours, or not by us.
 */
export type QrVerdict<Key> =
  | { readonly state: 'holds'; readonly facts: QrFacts; readonly key: Key }
  | { readonly state: 'forged' | 'other-code' | 'unreadable' }
  | { readonly state: 'key-unknown'; readonly keyId: string };

/** `code`: the check code in the address or printed on the paper. */
export async function checkQrToken<Key extends PublicKey>(
  fragment: string,
  code: string,
  keys: readonly Key[],
  verify: VerifyEd25519,
): Promise<QrVerdict<Key>> {
  const token = readQrToken(fragment);
  if (token === null) return { state: 'unreadable' };
  const key = keys.find(({ id }) => id === token.keyId);
  if (!key) return { state: 'key-unknown', keyId: token.keyId };
  if (!(await verify(bytesOfBase64url(key.publicKey), token.signed, token.signature))) {
    return { state: 'forged' };
  }
  if (token.facts.code !== code) return { state: 'other-code' };
  return { state: 'holds', facts: token.facts, key };
}

function bytesOfBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
