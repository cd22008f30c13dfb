import { randomBytes } from 'node:crypto';
import type { ExtractView } from '#schemas/api/extracts.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { AuthorizedExtract, SealedExtract } from '#schemas/extract.ts';
import type { ExtractId } from '#schemas/ids.ts';
import { checkSeal } from '#pipeline/certify/check-seal.ts';
import type { DrawnPdf } from '#pipeline/certify/draw-pdf.ts';
import { drawPaper } from '#pipeline/certify/draw-paper.ts';
import { refuseOtherChanges } from '#pipeline/certify/foreign-revision.ts';
import { readForeign } from '#pipeline/certify/foreign-signature.ts';
import { sealedPaper } from '#pipeline/certify/sealed-paper.ts';
import { addSeal } from '#pipeline/certify/sign-pdf.ts';
import { refuseOutOfTime } from '#pipeline/certify/validity.ts';
import type { ServerPorts } from './ports.ts';

type ToSign = NonNullable<ExtractView['toSign']>;

interface Asked {
  sealed(sealed: SealedExtract): Promise<void>;
  lost(extractId: ExtractId): Promise<void>;
}

/** A paper that an officer's own program is to sign. In the memory of this process, as open keys are. */
interface Opening {
  readonly ports: ServerPorts;
  readonly extract: AuthorizedExtract;
  readonly drawn: DrawnPdf;
  readonly on: Asked;
  readonly view: ToSign;
  /** Each is taken away by its first use. */
  tokens: { fetch: string | null; put: string | null };
  readonly timer: NodeJS.Timeout;
}
const openings = new Map<ExtractId, Opening>();

/** From authorization on, however often it is tried: a number must not stay undecided. */
const longestMs = 14 * 60_000;

/**
 * Draws the paper and keeps it for the officer's program to fetch and to put back, signed. Asked again for the same
 * extract, its addresses are new, the paper and its number the same. `sealed` is awaited before the program gets its
 * answer; `lost` is called once when the time is over. Throws `extract.interrupted` when it is over already.
 */
export async function openFileSigning(
  ports: ServerPorts,
  extract: AuthorizedExtract,
  on: Asked,
): Promise<ToSign> {
  const { extractId, number, signatory } = extract;
  const until = new Date(Date.parse(extract.authorizedAt) + longestMs);
  const left = until.getTime() - ports.now().getTime();
  if (left <= 0) {
    close(extractId);
    await on.lost(extractId);
    throw new ExpectedError('extract.interrupted', { number });
  }
  const drawn = await drawPaper(extract, { seal: ports.keys.seal, blobs: ports.blobs });
  close(extractId);
  const [fetch, put] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')];
  const view = {
    officerId: signatory.officerId,
    fetchPath: `/api/file-signing/${fetch}`,
    putPath: `/api/file-signing/${put}`,
    until: until.toISOString(),
  };
  const timer = setTimeout(() => {
    close(extractId);
    on.lost(extractId).catch((error: unknown) =>
      ports.log.error({ extractId, error: String(error).slice(0, 100) }, 'a lost number waits to be voided'),
    );
  }, left);
  timer.unref();
  openings.set(extractId, { ports, extract, drawn, on, view, tokens: { fetch, put }, timer });
  return view;
}

function close(extractId: ExtractId): void {
  clearTimeout(openings.get(extractId)?.timer);
  openings.delete(extractId);
}

/** Where the officer's program finds a paper that waits for it; null when none does, or the program is at work. */
export function toSign(extractId: ExtractId): ToSign | null {
  const opening = openings.get(extractId);
  return opening?.tokens.fetch ? opening.view : null;
}

const notFound = (): ExpectedError => new ExpectedError('id.not-found');

/** The unsigned paper, once. Throws `id.not-found`. */
export function fetchFile(token: string): Uint8Array {
  const opening = [...openings.values()].find(({ tokens }) => tokens.fetch === token);
  if (!opening) throw notFound();
  opening.tokens.fetch = null;
  return opening.drawn.bytes;
}

/**
 * Takes a paper back from the officer's program: our bytes first, then one signature over the whole file, by the
 * certificate that is registered for this officer, and nothing else changed. The agency's seal goes over it. An address
 * takes one file, good or bad; after a bad one the officer asks to sign again.
 * Throws `id.not-found`, `extract.bad-upload`, `seal.expired`, `seal.not-yet-valid`, and what the agency's key throws.
 */
export async function takeSignedFile(token: string, bytes: Uint8Array): Promise<SealedExtract> {
  const opening = [...openings.values()].find(({ tokens }) => tokens.put === token);
  if (!opening) throw notFound();
  opening.tokens = { fetch: null, put: null };
  const { ports, extract, drawn, on } = opening;
  const { keys, log } = ports;
  const { extractId, signatory } = extract;
  const refuse = (why: string, cause?: unknown): never => {
    log.warn(
      { extractId, why, cause: cause instanceof RangeError ? cause.message : undefined },
      'a signed file is refused',
    );
    throw new ExpectedError('extract.bad-upload', { why }, { cause });
  };
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (Buffer.compare(file.subarray(0, drawn.bytes.length), drawn.bytes) !== 0) refuse('not-our-bytes');
  const signer = { kind: 'officer', officerId: signatory.officerId } as const;
  const [registered = new Uint8Array()] = await keys.seal.certificates(signer);
  try {
    const { own } = readForeign(file, drawn.bytes.length).signed;
    if (Buffer.compare(own.raw, registered) !== 0) refuse('other-certificate');
  } catch (cause) {
    if (cause instanceof ExpectedError) throw cause;
    refuse('not-signed', cause);
  }
  refuseOutOfTime(registered, new Date(extract.authorizedAt), signer);
  try {
    refuseOtherChanges(drawn, file);
  } catch (cause) {
    refuse('other-changes', cause);
  }
  const whole = await addSeal(file, drawn, extract, keys.seal);
  // what leaves here must convince whoever checks it later
  if (!checkSeal(whole, keys.roots).isValid) refuse('not-signed');
  const sealed = await sealedPaper(extract, drawn, whole, ports);
  await on.sealed(sealed);
  close(extractId);
  return sealed;
}
