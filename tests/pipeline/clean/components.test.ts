import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBilevel, encodeBilevel } from '#pipeline/clean/bilevel-png.ts';
import { components, erase } from '#pipeline/clean/components.ts';
import type { Bitmap } from '#pipeline/clean/picture.ts';

const bitmap = fc
  .record({ width: fc.integer({ min: 1, max: 23 }), height: fc.integer({ min: 1, max: 23 }) })
  .chain(({ width, height }) =>
    fc
      .array(fc.constantFrom(0, 0, 1), { minLength: width * height, maxLength: width * height })
      .map((pixels): Bitmap => ({ width, height, data: Uint8Array.from(pixels) })),
  );

/** Plain flood fill over the eight neighbors. */
function areasByFlood({ width, height, data }: Bitmap): number[] {
  const left = data.slice();
  const areas: number[] = [];
  for (let start = left.indexOf(1); start !== -1; start = left.indexOf(1)) {
    const queue = [start];
    left[start] = 0;
    let area = 0;
    for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
      area += 1;
      const [x, y] = [i % width, Math.floor(i / width)];
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v += 1) {
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u += 1) {
          if (left[v * width + u] !== 1) continue;
          left[v * width + u] = 0;
          queue.push(v * width + u);
        }
      }
    }
    areas.push(area);
  }
  return areas.sort((a, b) => a - b);
}

test('patches of ink are those a flood fill finds', () => {
  fc.assert(
    fc.property(bitmap, (ink) => {
      expect(
        components(ink)
          .map((patch) => patch.area)
          .sort((a, b) => a - b),
      ).toEqual(areasByFlood(ink));
    }),
  );
});

test('erasing every patch leaves paper', () => {
  fc.assert(
    fc.property(bitmap, (ink) => {
      for (const patch of components(ink)) erase(ink, patch);
      expect(ink.data.includes(1)).toBe(false);
    }),
  );
});

test('ink comes back from its PNG pixel by pixel', async () => {
  await fc.assert(
    fc.asyncProperty(bitmap, async (ink) => {
      const back = await decodeBilevel(encodeBilevel(ink, 300));
      expect([back.width, back.height, ...back.data]).toEqual([ink.width, ink.height, ...ink.data]);
    }),
    { numRuns: 40 },
  );
});

test('a picture whose ink is not 1 ends all the same', () => {
  const ink: Bitmap = { width: 4, height: 2, data: Uint8Array.from([0, 255, 255, 0, 0, 0, 0, 255]) };
  expect(components(ink).length).toBeLessThanOrEqual(2);
});
