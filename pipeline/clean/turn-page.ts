import type { Bend, Box, Homography, ImageRef } from '#schemas/geometry.ts';
import type { CleanedPage } from '#schemas/steps.ts';
import type { Blobs } from '../stage.ts';
import { decodeBilevel, encodeBilevel } from './bilevel-png.ts';
import { decodeGray, encodeGray } from './gray-jpeg.ts';
import { compose } from './homography.ts';

/** A cleaned page turned upside down, for when no form is found on it as it stands: its pictures, leaves, bend and way to the scan. */
export async function turnPage(page: CleanedPage, blobs: Blobs): Promise<CleanedPage> {
  const gray = await decodeGray(await blobs.get(page.gray.sha256));
  const binary = await decodeBilevel(await blobs.get(page.binary.sha256));
  const put = async (old: ImageRef, bytes: Uint8Array): Promise<ImageRef> => ({
    ...old,
    sha256: await blobs.put(bytes),
  });
  const turn = (((page.turnDegrees ?? 0) + 180) % 360) as 0 | 90 | 180 | 270;
  return {
    ...page,
    gray: await put(
      page.gray,
      await encodeGray({ ...gray, data: gray.data.toReversed() }, page.gray.dpi ?? 300),
    ),
    binary: await put(
      page.binary,
      encodeBilevel({ ...binary, data: binary.data.toReversed() }, page.binary.dpi ?? 300),
    ),
    turnDegrees: turn,
    ...(page.leaves === undefined ? {} : { leaves: page.leaves.map(upsideDown).reverse() }),
    ...(page.bend === undefined ? {} : { bend: bendUpsideDown(page.bend) }),
    toScan: compose(page.toScan, halfTurn),
  };
}

const halfTurn: Homography = [-1, 0, 1, 0, -1, 1, 0, 0, 1];

const upsideDown = ({ left, top, width, height }: Box): Box => ({
  left: Math.max(0, 1 - left - width),
  top: Math.max(0, 1 - top - height),
  width,
  height,
});

const bendUpsideDown = (bend: Bend): Bend => ({ ...bend, down: bend.down.map((v) => -v).reverse() });
