import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyBitmap } from '#pipeline/clean/picture.ts';
import { findStrikes } from '#pipeline/segment/find-strikes.ts';

const line = { left: 40, top: 30, right: 640, bottom: 90 };

/** Open letters, 44 px high and 30 px apart, on a line 600 px wide. */
function letters() {
  const ink = emptyBitmap(700, 130);
  const dot = (x: number, y: number): void => {
    if (y >= 0 && y < ink.height) ink.data[Math.round(y) * ink.width + Math.round(x)] = 1;
  };
  for (let x = 50; x < 620; x += 30) {
    for (let y = 36; y < 82; y += 1) for (let k = 0; k < 4; k += 1) dot(x + k, y);
    for (let y = 36; y < 82; y += 1)
      for (let k = 0; k < 4; k += 1) dot(x + 16 - Math.abs(y - 59) * 0.3 + k, y);
  }
  return { ink, dot };
}

test('finds a stroke through the middle of letters, and where it is, whatever its slope', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 60, max: 300 }),
      fc.integer({ min: 120, max: 300 }),
      fc.double({ min: -0.05, max: 0.05, noNaN: true }),
      (from, length, slope) => {
        const { ink, dot } = letters();
        for (let x = from; x < from + length; x += 1)
          for (let k = -2; k <= 2; k += 1) dot(x, 59 + slope * (x - from - length / 2) + k);
        const [found, ...more] = findStrikes(ink, line, 1);
        expect(more).toEqual([]);
        expect(Math.abs((found?.left ?? 0) - from)).toBeLessThan(40);
        expect(Math.abs((found?.right ?? 0) - from - length)).toBeLessThan(40);
      },
    ),
    { numRuns: 20 },
  );
});

test.each([
  ['letters alone', () => {}],
  [
    'an underline',
    (dot: (x: number, y: number) => void) => {
      for (let x = 60; x < 400; x += 1) for (let k = 0; k < 4; k += 1) dot(x, 86 + k);
    },
  ],
  [
    'the short bar of a letter',
    (dot: (x: number, y: number) => void) => {
      for (let x = 100; x < 140; x += 1) for (let k = 0; k < 4; k += 1) dot(x, 50 + k);
    },
  ],
])('%s: nothing is struck out', (_what, draw) => {
  const { ink, dot } = letters();
  draw(dot);
  expect(findStrikes(ink, line, 1)).toEqual([]);
});
