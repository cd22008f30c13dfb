import type { Bend, Box, Homography } from '#schemas/geometry.ts';
import type { CleanedPage } from '#schemas/steps.ts';
import type { Blobs } from '../stage.ts';
import { bendAt } from './bend.ts';
import { decodeBilevel, encodeBilevel } from './bilevel-png.ts';
import { decodeGray, encodeGray } from './gray-jpeg.ts';
import { compose } from './homography.ts';

interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** One leaf of a cleaned spread as a cleaned page of its own: its pictures, its bend, its way to the scan. */
export async function cutLeaf(page: CleanedPage, leaf: Box, blobs: Blobs): Promise<CleanedPage> {
  const gray = await decodeGray(await blobs.get(page.gray.sha256));
  const binary = await decodeBilevel(await blobs.get(page.binary.sha256));
  const left = Math.round(leaf.left * gray.width);
  const top = Math.round(leaf.top * gray.height);
  const width = Math.min(gray.width - left, Math.round(leaf.width * gray.width));
  const height = Math.min(gray.height - top, Math.round(leaf.height * gray.height));
  const cut = ({ width: whole, data }: Raster): Raster => {
    const out = new Uint8Array(width * height);
    for (let y = 0; y < height; y += 1)
      out.set(data.subarray((top + y) * whole + left, (top + y) * whole + left + width), y * width);
    return { width, height, data: out };
  };
  const size = { widthPx: width, heightPx: height };
  const [grayBytes, binaryBytes] = [
    await encodeGray(cut(gray), page.gray.dpi ?? 300),
    encodeBilevel(cut(binary), page.binary.dpi ?? 300),
  ];
  const exact: Box = {
    left: left / gray.width,
    top: top / gray.height,
    width: width / gray.width,
    height: height / gray.height,
  };
  const onSpread: Homography = [exact.width, 0, exact.left, 0, exact.height, exact.top, 0, 0, 1];
  const { leaves: _, bend, ...rest } = page;
  return {
    ...rest,
    gray: { ...page.gray, ...size, sha256: await blobs.put(grayBytes) },
    binary: { ...page.binary, ...size, sha256: await blobs.put(binaryBytes) },
    ...(bend === undefined ? {} : { bend: bendOf(bend, exact) }),
    toScan: compose(page.toScan, onSpread),
  };
}

function bendOf(bend: Bend, leaf: Box): Bend {
  const down: number[] = [];
  for (let row = 0; row < bend.rows; row += 1)
    for (let column = 0; column < bend.columns; column += 1) {
      const x = leaf.left + (leaf.width * column) / (bend.columns - 1);
      const y = leaf.top + (leaf.height * row) / (bend.rows - 1);
      down.push(bendAt(bend, x, y) / leaf.height);
    }
  return { ...bend, down };
}
