import { verify, X509Certificate } from 'node:crypto';
import { cmsSignature, hash, readCms, signedAttributes } from './cms.ts';
import { pdfTextHex } from './pdf-text.ts';

export type SealProblem =
  /** Not the two signatures of ours, one after the other, the last to the end of the file. */
  | 'not-our-form'
  /** Bytes were added, taken away or moved after a signature. */
  | 'coverage'
  /** A byte under a signature, or the signature itself, is not what was signed. */
  | 'altered'
  /** The certificates do not lead to a root we know, or were not valid at the time. */
  | 'chain';

export interface CheckedSignature {
  readonly field: 'officer' | 'seal';
  /** Common name of the certificate. */
  readonly by: string;
  readonly problems: readonly SealProblem[];
}

export interface SealCheck {
  readonly isValid: boolean;
  readonly problems: readonly SealProblem[];
  readonly signatures: readonly CheckedSignature[];
  /** sha256 of the unsigned revision, to hold against `SealedExtract.baseSha256`; null when there is none to be found. */
  readonly baseSha256: string | null;
}

const fields = ['officer', 'seal'] as const;
const slot = /\/ByteRange \[0 (\d{10}) (\d{10}) (\d{10})\] \/Contents </g;

/** The date of a signature dictionary, as `pdfDate` writes it. */
function signingTime(dictionary: string): Date | null {
  const [, y, mo, d, h, mi, s] =
    /\/M \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\+07'00'\)/.exec(dictionary) ?? [];
  return y === undefined ? null : new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}+07:00`);
}

function chainHolds(
  certificates: readonly X509Certificate[],
  roots: readonly Uint8Array[],
  at: Date | null,
): boolean {
  const last = certificates.at(-1);
  const trusted = last !== undefined && roots.some((root) => Buffer.compare(root, last.raw) === 0);
  const linked = certificates.every((certificate, i) => {
    const issuer = certificates[i + 1] ?? certificate;
    return (
      certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey) && (i === 0 || certificate.ca)
    );
  });
  const [own] = certificates;
  const inTime =
    at !== null && own !== undefined && at >= new Date(own.validFrom) && at <= new Date(own.validTo);
  return trusted && linked && inTime;
}

/** One signature: `open` and `close` are where `<…>` begins and ends, `end` where its revision does. */
function checkOne(
  file: Buffer,
  field: 'officer' | 'seal',
  revision: string,
  range: { readonly open: number; readonly close: number; readonly end: number },
  roots: readonly Uint8Array[],
): CheckedSignature {
  const problems = new Set<SealProblem>();
  const { open, close, end } = range;
  const number = /(?:^|\n)(\d+) 0 obj\n<< \/Type \/Sig /.exec(revision)?.[1];
  const names =
    revision.includes(`/T <${pdfTextHex(field).toUpperCase()}>`) ||
    revision.includes(`/T <${pdfTextHex(field)}>`);
  if (number === undefined || !names || !revision.includes(`/V ${number} 0 R`)) problems.add('not-our-form');
  let by = '';
  try {
    const hex = file.toString('latin1', open + 1, close - 1);
    const message = Buffer.from(hex, 'hex');
    const { certificates, algorithm, signature, length } = readCms(message);
    const chain = certificates.map((certificate) => new X509Certificate(certificate));
    const own = chain[0];
    if (!own) throw new RangeError('no certificate');
    by = /^CN=(.*)$/m.exec(own.subject)?.[1] ?? '';
    const covered = Buffer.concat([file.subarray(0, open), file.subarray(close, end)]);
    const attributes = signedAttributes(hash(covered), own.raw);
    // made again from its parts it must be the same, letter by letter: nothing can hide in a corner of the encoding
    const again = cmsSignature({ attributes, certificates, algorithm, signature });
    const written = `${Buffer.from(again).toString('hex')}${'0'.repeat(hex.length - 2 * length)}`;
    if (written !== hex || !verify('sha256', attributes, own.publicKey, signature)) problems.add('altered');
    if (!chainHolds(chain, roots, signingTime(revision))) problems.add('chain');
  } catch {
    // whatever a damaged message makes a parser throw, the answer is the same
    problems.add('altered');
  }
  return { field, by, problems: [...problems] };
}

/**
 * Says whether a file is a paper of ours as it was sealed: both signatures, every byte covered, both chains up to one of
 * `roots` (DER). Whether it was voided since, the record knows and the file does not.
 */
export function checkSeal(pdf: Uint8Array, roots: readonly Uint8Array[]): SealCheck {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const text = file.toString('latin1');
  const slots = [...text.matchAll(slot)];
  const problems = new Set<SealProblem>();
  if (slots.length !== fields.length) problems.add('not-our-form');
  const signatures: CheckedSignature[] = [];
  let from = slots[0] ? text.lastIndexOf('%%EOF', slots[0].index) + '%%EOF'.length : 0;
  const baseSha256 = from > '%%EOF'.length ? hash(file.subarray(0, from)).toString('hex') : null;
  slots.slice(0, fields.length).forEach((match, i) => {
    const [open = 0, close = 0, rest = 0] = match.slice(1).map(Number);
    const end = close + rest;
    const gapIsExact = open === match.index + match[0].length - 1 && text[close - 1] === '>';
    const endsWell =
      text.slice(0, end).endsWith('\n%%EOF\n') && (i < slots.length - 1 || end === file.length);
    if (!gapIsExact || !endsWell) problems.add('coverage');
    const revision = text.slice(from, end);
    // sig, its look, its field; the first also writes the catalog again
    if ((revision.match(/\n\d+ 0 obj\n/g) ?? []).length !== (i === 0 ? 4 : 3)) problems.add('not-our-form');
    signatures.push(checkOne(file, fields[i] ?? 'seal', revision, { open, close, end }, roots));
    from = end;
  });
  for (const { problems: found } of signatures) for (const problem of found) problems.add(problem);
  return { isValid: problems.size === 0, problems: [...problems], signatures, baseSha256 };
}
