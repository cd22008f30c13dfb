import { AuthorizedExtract, SealedExtract } from '#schemas/extract.ts';
import { Sha256 } from '#schemas/ids.ts';
import { defineAtOnce } from '#pipeline/stage.ts';
import { hash } from './cms.ts';
import { drawPdf } from './draw-pdf.ts';
import { layOut } from './lay-out.ts';
import { signPdf } from './sign-pdf.ts';
import { templateById } from './templates.ts';

/**
 * Draws the paper, signs it for the officer and seals it for the agency. The unsigned revision is the same for the same
 * authorization, always. Throws `template.not-found`, `extract.letter-missing`, `extract.too-long`, `seal.no-key`,
 * `seal.expired`.
 */
export const sealExtract = defineAtOnce({
  name: 'seal-extract' as const,
  version: 1,
  input: AuthorizedExtract,
  output: SealedExtract,
  run: async (extract, context) => {
    // without its mark a paper sealed with test keys would look like one that counts
    if (context.seal.isTest && !extract.testMark)
      throw new Error('test certificates on a paper without a test mark');
    const template = templateById(extract.templateId);
    const drawn = await drawPdf(extract, template, layOut(extract, template));
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
