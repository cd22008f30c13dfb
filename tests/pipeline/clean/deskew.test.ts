import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSkew } from '#pipeline/clean/deskew.ts';
import type { Gray } from '#pipeline/clean/picture.ts';
import { rotate } from '#pipeline/clean/rotate.ts';
import { drawPage } from './draw-page.ts';

async function grayOf(degrees: number): Promise<Gray> {
  const { data, info } = await drawPage({ degrees })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

test('finds how far a page leans, to a twentieth of a degree', async () => {
  await fc.assert(
    fc.asyncProperty(fc.double({ min: -12, max: 12, noNaN: true }), async (degrees) => {
      expect(Math.abs(findSkew(await grayOf(degrees)) - degrees)).toBeLessThan(0.05);
    }),
    { numRuns: 8, seed: 2026 },
  );
});

test('a page set upright leans no more', async () => {
  const page = await grayOf(-4.3);
  expect(Math.abs(findSkew(rotate(page, findSkew(page)).page))).toBeLessThan(0.05);
});

test('an empty page does not lean', () => {
  expect(findSkew({ width: 800, height: 1000, data: new Uint8Array(800_000).fill(255) })).toBe(0);
});
