import { expect, test } from 'vitest';
import { type Bitmap, emptyBitmap } from '#pipeline/clean/picture.ts';
import { isTyped } from '#pipeline/recognize/is-typed.ts';

/** Letters as bars, each so far right of the one before and so wide. */
function line(letters: readonly (readonly [step: number, width: number])[]): Bitmap {
  const ink = emptyBitmap(
    letters.reduce((sum, [step]) => sum + step, 60),
    30,
  );
  let x = 10;
  for (const [step, width] of letters) {
    for (let y = 5; y < 25; y += 1) ink.data.fill(1, y * ink.width + x, y * ink.width + x + width);
    x += step;
  }
  return ink;
}
const typed = (n: number): Bitmap =>
  line(Array.from({ length: n }, (_, i) => [i % 5 === 4 ? 48 : 24, i % 3 === 0 ? 14 : 16] as const));
const set = (n: number): Bitmap =>
  line(Array.from({ length: n }, (_, i) => [14 + ((i * i * 7) % 23), 10 + ((i * 5) % 4)] as const));

test('letters a fixed step apart are typed, spaces between words do not matter', () => {
  expect(isTyped([typed(24), typed(30)])).toBe(true);
});

test('letters set by their own widths are not', () => {
  expect(isTyped([set(24), set(31)])).toBe(false);
});

test('one line, or lines too short to say, are not enough', () => {
  expect(isTyped([typed(24)])).toBe(false);
  expect(isTyped([typed(6), typed(7), typed(8)])).toBe(false);
  expect(isTyped([])).toBe(false);
});

test('most lines must be typed', () => {
  expect(isTyped([typed(24), typed(24), set(24)])).toBe(true);
  expect(isTyped([typed(24), typed(24), set(24), set(27)])).toBe(false);
});
