import { addRevision, byteRangeSlot, contentsSlot, fillContents, type Prepared } from './add-revision.ts';
import { hash } from './cms.ts';
import { pdfTextHex } from './pdf-text.ts';
import { objectIn, streamOf, trailerOf } from './read-pdf.ts';
import { readToken, timestampRequest, type Timestamp, tokenIn } from './stamp-token.ts';

/** What proves the certificates of a paper later on, when their makers are gone (DSS), DER each. */
export interface Proof {
  readonly certificates: readonly Uint8Array[];
  /** Lists of revoked certificates; empty: none was to be had. */
  readonly lists: readonly Uint8Array[];
}

const inDict = (dictionary: string, entries: string): string => dictionary.replace(/>>$/, `${entries}\n>>`);
const references = (numbers: readonly number[]): string => numbers.map((n) => `${n} 0 R`).join(' ');

/** Appends the document security store. The same file and proof give the same bytes. */
export function addProof(pdf: Uint8Array, { certificates, lists }: Proof): Buffer {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const { size, rootNumber, entries } = trailerOf(file);
  const numbersFrom = (first: number, of: readonly unknown[]): number[] => of.map((_, i) => first + i);
  const certificateNumbers = numbersFrom(size + 1, certificates);
  const listNumbers = numbersFrom(size + 1 + certificates.length, lists);
  const crls = lists.length > 0 ? ` /CRLs [${references(listNumbers)}]` : '';
  const stream = (bytes: Uint8Array): Buffer =>
    Buffer.concat([
      Buffer.from(`<< /Length ${bytes.length} >>\nstream\n`),
      bytes,
      Buffer.from('\nendstream'),
    ]);
  const { file: longer } = addRevision(
    file,
    [
      { number: rootNumber, body: inDict(objectIn(file, rootNumber).toString('latin1'), `/DSS ${size} 0 R`) },
      { number: size, body: `<< /Type /DSS /Certs [${references(certificateNumbers)}]${crls} >>` },
      ...[...certificates, ...lists].map((bytes, i) => ({ number: size + 1 + i, body: stream(bytes) })),
    ],
    { size: size + 1 + certificates.length + lists.length, entries },
  );
  return longer;
}

/** Reads back what `addProof` wrote. Throws a RangeError when the file has none. */
export function proofIn(file: Buffer): Proof {
  const catalog = objectIn(file, trailerOf(file).rootNumber).toString('latin1');
  const number = /\/DSS (\d+) 0 R/.exec(catalog)?.[1];
  if (number === undefined) throw new RangeError('no security store');
  const store = objectIn(file, Number(number)).toString('latin1');
  const streams = (key: string): Buffer[] =>
    [...(new RegExp(`/${key} \\[([^\\]]*)\\]`).exec(store)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, n]) =>
      streamOf(objectIn(file, Number(n))),
    );
  return { certificates: streams('Certs'), lists: streams('CRLs') };
}

/** Appends a document time-stamp that still lacks its token: `room` bytes are kept for it, in the field made for it. */
export function addStampSlot(pdf: Buffer, room: number): Prepared {
  const { size, rootNumber, entries } = trailerOf(pdf);
  const { number, body } = stampField(pdf, rootNumber);
  const stamp = [
    '<< /Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161',
    `/ByteRange ${byteRangeSlot} /Contents ${contentsSlot(room)} >>`,
  ].join('\n');
  const objects = [
    { number: size, body: stamp },
    { number, body: inDict(body, `/V ${size} 0 R`) },
  ];
  return addRevision(pdf, objects, { size: size + 1, entries });
}

/** The empty field that every paper of ours keeps for a time-stamp. */
function stampField(file: Buffer, rootNumber: number): { number: number; body: string } {
  const catalog = objectIn(file, rootNumber).toString('latin1');
  const list = /\/Fields \[([^\]]*)\]/.exec(catalog)?.[1] ?? '';
  const name = pdfTextHex('archive-ts');
  for (const [, digits] of list.matchAll(/(\d+) 0 R/g)) {
    const number = Number(digits);
    const body = objectIn(file, number).toString('latin1');
    if (new RegExp(`/T <${name}>`, 'i').test(body) && !/\/V /.test(body)) return { number, body };
  }
  throw new RangeError('no field for a time-stamp');
}

/** An authority's answer to a question, both DER; whoever implements it throws `timestamp.unreachable`. */
export type AskTime = (request: Uint8Array) => Promise<Uint8Array>;

/** Room for a token with a chain of three; a longer one is asked for again. */
const usualRoom = 6144;

/**
 * The paper with its proof and an authority's time-stamp after it; the earlier bytes stay as they are. `random` gives
 * bytes for the nonce. Throws a RangeError when the answer is not to be believed, and what `ask` throws.
 */
export async function stampPdf(
  pdf: Uint8Array,
  proof: Proof,
  by: { ask: AskTime; random: (bytes: number) => Uint8Array; roots: readonly Uint8Array[] },
): Promise<{ file: Buffer; timestamp: Timestamp }> {
  const proved = addProof(pdf, proof);
  let room = usualRoom;
  for (let tries = 0; tries < 2; tries++) {
    const prepared = addStampSlot(proved, room);
    const imprint = hash(prepared.signedBytes);
    const nonce = by.random(8);
    const answer = await by.ask(timestampRequest(imprint, nonce));
    const timestamp = believed(answer, { imprint, nonce }, by.roots);
    if (timestamp.token.length <= room) return { file: fillContents(prepared, timestamp.token), timestamp };
    room = timestamp.token.length + 256;
  }
  throw new RangeError('a token of another length each time');
}

/** Whatever an answer makes a parser throw, it is one that is not to be believed. */
function believed(
  answer: Uint8Array,
  about: Parameters<typeof readToken>[1],
  roots: readonly Uint8Array[],
): Timestamp {
  try {
    return readToken(tokenIn(answer), about, roots);
  } catch (cause) {
    throw new RangeError('an answer that is not to be believed', { cause });
  }
}
