import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { ExpectedError } from '#schemas/errors.ts';
import type { Box, ImageRef } from '#schemas/geometry.ts';
import { Sha256 } from '#schemas/ids.ts';
import { cropOf } from '#pipeline/certify/crop-of.ts';
import type { Blobs } from '#pipeline/stage.ts';

const kept = new Map<string, Uint8Array>();
const blobs: Blobs = {
  get: async (sha256) => {
    const bytes = kept.get(sha256);
    if (!bytes) throw new ExpectedError('blob.missing', { sha256 });
    return bytes;
  },
  put: async (bytes) => {
    const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
    kept.set(sha256, bytes);
    return sha256;
  },
};

/** A page whose left half is black and whose right half is white. */
async function halves(widthPx: number, heightPx: number): Promise<ImageRef> {
  const dots = Buffer.alloc(widthPx * heightPx, 255);
  for (let y = 0; y < heightPx; y++) dots.fill(0, y * widthPx, y * widthPx + Math.floor(widthPx / 2));
  const png = await sharp(dots, { raw: { width: widthPx, height: heightPx, channels: 1 } })
    .png()
    .toBuffer();
  return { sha256: await blobs.put(png), mediaType: 'image/png', widthPx, heightPx, dpi: 300 };
}

const right: Box = { left: 0.5, top: 0.25, width: 0.5, height: 0.5 };

test('cuts out the part in the box, as a gray JPEG under the name of its bytes', async () => {
  const crop = await cropOf({ gray: await halves(800, 400), box: right }, blobs);
  expect(crop).toMatchObject({ mediaType: 'image/jpeg', widthPx: 400, heightPx: 200, dpi: null });
  const jpeg = kept.get(crop.sha256) ?? expect.unreachable();
  expect(await sharp(jpeg).metadata()).toMatchObject({
    format: 'jpeg',
    channels: 1,
    width: 400,
    height: 200,
  });
  const dots = await sharp(jpeg).raw().toBuffer();
  expect(dots.every((dot) => dot > 240)).toBe(true);
});

test('cuts it the same way again: its hash is on a paper', async () => {
  const gray = await halves(800, 400);
  expect(await cropOf({ gray, box: right }, blobs)).toEqual(await cropOf({ gray, box: right }, blobs));
});

test('is at most 1600 dots long, and never blown up', async () => {
  const whole: Box = { left: 0, top: 0, width: 1, height: 1 };
  const large = await cropOf({ gray: await halves(4000, 2000), box: whole }, blobs);
  expect([large.widthPx, large.heightPx]).toEqual([1600, 800]);
  const small = await cropOf({ gray: await halves(60, 40), box: whole }, blobs);
  expect([small.widthPx, small.heightPx]).toEqual([60, 40]);
});

test.each<[string, Box]>([
  ['over the edge by a rounding', { left: 0.6, top: 0.6, width: 0.4000005, height: 0.4000005 }],
  ['thinner than a dot', { left: 0.5, top: 0.5, width: 0, height: 0 }],
  ['at the very end', { left: 1, top: 1, width: 0, height: 0 }],
])('takes a box %s as it is meant', async (_, box) => {
  const { widthPx, heightPx } = await cropOf({ gray: await halves(101, 67), box }, blobs);
  expect(widthPx).toBeGreaterThan(0);
  expect(heightPx).toBeGreaterThan(0);
});

test('says that the page’s picture is missing', async () => {
  const gray = { ...(await halves(8, 8)), sha256: Sha256.parse('e'.repeat(64)) };
  await expect(cropOf({ gray, box: right }, blobs)).rejects.toMatchObject({ code: 'blob.missing' });
});
