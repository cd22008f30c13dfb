import type { Bend, Box, Homography } from '#schemas/geometry.ts';
import { binarize } from './binarize.ts';
import type { Component } from './components.ts';
import { type Border, cutBorder, findBorder } from './crop-border.ts';
import type { Scan } from './decode.ts';
import { despeckle } from './despeckle.ts';
import { enlarge } from './enlarge.ts';
import { findPaper, lightOf } from './even-out.ts';
import { fadeStamps } from './fade-stamps.ts';
import { findStance } from './find-stance.ts';
import type { Bitmap, Gray } from './picture.ts';
import { type Placement, type Turn, upright } from './placement.ts';
import { redraw } from './redraw.ts';
import { toGray } from './to-gray.ts';

/** The window of Sauvola's rule on a page 2480 px wide. */
const windowPx = 61;

/** A scan made fit to read, and how it got there. */
export interface CleanPicture {
  readonly gray: Gray;
  readonly ink: Bitmap;
  readonly patches: readonly Component[];
  readonly turnDegrees: Turn;
  readonly skewDegrees: number;
  readonly leaves: readonly Box[];
  readonly bend: Bend | null;
  readonly toScan: Homography;
}

/** Called with each picture on the way, for people who want to see. */
export type Look = (name: string, picture: Gray | Bitmap) => void;

/** The work of `cleanPage` on pixels: no blobs, no encodings, no opinion about emptiness. */
export function cleanPicture(pixels: Scan, look?: Look): CleanPicture {
  const small = toGray(pixels);
  const { width, height } = pixels.working;
  const scan = enlarge(small, width, height);
  look?.('gray', scan);
  const border = findBorder(scan);
  const page = cutBorder(scan, border);
  const light = lightOf(page, findPaper(page));
  look?.('even', redraw(page, light, upright(page, 0, 0), null));

  const { turn, skewDegrees, leaves, bend } = findStance(page);
  const placement = upright(page, turn, skewDegrees);
  const gray = redraw(page, light, placement, bend);
  look?.('upright', gray);
  const bare = fadeStamps(pixels, small, pixels.width / width);
  const legible = bare === null ? gray : legibleOf(enlarge(bare, width, height), border, placement, bend);
  if (bare !== null) look?.('without-stamps', legible);
  const ink = binarize(legible, windowOf(legible));
  const patches = despeckle(ink, 6);
  look?.('binary', ink);
  return {
    gray,
    ink,
    patches,
    turnDegrees: turn,
    skewDegrees,
    leaves,
    bend,
    toScan: mapOf(placement, border, scan),
  };
}

/** The page without its stamps, in the same place. */
function legibleOf(bare: Gray, border: Border, placement: Placement, bend: Bend | null): Gray {
  const page = cutBorder(bare, border);
  return redraw(page, lightOf(page, findPaper(page)), placement, bend);
}

const windowOf = (page: Gray): number => {
  const scaled = Math.round((windowPx * Math.min(page.width, page.height * 0.75)) / 2480);
  return Math.max(25, Math.min(windowPx, scaled)) | 1;
};

function mapOf({ width, height, back }: Placement, border: Border, scan: Gray): Homography {
  const [a, b, c, d, e, f] = back;
  return [
    (a * width) / scan.width,
    (b * height) / scan.width,
    (c + border.left) / scan.width,
    (d * width) / scan.height,
    (e * height) / scan.height,
    (f + border.top) / scan.height,
    0,
    0,
    1,
  ];
}
