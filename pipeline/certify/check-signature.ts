import { verify, X509Certificate } from 'node:crypto';
import { chainHolds, chainOf } from './chain.ts';
import { cmsSignature, hash, readCms, signedAttributes } from './cms.ts';
import { readForeign } from './foreign-signature.ts';
import { pdfTextHex } from './pdf-text.ts';

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

/** Where a signature of ours stands: `open` and `close` are where `<…>` begins and ends, `end` where its revision does. */
export interface Slot {
  readonly index: number;
  readonly open: number;
  readonly close: number;
  readonly end: number;
  readonly isExact: boolean;
}

const slot = /\/ByteRange \[0 (\d{10}) (\d{10}) (\d{10})\] \/Contents </g;
const endOfRevision = '\n%%EOF\n';

/** A paper has three; anybody may send a file with 70,000. */
const mostSlots = 5;

/** Signatures in the form that only this program writes, the first five: more than three are none of ours anyway. */
export function slotsIn(text: string): Slot[] {
  const slots: Slot[] = [];
  for (const match of text.matchAll(slot)) {
    const [open = 0, close = 0, rest = 0] = match.slice(1).map(Number);
    const end = close + rest;
    const gapIsExact = open === match.index + match[0].length - 1 && text[close - 1] === '>';
    const isExact = gapIsExact && text.slice(0, end).endsWith(endOfRevision);
    slots.push({ index: match.index, open, close, end, isExact });
    if (slots.length === mostSlots) break;
  }
  return slots;
}

/** The date of a signature dictionary, as `pdfDate` writes it. */
export function signingTime(dictionary: string): Date | null {
  const [, y, mo, d, h, mi, s] =
    /\/M \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\+07'00'\)/.exec(dictionary) ?? [];
  const at = new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}+07:00`);
  return Number.isNaN(at.getTime()) ? null : at;
}

const commonName = (certificate: X509Certificate): string =>
  /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? '';

/** A signature, and the certificates it came with. */
export type Checked = CheckedSignature & { readonly chain: readonly X509Certificate[] };

export const checked = (
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
export function checkOne(
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
export function checkForeign(
  signed: Buffer,
  base: number,
  at: Date | null,
  roots: readonly Uint8Array[],
): Checked {
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
