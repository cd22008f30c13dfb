import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bitmap, emptyBitmap } from '#pipeline/clean/picture.ts';
import { removeDots } from '#pipeline/segment/remove-dots.ts';

const [width, height] = [1200, 120];
const row = 80;

function fill(ink: Bitmap, left: number, top: number, w: number, h: number): void {
  for (let y = top; y < top + h; y += 1) ink.data.fill(1, y * ink.width + left, y * ink.width + left + w);
}

const inkIn = (ink: Bitmap, left: number, top: number, w: number, h: number): number => {
  let sum = 0;
  for (let y = top; y < top + h; y += 1)
    for (let x = left; x < left + w; x += 1) sum += ink.data[y * ink.width + x] ?? 0;
  return sum;
};

/** A row of leader dots 4 px wide, pitch as given, with gaps where `hidden` says. */
function leader(ink: Bitmap, pitch: number, hidden: (x: number) => boolean = () => false): void {
  for (let k = 0; 20 + k * pitch < width - 20; k += 1) {
    const x = Math.round(20 + k * pitch);
    if (!hidden(x)) fill(ink, x, row, 4, 4);
  }
}

test('leader dots go, at any pitch, with dots missing here and there', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 9, max: 26, noNaN: true }),
      fc.integer({ min: 4, max: 9 }),
      (pitch, every) => {
        const ink = emptyBitmap(width, height);
        let k = 0;
        leader(ink, pitch, () => {
          k += 1;
          return k % every === 0;
        });
        removeDots(ink, 1);
        expect(ink.data.includes(1)).toBe(false);
      },
    ),
    { numRuns: 60 },
  );
});

test('the dot below a letter survives wherever it falls between leader dots', () => {
  const pitch = 12.4;
  for (let shift = 0; shift < 13; shift += 1) {
    const ink = emptyBitmap(width, height);
    leader(ink, pitch);
    const x = 400 + shift;
    fill(ink, x - 8, row - 24, 20, 20);
    const before = inkIn(ink, x, row - 2, 6, 6);
    fill(ink, x, row - 2, 6, 6);
    removeDots(ink, 1);
    expect(before).toBeLessThan(36);
    expect(inkIn(ink, x, row - 2, 6, 6), `shifted by ${shift} px`).toBe(36);
    expect(inkIn(ink, 700, row - 2, 400, 8)).toBe(0);
  }
});

test('the dots of i and full stops of a text without leaders stay', () => {
  const ink = emptyBitmap(width, height);
  const at = [40, 71, 133, 210, 241, 322, 415, 508, 560, 677, 720, 803];
  for (const x of at) fill(ink, x, 40, 5, 5);
  removeDots(ink, 1);
  expect(inkIn(ink, 0, 0, width, height)).toBe(at.length * 25);
});
