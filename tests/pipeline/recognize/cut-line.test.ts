import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bitmap, emptyBitmap } from '#pipeline/clean/picture.ts';
import { cutLine } from '#pipeline/recognize/cut-line.ts';

const page = (): Bitmap => emptyBitmap(400, 300);
const fill = (ink: Bitmap, left: number, top: number, w: number, h: number): void => {
  for (let y = top; y < top + h; y += 1) ink.data.fill(1, y * ink.width + left, y * ink.width + left + w);
};
const areaOf = (ink: Bitmap | null): number => ink?.data.reduce((sum, v) => sum + v, 0) ?? 0;

test('the tail of a letter of the line above is left out', () => {
  const ink = page();
  fill(ink, 100, 60, 6, 48);
  fill(ink, 120, 110, 30, 20);
  const cut = cutLine(ink, { left: 0.2, top: 100 / 300, width: 0.5, height: 40 / 300 });
  expect(areaOf(cut)).toBe(600);
});

test('a letter that rises out of its box is whole', () => {
  const ink = page();
  fill(ink, 100, 92, 6, 40);
  const cut = cutLine(ink, { left: 0.2, top: 100 / 300, width: 0.5, height: 40 / 300 });
  expect(areaOf(cut)).toBe(240);
});

test('the dot in the middle of a zero is taken out, the dot of an i and the dot below stay', () => {
  const ink = page();
  const ring = (left: number): void => {
    fill(ink, left, 100, 18, 30);
    for (let y = 104; y < 126; y += 1) ink.data.fill(0, y * 400 + left + 4, y * 400 + left + 14);
  };
  ring(100);
  ring(140);
  fill(ink, 107, 112, 4, 6);
  fill(ink, 147, 134, 5, 5);
  fill(ink, 180, 108, 4, 22);
  fill(ink, 180, 98, 4, 4);
  const cut = cutLine(ink, { left: 0.2, top: 90 / 300, width: 0.5, height: 60 / 300 });
  const zero = 18 * 30 - 10 * 22;
  expect(areaOf(cut)).toBe(2 * zero + 25 + 4 * 22 + 16);
});

test('no ink, no picture; never an error, wherever the box lies', () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(part, part, part, part, (a, b, c, d) => {
      const box = {
        left: Math.min(a, b),
        top: Math.min(c, d),
        width: Math.abs(a - b),
        height: Math.abs(c - d),
      };
      expect(cutLine(page(), box)).toBeNull();
      const full = page();
      full.data.fill(1);
      cutLine(full, box);
    }),
  );
});
