import { verify, X509Certificate } from 'node:crypto';
import type { SealLevel } from '#schemas/extract.ts';
import { fillContents } from './add-revision.ts';
import { chainHolds, chainOf } from './chain.ts';
import { cmsSignature, hash, readCms, signedAttributes } from './cms.ts';
import { readList } from './crl.ts';
import { readForeign } from './foreign-signature.ts';
import { pdfTextHex } from './pdf-text.ts';
import { addProof, addStampSlot, proofIn } from './stamp-pdf.ts';
import { readToken } from './stamp-token.ts';

export type SealProblem =
  /** Not the two signatures of ours, one after the other, and a time-stamp or nothing after them. */
  | 'not-our-form'
  /** Bytes were added, taken away or moved after a signature. */
  | 'coverage'
  /** A byte under a signature, or the signature itself, is not what was signed. */
  | 'altered'
  /** The certificates do not lead to a root we know, or were not valid at the time. */
  | 'chain';

export interface CheckedSignature {
  readonly field: 'officer' | 'seal' | 'archive-ts';
  /** Common name of the certificate. */
  readonly by: string;
  /** The moment that the signer says, or a time-stamp proves; null when it says none. ISO. */
  readonly at: string | null;
  readonly problems: readonly SealProblem[];
}

export interface SealCheck {
  readonly isValid: boolean;
  readonly problems: readonly SealProblem[];
  /** Officer, seal, and the time-stamp where there is one. */
  readonly signatures: readonly CheckedSignature[];
  /** What the signatures reach by themselves; null when they do not hold. */
  readonly level: SealLevel | null;
  /** sha256 of the unsigned revision, to hold against `SealedExtract.baseSha256`; null when there is none to be found. */
  readonly baseSha256: string | null;
}

/** Where a signature of ours stands: `open` and `close` are where `<…>` begins and ends, `end` where its revision does. */
interface Slot {
  readonly index: number;
  readonly open: number;
  readonly close: number;
  readonly end: number;
  readonly isExact: boolean;
}

const slot = /\/ByteRange \[0 (\d{10}) (\d{10}) (\d{10})\] \/Contents </g;
const endOfRevision = '\n%%EOF\n';

function slotsIn(text: string): Slot[] {
  return [...text.matchAll(slot)].map((match) => {
    const [open = 0, close = 0, rest = 0] = match.slice(1).map(Number);
    const end = close + rest;
    const gapIsExact = open === match.index + match[0].length - 1 && text[close - 1] === '>';
    const isExact = gapIsExact && text.slice(0, end).endsWith(endOfRevision);
    return { index: match.index, open, close, end, isExact };
  });
}

/** The date of a signature dictionary, as `pdfDate` writes it. */
function signingTime(dictionary: string): Date | null {
  const [, y, mo, d, h, mi, s] =
    /\/M \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\+07'00'\)/.exec(dictionary) ?? [];
  const at = new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}+07:00`);
  return Number.isNaN(at.getTime()) ? null : at;
}

const commonName = (certificate: X509Certificate): string =>
  /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? '';

/** A signature, and the certificates it came with. */
type Checked = CheckedSignature & { readonly chain: readonly X509Certificate[] };

const checked = (
  field: CheckedSignature['field'],
  chain: readonly X509Certificate[],
  at: Date | null,
  problems: readonly SealProblem[],
): Checked => ({
  field,
  by: chain[0] ? commonName(chain[0]) : '',
  at: at?.toISOString() ?? null,
  problems,
  chain,
});

/** One signature of our own making. */
function checkOne(
  file: Buffer,
  field: 'officer' | 'seal',
  revision: string,
  { open, close, end, isExact }: Slot,
  roots: readonly Uint8Array[],
): Checked {
  const problems = new Set<SealProblem>();
  const number = /(?:^|\n)(\d+) 0 obj\n<< \/Type \/Sig /.exec(revision)?.[1];
  const isNamed = new RegExp(`/T <${pdfTextHex(field)}>`, 'i').test(revision);
  // sig, its look, its field; the first of ours also writes the catalog again
  const written = revision.match(/\n\d+ 0 obj\n/g)?.length;
  const isOurs = number !== undefined && isNamed && revision.includes(`/V ${number} 0 R`);
  if (!isOurs || written !== (field === 'officer' ? 4 : 3)) problems.add('not-our-form');
  if (!isExact) problems.add('coverage');
  const at = signingTime(revision);
  let chain: X509Certificate[] = [];
  try {
    const hex = file.toString('latin1', open + 1, close - 1);
    const { certificates, algorithm, signature, length } = readCms(Buffer.from(hex, 'hex'));
    chain = certificates.map((certificate) => new X509Certificate(certificate));
    const own = chain[0];
    if (!own) throw new RangeError('no certificate');
    const covered = Buffer.concat([file.subarray(0, open), file.subarray(close, end)]);
    const attributes = signedAttributes(hash(covered), own.raw);
    // made again from its parts it must be the same, letter by letter: nothing can hide in a corner of the encoding
    const again = cmsSignature({ attributes, certificates, algorithm, signature });
    const rewritten = `${Buffer.from(again).toString('hex')}${'0'.repeat(hex.length - 2 * length)}`;
    if (rewritten !== hex || !verify('sha256', attributes, own.publicKey, signature)) problems.add('altered');
    if (!chainHolds(chain, roots, at)) problems.add('chain');
  } catch {
    // whatever a damaged message makes a parser throw, the answer is the same
    problems.add('altered');
  }
  return checked(field, chain, at, [...problems]);
}

/** The officer's signature by a program of their own: any good CMS over the whole of `signed`, after its unsigned `base` bytes. */
function checkForeign(signed: Buffer, base: number, at: Date | null, roots: readonly Uint8Array[]): Checked {
  try {
    const { own, certificates } = readForeign(signed, base).signed;
    const chain = chainOf(own, [...certificates, ...roots.map((root) => new X509Certificate(root))]);
    // a registered certificate whose root is not here is among the roots itself
    const holds = chainHolds(chain, roots, at) || chainHolds([own], roots, at);
    return checked('officer', chain, at, holds ? [] : ['chain']);
  } catch {
    return checked('officer', [], null, ['altered']);
  }
}

/**
 * What stands after the seal: nothing, or the proof and the time-stamp, which made again from their parts must give the
 * same bytes to the end of the file.
 */
function checkStamp(
  file: Buffer,
  sealed: number,
  signers: readonly X509Certificate[],
  roots: readonly Uint8Array[],
): { stamp: Checked | null; level: SealLevel; problems: SealProblem[] } {
  if (file.length === sealed) return { stamp: null, level: 'B-B', problems: [] };
  try {
    const proof = proofIn(file);
    const isKnown = (der: Uint8Array) => signers.some(({ raw }) => Buffer.compare(raw, der) === 0);
    const isFromIssuer = (list: Uint8Array) => signers.some((issuer) => isListOf(list, issuer));
    if (!proof.certificates.every(isKnown) || !proof.lists.every(isFromIssuer))
      throw new RangeError('proof of something else');
    const proved = addProof(file.subarray(0, sealed), proof);
    const contents = file.indexOf('/Contents <', proved.length, 'latin1') + '/Contents <'.length;
    const hex = file.toString('latin1', contents, file.indexOf('>', contents));
    const prepared = addStampSlot(proved, hex.length / 2);
    const imprint = hash(prepared.signedBytes);
    const { at, by, token } = readToken(Buffer.from(hex, 'hex'), { imprint, nonce: null }, roots);
    if (Buffer.compare(fillContents(prepared, token), file) !== 0) throw new RangeError('other bytes');
    const level = proof.lists.length > 0 ? 'B-LT' : 'B-T';
    return { stamp: { ...checked('archive-ts', [], at, []), by }, level, problems: [] };
  } catch {
    return { stamp: null, level: 'B-B', problems: ['coverage'] };
  }
}

function isListOf(list: Uint8Array, issuer: X509Certificate): boolean {
  try {
    return issuer.ca && readList(list, issuer).from !== null;
  } catch {
    return false;
  }
}

const notOurs: SealCheck = {
  isValid: false,
  problems: ['not-our-form'],
  signatures: [],
  level: null,
  baseSha256: null,
};

/** Two signatures found in a file, each with its certificates, and where the second one's revision ends. */
interface Signed {
  readonly officer: Checked;
  readonly seal: Checked;
  readonly baseEnd: number;
  readonly end: number;
}

function checkSigned(file: Buffer, roots: readonly Uint8Array[]): Signed | null {
  const text = file.toString('latin1');
  const isStamp = ({ index }: Slot): boolean =>
    text.slice(Math.max(0, index - 120), index).includes('/DocTimeStamp');
  const ours = slotsIn(text).filter((one) => !isStamp(one));
  const [own, seal] = ours.length === 1 ? [undefined, ours[0]] : ours;
  const first = /\/ByteRange\s*\[\s*0\s+\d+\s+(\d+)\s+(\d+)\s*\]/.exec(text);
  if (!first || !seal || ours.length > 2 || first.index === seal.index) return null;
  const baseEnd = text.lastIndexOf('%%EOF', first.index) + '%%EOF'.length;
  const signedEnd = Number(first[1]) + Number(first[2]);
  const revision = text.slice(signedEnd, seal.end);
  const bySeal = checkOne(file, 'seal', revision, seal, roots);
  const officer = own && checkOne(file, 'officer', text.slice(baseEnd, own.end), own, roots);
  if (officer?.problems.length === 0) return { officer, seal: bySeal, baseEnd, end: seal.end };
  const foreign = checkForeign(file.subarray(0, signedEnd), baseEnd, signingTime(revision), roots);
  const better = officer && foreign.problems.length > 0 ? officer : foreign;
  return { officer: better, seal: bySeal, baseEnd, end: seal.end };
}

/** The certificates that the officer's and the agency's signatures came with, none twice. */
export function signersOf(pdf: Uint8Array, roots: readonly Uint8Array[]): X509Certificate[] {
  const found = checkSigned(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength), roots);
  const all = found ? [...found.officer.chain, ...found.seal.chain] : [];
  return all.filter(({ raw }, i) => all.findIndex((one) => Buffer.compare(one.raw, raw) === 0) === i);
}

/**
 * Says whether a file is a paper of ours as it was sealed: the officer's signature, the agency's over it, perhaps a
 * time-stamp over both; every byte covered, all chains up to one of `roots` (DER). Whether it was voided since, the record
 * knows and the file does not.
 */
export function checkSeal(pdf: Uint8Array, roots: readonly Uint8Array[]): SealCheck {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const signed = checkSigned(file, roots);
  if (!signed) return notOurs;
  const { officer, seal, baseEnd, end } = signed;
  const signers = [...officer.chain, ...seal.chain];
  const { stamp, level, problems } = checkStamp(file, end, signers, roots);
  const all = [officer, seal, ...(stamp ? [stamp] : [])];
  const found = [...new Set([...problems, ...all.flatMap((one) => one.problems)])];
  return {
    isValid: found.length === 0,
    problems: found,
    signatures: all.map(({ chain: _, ...signature }) => signature),
    level: found.length === 0 ? level : null,
    baseSha256: baseEnd > '%%EOF'.length ? hash(file.subarray(0, baseEnd)).toString('hex') : null,
  };
}
