import { randomBytes } from 'node:crypto';
import { ExpectedError } from '#schemas/errors.ts';
import type { SealedExtract } from '#schemas/extract.ts';
import type { ExtractId } from '#schemas/ids.ts';
import { checkSeal, signersOf } from '#pipeline/certify/check-seal.ts';
import { type AskTime, stampPdf } from '#pipeline/certify/stamp-pdf.ts';
import type { Blobs } from '#pipeline/stage.ts';
import type { Store } from '#store/open.ts';
import { counterSettings } from '#store/settings.ts';
import { countUnstamped, keepStamped, unstamped } from '#store/stamped.ts';
import { certificatesIn } from './keys-identity.ts';
import { askOver } from './stamp-ask.ts';
import { openProofs } from './stamp-proof.ts';
import { repeatStamping } from './stamp-repeat.ts';

interface StampPorts {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly keysDir: string;
  readonly now: () => Date;
  readonly log: { info(facts: object, text: string): void; warn(facts: object, text: string): void };
}

/** What a pass did. `left`: papers that still have no time-stamp. */
export interface StampPass {
  readonly stamped: number;
  readonly left: number;
  /** Papers whose file does not hold by itself; they are left alone. */
  readonly refused: readonly ExtractId[];
}

/** So many papers are fetched at a time. */
const batch = 50;

/**
 * Gives sealed papers of level B-B what makes them last: their certificates, the lists of revoked ones where they are
 * known, and an authority's time-stamp over all of it. The signatures stay as they are. Null when no authority is set.
 * Throws `timestamp.unreachable`, `timestamp.bad`: the papers stay what they were, and valid.
 */
export async function stampPass(ports: StampPorts): Promise<StampPass | null> {
  const { store, keysDir, log } = ports;
  const { timestampUrl } = await counterSettings(store.db);
  if (timestampUrl === null) return null;
  const { roots } = await certificatesIn(keysDir);
  const by = {
    roots,
    proofOf: openProofs(keysDir),
    ask: askOver(timestampUrl),
    host: new URL(timestampUrl).host,
  };
  const refused: ExtractId[] = [];
  const lost: ExtractId[] = [];
  let stamped = 0;
  for (;;) {
    const waiting = await unstamped(store.db, batch, [...refused, ...lost]);
    for (const sealed of waiting) {
      const longer = await stampOne(ports, sealed, by);
      if (longer === null) {
        log.warn(
          { extractId: sealed.extractId },
          'the file of a sealed paper is not there, or does not hold: not stamped',
        );
        refused.push(sealed.extractId);
      } else if (await keepStamped(store.db, sealed.pdf, longer)) stamped += 1;
      // somebody else stamped it, or it was called back, a moment ago
      else lost.push(sealed.extractId);
    }
    if (waiting.length < batch) return { stamped, left: await countUnstamped(store.db), refused };
  }
}

/** The same paper with its time-stamp, its file kept; null for a file that is lost or not what was sealed. */
async function stampOne(
  { blobs, now, log }: StampPorts,
  sealed: SealedExtract,
  by: { roots: readonly Uint8Array[]; proofOf: ReturnType<typeof openProofs>; ask: AskTime; host: string },
): Promise<SealedExtract | null> {
  const pdf = await blobs.get(sealed.pdf).catch((error: unknown) => {
    // one lost file keeps no other paper waiting
    if (error instanceof ExpectedError && error.code.startsWith('blob.')) return null;
    throw error;
  });
  if (pdf === null || checkSeal(pdf, by.roots).level !== 'B-B') return null;
  const { proof, revoked } = await by.proofOf(signersOf(pdf, by.roots), now());
  if (revoked.length > 0)
    log.warn(
      { extractId: sealed.extractId, serials: revoked.join(' ') },
      'a certificate of this paper is revoked',
    );
  try {
    const { file, timestamp } = await stampPdf(pdf, proof, {
      ask: by.ask,
      random: randomBytes,
      roots: by.roots,
    });
    return {
      ...sealed,
      pdf: await blobs.put(file),
      bytes: file.length,
      level: proof.lists.length > 0 ? 'B-LT' : 'B-T',
      stampedAt: timestamp.at.toISOString(),
    };
  } catch (cause) {
    if (cause instanceof RangeError) throw new ExpectedError('timestamp.bad', { host: by.host }, { cause });
    throw cause;
  }
}

/** The pass, again and again. */
export const startStamping = (ports: StampPorts): ReturnType<typeof repeatStamping> =>
  repeatStamping(() => stampPass(ports), ports.log);
