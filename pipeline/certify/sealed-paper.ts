import type { AuthorizedExtract, SealedExtract } from '#schemas/extract.ts';
import { Sha256 } from '#schemas/ids.ts';
import type { AtOnceContext } from '#pipeline/stage.ts';
import { hash } from './cms.ts';
import type { DrawnPdf } from './draw-pdf.ts';

/** Keeps a paper's bytes and says what it is: two signatures, no time-stamp yet. */
export async function sealedPaper(
  extract: AuthorizedExtract,
  drawn: DrawnPdf,
  signed: Uint8Array,
  { blobs, now }: Pick<AtOnceContext, 'blobs' | 'now'>,
): Promise<SealedExtract> {
  return {
    extractId: extract.extractId,
    recordId: extract.recordId,
    number: extract.number,
    code: extract.code,
    pdf: await blobs.put(signed),
    bytes: signed.length,
    baseSha256: Sha256.parse(hash(drawn.bytes).toString('hex')),
    level: 'B-B',
    signedBy: extract.signatory.officerId,
    sealedAt: now().toISOString(),
    stampedAt: null,
  };
}
