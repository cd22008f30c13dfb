import type { X509Certificate } from 'node:crypto';
import type { SealLevel } from '#schemas/extract.ts';
import {
  type Checked,
  type CheckedSignature,
  checkForeign,
  checkOne,
  type SealProblem,
  signingTime,
  type Slot,
  slotsIn,
} from './check-signature.ts';
import { checkStamp } from './check-stamp.ts';
import { hash } from './cms.ts';

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
