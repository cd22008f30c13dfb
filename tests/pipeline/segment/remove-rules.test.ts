import { expect, test } from 'vitest';
import { emptyBitmap } from '#pipeline/clean/picture.ts';
import { removeRules } from '#pipeline/segment/remove-rules.ts';

test('rules go, a stroke across one stays whole', () => {
  const ink = emptyBitmap(800, 400);
  const set = (x: number, y: number, w: number, h: number): void => {
    for (let v = y; v < y + h; v += 1) ink.data.fill(1, v * 800 + x, v * 800 + x + w);
  };
  set(20, 200, 760, 4);
  set(100, 10, 3, 380);
  set(400, 180, 5, 50);
  removeRules(ink, 1);
  expect(ink.data.subarray(50 * 800, 51 * 800).includes(1)).toBe(false);
  for (let y = 180; y < 230; y += 1)
    expect(ink.data.subarray(y * 800 + 400, y * 800 + 405).includes(0)).toBe(false);
  const left = ink.data.reduce((sum, v) => sum + v, 0);
  // The stroke, and where the two rules cross.
  expect(left).toBeLessThan(5 * 50 + 40);
});

test('a rule that leans a little still goes', () => {
  const ink = emptyBitmap(1600, 200);
  for (let x = 20; x < 1580; x += 1) {
    const y = 80 + Math.round(x * 0.008);
    for (let k = 0; k < 3; k += 1) ink.data[(y + k) * 1600 + x] = 1;
  }
  removeRules(ink, 1);
  expect(ink.data.reduce((sum, v) => sum + v, 0)).toBeLessThan(300);
});

test('letters and words of any size of writing stay', () => {
  const ink = emptyBitmap(600, 300);
  for (let x = 0; x < 6; x += 1) {
    for (let y = 100; y < 160; y += 1) ink.data.fill(1, y * 600 + 40 + x * 90, y * 600 + 40 + x * 90 + 60);
  }
  const before = ink.data.slice();
  removeRules(ink, 1);
  expect(ink.data).toEqual(before);
});
