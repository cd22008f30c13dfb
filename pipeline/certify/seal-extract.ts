import { AuthorizedExtract, SealedExtract } from '#schemas/extract.ts';
import { Sha256 } from '#schemas/ids.ts';
import type { ExtractTemplate } from '#schemas/template.ts';
import { type Blobs, defineAtOnce } from '#pipeline/stage.ts';
import { hash } from './cms.ts';
import { cropPicture } from './crop-picture.ts';
import { drawPdf, type SecondPage } from './draw-pdf.ts';
import { layOut } from './lay-out.ts';
import { layOutCrop } from './lay-out-crop.ts';
import { qrAddress } from './qr-address.ts';
import { signPdf } from './sign-pdf.ts';
import { templateById } from './templates.ts';

/**
 * Draws the paper, signs it for the officer and seals it for the agency. The unsigned revision is the same for the same
 * authorization and the same key for QR codes, always. Throws `template.not-found`, `extract.letter-missing`,
 * `extract.too-long`, `blob.missing` (the crop on a second page), `seal.no-key`, `seal.expired`.
 */
export const sealExtract = defineAtOnce({
  name: 'seal-extract' as const,
  version: 2,
  input: AuthorizedExtract,
  output: SealedExtract,
  run: async (extract, context) => {
    // without its mark a paper sealed with test keys would look like one that counts
    if (context.seal.isTest && !extract.testMark)
      throw new Error('test certificates on a paper without a test mark');
    const template = templateById(extract.templateId);
    const sheet = layOut(extract, template, await qrAddress(extract, context.seal));
    const drawn = await drawPdf(extract, template, sheet, await secondPage(extract, template, context.blobs));
    const signed = await signPdf(drawn, extract, context.seal);
    return {
      extractId: extract.extractId,
      recordId: extract.recordId,
      number: extract.number,
      code: extract.code,
      pdf: await context.blobs.put(signed),
      bytes: signed.length,
      baseSha256: Sha256.parse(hash(drawn.bytes).toString('hex')),
      level: 'B-B' as const,
      signedBy: extract.signatory.officerId,
      sealedAt: context.now().toISOString(),
      stampedAt: null,
    };
  },
});

/** The entry as it stands in the book, where it was asked for. */
async function secondPage(
  extract: AuthorizedExtract,
  template: ExtractTemplate,
  blobs: Blobs,
): Promise<SecondPage | null> {
  const { withScan, crop, source } = extract;
  if (!withScan) return null;
  // the request is refused before: an entry without a place on a page has no crop to show
  if (!crop || !source) throw new Error('a second page without a crop and its place in the books');
  const picture = await cropPicture(crop, blobs);
  return { sheet: layOutCrop({ ...extract, source }, template, picture), picture };
}
