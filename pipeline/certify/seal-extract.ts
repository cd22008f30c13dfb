import { AuthorizedExtract, SealedExtract } from '#schemas/extract.ts';
import { defineAtOnce } from '#pipeline/stage.ts';
import { drawPaper } from './draw-paper.ts';
import { sealedPaper } from './sealed-paper.ts';
import { signPdf } from './sign-pdf.ts';

/**
 * Draws the paper, signs it for the officer and seals it for the agency. Throws as `drawPaper`, and `seal.no-key`,
 * `seal.locked`, `seal.expired`, `seal.not-yet-valid`, `seal.token-missing`.
 */
export const sealExtract = defineAtOnce({
  name: 'seal-extract' as const,
  version: 2,
  input: AuthorizedExtract,
  output: SealedExtract,
  run: async (extract, context) => {
    const drawn = await drawPaper(extract, context);
    return sealedPaper(extract, drawn, await signPdf(drawn, extract, context.seal), context);
  },
});
