import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSkew } from '#pipeline/clean/deskew.ts';
import type { Bitmap } from '#pipeline/clean/picture.ts';
import { turnInk } from '#pipeline/clean/turn-ink.ts';
import { drawPage } from './draw-page.ts';
import { inkOf, sampleScan } from './ink-of.ts';

const drawn = (degrees: number): Promise<Bitmap> => inkOf(drawPage({ degrees }));

test('finds how far a page leans, to a twentieth of a degree', async () => {
  await fc.assert(
    fc.asyncProperty(fc.double({ min: -15, max: 15, noNaN: true }), async (degrees) => {
      expect(Math.abs(findSkew(await drawn(degrees)) - degrees)).toBeLessThan(0.05);
    }),
    { numRuns: 8, seed: 2026, examples: [[-15], [15], [0.04], [-0.25]] },
  );
});

test('sample pages turned by known angles are found to a tenth of a degree', async () => {
  const page = await inkOf(sampleScan('KS.2017.01/003.jpg'));
  const before = findSkew(page);
  fc.assert(
    fc.property(fc.double({ min: -15 - before, max: 15 - before, noNaN: true }), (degrees) => {
      const found = findSkew(turnInk(page, 0, -degrees));
      expect(Math.abs(found - before - degrees)).toBeLessThanOrEqual(0.1);
    }),
    { numRuns: 10, seed: 2026 },
  );
});

test('a page set upright leans no more', async () => {
  const page = await drawn(-4.3);
  expect(Math.abs(findSkew(turnInk(page, 0, findSkew(page))))).toBeLessThan(0.05);
});

test('an empty page does not lean', () => {
  expect(findSkew({ width: 800, height: 1000, data: new Uint8Array(800_000) })).toBe(0);
});
