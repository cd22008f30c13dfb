import { expect, test } from 'vitest';
import { decodeBilevel, encodeBilevel } from '#pipeline/clean/bilevel-png.ts';
import { cutLeaf } from '#pipeline/clean/cut-leaf.ts';
import { encodeGray } from '#pipeline/clean/gray-jpeg.ts';
import { onScan } from '#pipeline/clean/on-scan.ts';
import { bookIdOf, pageIdOf } from '#pipeline/ids.ts';
import type { CleanedPage } from '#schemas/steps.ts';
import { memoryBlobs } from '#scripts/evaluate/memory-context.ts';

const [width, height] = [200, 120];

async function spread(): Promise<{ page: CleanedPage; blobs: ReturnType<typeof memoryBlobs> }> {
  const blobs = memoryBlobs();
  const ink = new Uint8Array(width * height);
  ink[60 * width + 150] = 1;
  const gray = new Uint8Array(width * height).fill(255);
  const size = { widthPx: width, heightPx: height, dpi: 300 };
  const grayHash = await blobs.put(await encodeGray({ width, height, data: gray }, 300));
  const binaryHash = await blobs.put(encodeBilevel({ width, height, data: ink }, 300));
  const bookId = bookIdOf('birth', 'KS.2016.01');
  const page: CleanedPage = {
    pageId: pageIdOf(bookId, grayHash),
    bookId,
    kind: 'birth',
    formId: null,
    scan: { ...size, sha256: grayHash, mediaType: 'image/jpeg' },
    gray: { ...size, sha256: grayHash, mediaType: 'image/jpeg' },
    binary: { ...size, sha256: binaryHash, mediaType: 'image/png' },
    skewDegrees: 0,
    toScan: [0.9, 0.01, 0.05, -0.01, 0.8, 0.1, 0, 0, 1],
    leaves: [
      { left: 0, top: 0, width: 0.5, height: 1 },
      { left: 0.5, top: 0.1, width: 0.5, height: 0.9 },
    ],
    bend: { columns: 3, rows: 2, down: [0, 0.02, 0.04, 0, 0.02, 0.04] },
  };
  return { page, blobs };
}

test('a leaf shows its part of the spread, and a place on it leads to the same place on the scan', async () => {
  const { page, blobs } = await spread();
  const leaf = page.leaves?.[1];
  if (leaf === undefined) throw new Error('the spread has two leaves');
  const cut = await cutLeaf(page, leaf, blobs);
  expect([cut.binary.widthPx, cut.binary.heightPx, cut.leaves]).toEqual([100, 108, undefined]);
  const ink = await decodeBilevel(await blobs.get(cut.binary.sha256));
  expect(ink.data.indexOf(1)).toBe(48 * 100 + 50);
  for (const [x, y] of [
    [0, 0],
    [0.25, 0.5],
    [1, 1],
  ] as const) {
    const whole = onScan(page, [leaf.left + x * leaf.width, leaf.top + y * leaf.height]);
    const alone = onScan(cut, [x, y]);
    expect(alone[0]).toBeCloseTo(whole[0], 6);
    expect(alone[1]).toBeCloseTo(whole[1], 6);
  }
});
