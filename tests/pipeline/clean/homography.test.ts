import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compose, fitMap, inverse, type Point, project } from '#pipeline/clean/homography.ts';

const small = fc.double({ min: -0.15, max: 0.15, noNaN: true });
const map = fc
  .tuple(small, small, small, small, small, small, small, small)
  .map(([a, b, c, d, e, f, g, h]) => [1 + a, b, c, d, 1 + e, f, g, h, 1]);
const corners: Point[] = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
  [0.3, 0.6],
  [0.8, 0.2],
];

test('finds the map that points were carried over by', () => {
  fc.assert(
    fc.property(map, (real) => {
      const ties = corners.map((from) => ({ from, to: project(real, from) }));
      const found = fitMap(ties, 'homography');
      expect(found).not.toBeNull();
      for (const at of [
        [0.1, 0.9],
        [0.5, 0.5],
      ] as const) {
        const [x, y] = project(found ?? [], at);
        const [u, v] = project(real, at);
        expect(Math.hypot(x - u, y - v)).toBeLessThan(1e-6);
      }
    }),
  );
});

test('a map and its inverse lead back', () => {
  fc.assert(
    fc.property(
      map,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (h, x, y) => {
        const [u, v] = project(compose(inverse(h), h), [x, y]);
        expect(Math.hypot(u - x, v - y)).toBeLessThan(1e-9);
      },
    ),
  );
});

test('says null when the points leave the map open', () => {
  const line = [0, 1, 2, 3, 4].map((i) => ({ from: [i, i] as const, to: [2 * i, i] as const }));
  expect(fitMap(line, 'affine')).toBeNull();
  expect(fitMap(line.slice(0, 2), 'affine')).toBeNull();
});
