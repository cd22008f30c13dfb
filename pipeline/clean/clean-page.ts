import { ExpectedError } from '#schemas/errors.ts';
import type { ImageRef } from '#schemas/geometry.ts';
import { CleanedPage, ScannedPage } from '#schemas/steps.ts';
import { defineStage } from '../stage.ts';
import { encodeBilevel } from './bilevel-png.ts';
import { cleanPicture } from './clean-picture.ts';
import { decode } from './decode.ts';
import { encodeGray } from './gray-jpeg.ts';
import { isBlank } from './is-blank.ts';
import type { Gray } from './picture.ts';

/**
 * A scan made fit to read: gray and black-and-white, upright, evenly lit, border off, about 300 dpi. Positions of the
 * scan are those of the picture turned by its EXIF orientation, as viewers show it. Red stamps stay in `gray` and are faded
 * in `binary`.
 */
export const cleanPage = defineStage({
  name: 'clean-page',
  version: 3,
  input: ScannedPage,
  output: CleanedPage,
  blocksLoop: true,
  run: async (page, context) => {
    const subject = { pageId: page.pageId };
    const pixels = await decode(await context.blobs.get(page.scan.sha256), subject, page.scan.dpi);
    const { gray, ink, patches, turnDegrees, skewDegrees, leaves, bend, toScan } = cleanPicture(pixels);
    if (isBlank(patches, ink.width)) throw new ExpectedError('image.blank', subject);

    const dpi =
      page.scan.dpi === null
        ? 300
        : Math.round((page.scan.dpi * pixels.working.width) / scanWidth(page.scan, pixels));
    const size = { widthPx: ink.width, heightPx: ink.height, dpi: page.scan.dpi === null ? null : dpi };
    return {
      ...page,
      gray: {
        sha256: await context.blobs.put(await encodeGray(gray, dpi)),
        mediaType: 'image/jpeg' as const,
        ...size,
      },
      binary: {
        sha256: await context.blobs.put(encodeBilevel(ink, dpi)),
        mediaType: 'image/png' as const,
        ...size,
      },
      skewDegrees,
      turnDegrees,
      leaves: [...leaves],
      toScan,
      ...(bend === null ? {} : { bend }),
    };
  },
});

/** The scan's width as shown: the file's width or height, by its orientation. */
const scanWidth = (scan: ImageRef, shown: Pick<Gray, 'width' | 'height'>): number =>
  scan.widthPx > scan.heightPx === shown.width > shown.height ? scan.widthPx : scan.heightPx;
