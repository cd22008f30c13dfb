import sharp from 'sharp';
import { ExpectedError } from '#schemas/errors.ts';
import type { Homography, ImageRef } from '#schemas/geometry.ts';
import { CleanedPage, ScannedPage } from '#schemas/steps.ts';
import { defineStage } from '../stage.ts';
import { encodeBilevel } from './bilevel-png.ts';
import { binarize } from './binarize.ts';
import { type Border, cutBorder, findBorder } from './crop-border.ts';
import { decode } from './decode.ts';
import { findSkew } from './deskew.ts';
import { despeckle } from './despeckle.ts';
import { evenOut, findPaper, type Paper } from './even-out.ts';
import { fadeStamps } from './fade-stamps.ts';
import { fitMap, identity } from './homography.ts';
import { isBlank } from './is-blank.ts';
import type { Gray } from './picture.ts';
import { rotate } from './rotate.ts';
import { stretch } from './stretch.ts';
import { toGray } from './to-gray.ts';

/** The window of Sauvola's rule on a page 2480 px wide. */
const windowPx = 61;

/**
 * A scan made fit to read: gray and black-and-white, upright, evenly lit, border off, about 300 dpi. Positions of the
 * scan are those of the picture turned by its EXIF orientation, as viewers show it. Red stamps stay in `gray` and are faded
 * in `binary`.
 */
export const cleanPage = defineStage({
  name: 'clean-page',
  version: 1,
  input: ScannedPage,
  output: CleanedPage,
  blocksLoop: true,
  run: async (page, context) => {
    const subject = { pageId: page.pageId };
    const pixels = await decode(await context.blobs.get(page.scan.sha256), subject, page.scan.dpi);
    const scan = toGray(pixels);
    const border = findBorder(scan);
    const cropped = cutBorder(scan, border);
    const paper = findPaper(cropped);
    const even = evenOut(cropped, paper);
    stretch(even);
    const skewDegrees = findSkew(even);
    const turned = rotate(even, skewDegrees);
    const bare = fadeStamps(pixels, scan);
    const legible = bare === null ? turned.page : legibleOf(bare, border, paper, skewDegrees);
    const ink = binarize(legible, windowOf(legible));
    const patches = despeckle(ink, 6);
    if (isBlank(patches, ink.width)) throw new ExpectedError('image.blank', subject);

    const dpi =
      page.scan.dpi === null ? 300 : Math.round((page.scan.dpi * scan.width) / scanWidth(page.scan, scan));
    const size = { widthPx: ink.width, heightPx: ink.height, dpi: page.scan.dpi === null ? null : dpi };
    const [gray, binary] = [await encodeGray(turned.page, dpi), encodeBilevel(ink, dpi)];
    const toScan = mapOf(turned.page, ([x, y]) => {
      const [u, v] = turned.back(x, y);
      return [(u + border.left) / scan.width, (v + border.top) / scan.height];
    });
    return {
      ...page,
      gray: { sha256: await context.blobs.put(gray), mediaType: 'image/jpeg' as const, ...size },
      binary: { sha256: await context.blobs.put(binary), mediaType: 'image/png' as const, ...size },
      skewDegrees,
      toScan,
    };
  },
});

/** The page without its stamps, by the same light and angle. */
function legibleOf(bare: Gray, border: Border, paper: Paper, skewDegrees: number): Gray {
  const even = evenOut(cutBorder(bare, border), paper);
  stretch(even);
  return rotate(even, skewDegrees).page;
}

const windowOf = (page: Gray): number => {
  const scaled = Math.round((windowPx * Math.min(page.width, page.height * 0.75)) / 2480);
  return Math.max(25, Math.min(windowPx, scaled)) | 1;
};

/** The scan's width as shown: the file's width or height, by its orientation. */
const scanWidth = (scan: ImageRef, shown: Gray): number =>
  scan.widthPx > scan.heightPx === shown.width > shown.height ? scan.widthPx : scan.heightPx;

const encodeGray = (page: Gray, dpi: number): Promise<Uint8Array> =>
  sharp(page.data, { raw: { width: page.width, height: page.height, channels: 1 } })
    .withMetadata({ density: dpi })
    .jpeg({ quality: 85 })
    .toBuffer();

function mapOf(page: Gray, toScan: (at: [number, number]) => [number, number]): Homography {
  const corners: [number, number][] = [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ];
  const ties = corners.map((from) => ({ from, to: toScan([from[0] * page.width, from[1] * page.height]) }));
  return fitMap(ties, 'affine') ?? identity;
}
