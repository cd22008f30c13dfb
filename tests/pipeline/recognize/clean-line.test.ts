import { describe, expect, test } from 'vitest';
import type { Bitmap, Gray } from '#pipeline/clean/picture.ts';
import { cleanLine } from '#pipeline/recognize/clean-line.ts';
import { drawWord } from './draw-word.ts';

const size = { width: 700, height: 110 };

/** The word as ink on paper that darkens to one side. */
function onPaper(word: Bitmap, draw: (put: (x: number, y: number) => void) => void, ink = 60): Gray {
  const data = new Uint8Array(word.data.length);
  for (let i = 0; i < data.length; i += 1) data[i] = 235 - Math.round((60 * (i % word.width)) / word.width);
  const put = (x: number, y: number): void => {
    if (x >= 0 && y >= 0 && x < word.width && y < word.height)
      data[Math.round(y) * word.width + Math.round(x)] = ink;
  };
  for (let i = 0; i < data.length; i += 1)
    if (word.data[i] === 1) put(i % word.width, Math.floor(i / word.width));
  draw(put);
  return { width: word.width, height: word.height, data };
}

/** Share of the word's ink found again, and ink elsewhere by the word's. */
async function found(word: Bitmap, page: Gray): Promise<{ kept: number; extra: number }> {
  const cleaned = await cleanLine({ ...page, channels: 1 });
  let [kept, extra, all] = [0, 0, 0];
  for (let y = 0; y < word.height; y += 1)
    for (let x = 0; x < word.width; x += 1) {
      const is = cleaned.data[y * word.width + x] === 1;
      if (word.data[y * word.width + x] === 1) {
        all += 1;
        if (is) kept += 1;
      } else if (is && !near(word, x, y)) extra += 1;
    }
  return { kept: kept / all, extra: extra / all };
}

const near = (word: Bitmap, x: number, y: number): boolean =>
  [-1, 0, 1].some((v) => [-1, 0, 1].some((u) => word.data[(y + v) * word.width + x + u] === 1));

describe('of a line in a ruled cell', () => {
  const word = drawWord(14, size);
  const rule = (put: (x: number, y: number) => void, at: (x: number) => number, thick = 2): void => {
    for (let x = 0; x < size.width; x += 1) for (let k = 0; k < thick; k += 1) put(x, at(x) + k);
  };
  const edge = (put: (x: number, y: number) => void, x: number): void => {
    for (let y = 0; y < size.height; y += 1) for (let k = 0; k < 3; k += 1) put(x + k, y);
  };
  test.each<[string, (put: (x: number, y: number) => void) => void]>([
    ['nothing else', () => {}],
    [
      'rules above and below',
      (put) => {
        rule(put, () => 6);
        rule(put, () => 103, 3);
      },
    ],
    ['a rule through the tails', (put) => rule(put, () => 78)],
    ['a leaning rule under it', (put) => rule(put, (x) => 74 + x * 0.02)],
    ['a bent rule under it', (put) => rule(put, (x) => 80 + 5 * Math.sin(x / 250))],
    [
      "the cell's edges",
      (put) => {
        edge(put, 4);
        edge(put, 690);
        rule(put, () => 3);
        rule(put, () => 106);
      },
    ],
  ])('the writing is kept and %s goes', async (_, draw) => {
    const { kept, extra } = await found(word, onPaper(word, draw));
    expect(kept).toBeGreaterThan(0.93);
    expect(extra).toBeLessThan(0.03);
  });

  test('pale ink is found too', async () => {
    const { kept, extra } = await found(
      word,
      onPaper(word, () => {}, 140),
    );
    expect(kept).toBeGreaterThan(0.9);
    expect(extra).toBeLessThan(0.03);
  });
});

test('figures in a crop cut tight to them are not taken for edges', async () => {
  const width = 300;
  const data = new Uint8Array(width * 60).fill(240);
  for (const x of [4, 60, 110, 160, 210, 285])
    for (let y = 0; y < 60; y += 1) data.fill(40, y * width + x, y * width + x + 5);
  const ink = await cleanLine({ width, height: 60, channels: 1, data });
  const columns = Array.from({ length: ink.width }, (_, x) => ink.data[48 * ink.width + x] ?? 0).join('');
  expect(columns.match(/1+/g)).toHaveLength(6);
});

test('a joined hand without a rule is left whole', async () => {
  const width = 800;
  const data = new Uint8Array(width * 100).fill(240);
  // Words of arches that join at their feet, gaps between the words.
  for (let x = 20; x < 780; x += 1) {
    if (x % 160 > 120) continue;
    const y = 60 - Math.abs(Math.sin(x / 9)) * 22;
    for (let k = -2; k < 3; k += 1) data[Math.round(y + k) * width + x] = 40;
  }
  const before = data.filter((v) => v < 100).length;
  const ink = await cleanLine({ width, height: 100, channels: 1, data });
  expect(ink.data.filter((v) => v === 1).length).toBeGreaterThan(before * 0.95);
});
