import type { AuthorizedExtract } from '#schemas/extract.ts';
import type { ExtractTemplate } from '#schemas/template.ts';
import type { AtOnceContext, Blobs } from '#pipeline/stage.ts';
import { cropPicture } from './crop-picture.ts';
import { type DrawnPdf, drawPdf, type SecondPage } from './draw-pdf.ts';
import { layOut } from './lay-out.ts';
import { layOutCrop } from './lay-out-crop.ts';
import { qrAddress } from './qr-address.ts';
import { templateById } from './templates.ts';

/**
 * The unsigned paper: the same bytes for the same authorization and the same key for QR codes, always. Throws
 * `template.not-found`, `extract.letter-missing`, `extract.too-long`, `blob.missing` (the crop on a second page).
 */
export async function drawPaper(
  extract: AuthorizedExtract,
  { seal, blobs }: Pick<AtOnceContext, 'seal' | 'blobs'>,
): Promise<DrawnPdf> {
  // without its mark a paper sealed with test keys would look like one that counts
  if (seal.isTest && !extract.testMark) throw new Error('test certificates on a paper without a test mark');
  const template = templateById(extract.templateId);
  const sheet = layOut(extract, template, await qrAddress(extract, seal));
  return drawPdf(extract, template, sheet, await secondPage(extract, template, blobs));
}

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
