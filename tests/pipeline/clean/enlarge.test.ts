import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { enlarge } from '#pipeline/clean/enlarge.ts';

const noise = (width: number, height: number, seed: number) => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height }, (_, i) => ((i + seed) * 2654435761) >>> 24),
});

test('a page of the size asked for is given back itself', () => {
  const page = noise(7, 5, 1);
  expect(enlarge(page, 7, 5)).toBe(page);
});

test('an even tone stays even', () => {
  const page = { width: 9, height: 6, data: new Uint8Array(54).fill(201) };
  expect(new Set(enlarge(page, 17, 12).data)).toEqual(new Set([201]));
});

test('every pixel comes out as libvips draws it, but for the rim and its coarser steps', async () => {
  const scales = fc.constantFrom(1.13, 1.2, 1.5, 2);
  await fc.assert(
    fc.asyncProperty(scales, fc.nat(999), async (scale, seed) => {
      const page = noise(40, 30, seed);
      const [width, height] = [Math.round(40 * scale), Math.round(30 * scale)];
      const raw = { width: 40, height: 30, channels: 1 as const };
      const theirs = await sharp(page.data, { raw })
        .resize(width, height, { fit: 'fill', kernel: 'cubic' })
        .toColourspace('b-w')
        .raw()
        .toBuffer();
      const own = enlarge(page, width, height).data;
      let most = 0;
      for (let y = 4; y < height - 4; y += 1)
        for (let x = 4; x < width - 4; x += 1)
          most = Math.max(most, Math.abs((own[y * width + x] ?? 0) - (theirs[y * width + x] ?? 0)));
      // Theirs takes places to 1/64 of a pixel, which between black and white is up to 7 tones.
      expect(most).toBeLessThanOrEqual(scale === 1.5 || scale === 2 ? 2 : 8);
    }),
    { numRuns: 12 },
  );
});
