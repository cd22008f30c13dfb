import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workingSize } from '#pipeline/clean/working-size.ts';

test.each([
  ['A4 at 300 dpi as it is', { widthPx: 2480, heightPx: 3508, dpi: 300 }, [2480, 3508]],
  ['A4 at 200 dpi larger', { widthPx: 1654, heightPx: 2339, dpi: 200 }, [2481, 3509]],
  ['A4 at 600 dpi smaller', { widthPx: 4960, heightPx: 7016, dpi: 600 }, [2480, 3508]],
  ['an upright page of unknown dpi as A4', { widthPx: 1240, heightPx: 1754, dpi: null }, [2480, 3508]],
  ['a lying one as two A4', { widthPx: 8531, heightPx: 6032, dpi: null }, [4266, 3016]],
  ['10,000 pixels each way at 300 dpi', { widthPx: 10_000, heightPx: 10_000, dpi: 300 }, [5000, 5000]],
  ['a long strip', { widthPx: 1000, heightPx: 60_000, dpi: 300 }, [167, 10_000]],
])('%s', (_, scan, [widthPx, heightPx]) => {
  expect(workingSize(scan)).toEqual({ widthPx, heightPx });
});

test('no picture is worked at larger than 50 megapixels, and none vanishes', () => {
  const side = fc.integer({ min: 1, max: 200_000 });
  const dpi = fc.option(fc.double({ min: 1, max: 4800, noNaN: true }), { nil: null });
  fc.assert(
    fc.property(side, side, dpi, (widthPx, heightPx, dpi) => {
      const size = workingSize({ widthPx, heightPx, dpi });
      expect(size.widthPx * size.heightPx).toBeLessThanOrEqual(50_000_000);
      expect(Math.min(size.widthPx, size.heightPx)).toBeGreaterThanOrEqual(1);
    }),
  );
});
