import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bitmap, emptyBitmap } from '#pipeline/clean/picture.ts';
import { cutApart, findColumns } from '#pipeline/segment/find-columns.ts';
import { findLines, pitchOf } from '#pipeline/segment/find-lines.ts';
import { removeRules } from '#pipeline/segment/remove-rules.ts';

const area = { left: 60, top: 60, right: 1540, bottom: 1140 };

/** Two ruled columns of lines of letters, all falling by `slope`, `pitch` apart; returns how many lines a column has. */
function drawn(pitch: number, slope: number): { ink: Bitmap; lines: number } {
  const ink = emptyBitmap(1600, 1200);
  const fill = (x: number, y: number, w: number, h: number): void => {
    for (let v = Math.max(0, y); v < Math.min(1200, y + h); v += 1)
      ink.data.fill(1, v * 1600 + x, v * 1600 + x + w);
  };
  fill(800, 40, 4, 1120);
  const lines = Math.floor((area.bottom - area.top - 80 - 24 * Math.abs(slope) * 60) / pitch);
  for (let line = 0; line < lines; line += 1) {
    for (const start of [120, 860]) {
      for (let letter = 0; letter < 24; letter += 1) {
        const x = start + letter * 24;
        const y = Math.round(
          area.top + 50 + line * pitch + slope * (x - start) + Math.max(0, -slope * 24 * 24),
        );
        const tall = (letter * 7 + line) % 4 === 0 ? 12 : 0;
        fill(x, y - tall, 5, 18 + tall);
        fill(x, y, 14, 4);
        fill(x, y + 14, 14, 4);
      }
    }
  }
  return { ink, lines };
}

test('finds each line of each column once, sloping or not', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 42, max: 70 }),
      fc.double({ min: -0.02, max: 0.02, noNaN: true }),
      (pitch, slope) => {
        const { ink, lines } = drawn(pitch, slope);
        const columns = findColumns(ink, area, 2, 1);
        removeRules(ink, 1);
        cutApart(ink, columns, area, 1);
        const found = findLines(ink, columns, area, 1);
        expect(found.map((column) => column.length)).toEqual([lines, lines]);
        for (const frame of found.flat()) expect(frame.bottom - frame.top).toBeLessThan(pitch * 1.6);
      },
    ),
    { numRuns: 15, seed: 7 },
  );
});

test('lines in pairs with a gap after each pair are as far apart as the two of a pair', () => {
  const rows = new Float32Array(1600);
  for (let pair = 0; pair < 12; pair += 1) {
    for (const [line, share] of [
      [0, 1],
      [1, 0.4],
    ] as const)
      for (let y = 0; y < 22; y += 1) rows[60 + pair * 120 + line * 60 + y] = 100 * share;
  }
  expect(Math.abs(pitchOf(rows, 1) - 60)).toBeLessThan(4);
});

test('single lines far apart keep their distance', () => {
  const rows = new Float32Array(1600);
  for (let line = 0; line < 12; line += 1) rows.fill(100, 60 + line * 120, 82 + line * 120);
  expect(Math.abs(pitchOf(rows, 1) - 120)).toBeLessThan(4);
});
