import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyBitmap } from '#pipeline/clean/picture.ts';
import { type LineMap, normalizeLine } from '#pipeline/recognize/normalize-line.ts';
import { rowRuns } from '#pipeline/recognize/row-runs.ts';
import { slantOf } from '#pipeline/recognize/slant.ts';
import { drawWord } from './draw-word.ts';

const rowsWithInk = (map: LineMap): number[] =>
  Array.from({ length: 48 }, (_, y) => y).filter((y) =>
    map.data.subarray(y * map.width, (y + 1) * map.width).some((v) => v > 20),
  );

describe('a normalized line', () => {
  test('has its ink in rows 4 to 44 and 4 columns white at each side, a multiple of 4 wide', () => {
    const map = normalizeLine(drawWord(12, { width: 500, height: 110 }));
    expect(map).not.toBeNull();
    if (map === null) return;
    const rows = rowsWithInk(map);
    expect([rows[0], rows.at(-1)]).toEqual([4, 43]);
    expect(map.width % 4).toBe(0);
    for (let y = 0; y < 48; y += 1) {
      expect([...map.data.subarray(y * map.width, y * map.width + 4)]).toEqual([0, 0, 0, 0]);
      expect(map.data[(y + 1) * map.width - 1]).toBe(0);
    }
  });

  test('is the same wherever the ink stands in the crop', () => {
    const word = drawWord(9, { width: 400, height: 100 });
    const moved = emptyBitmap(500, 150);
    for (let y = 0; y < 100; y += 1)
      moved.data.set(word.data.subarray(y * 400, (y + 1) * 400), (y + 37) * 500 + 61);
    expect(normalizeLine(moved)).toEqual(normalizeLine(word));
  });

  test('keeps about as much ink, scaled', () => {
    const word = drawWord(9, { width: 400, height: 100 });
    const map = normalizeLine(word);
    const before = word.data.reduce((sum, v) => sum + v, 0);
    const after = (map?.data.reduce((sum, v) => sum + v, 0) ?? 0) / 255;
    const scale = 40 / 66;
    expect(after / before).toBeGreaterThan(scale * scale * 0.8);
    expect(after / before).toBeLessThan(scale * scale * 1.2);
  });

  test('does not blow up small letters without tall ones', () => {
    const flat = emptyBitmap(300, 60);
    for (let x = 20; x < 260; x += 12)
      for (let y = 20; y < 40; y += 1) flat.data.fill(1, y * 300 + x, y * 300 + x + 3);
    const map = normalizeLine(flat);
    expect(map && rowsWithInk(map).length).toBeLessThanOrEqual(21);
  });

  test('is not shrunk by the rest of a rule below it, but keeps a mark above a tall letter', () => {
    const word = drawWord(12, { width: 500, height: 160 });
    const rows = Array.from({ length: 160 }, (_, y) => y).filter((y) =>
      word.data.subarray(y * 500, (y + 1) * 500).includes(1),
    );
    const [top, bottom] = [rows[0] as number, (rows.at(-1) as number) + 1];
    const ruled = { ...word, data: word.data.slice() };
    const below = bottom + 40;
    ruled.data.fill(1, below * 500 + 200, below * 500 + 216);
    ruled.data.fill(1, (below + 1) * 500 + 200, (below + 1) * 500 + 216);
    expect(normalizeLine(ruled)).toEqual(normalizeLine(word));
    const marked = { ...word, data: word.data.slice() };
    const tall = word.data.indexOf(1, top * 500) % 500;
    for (let y = top - 8; y < top - 4; y += 1) marked.data.fill(1, y * 500 + tall, y * 500 + tall + 6);
    expect(normalizeLine(marked)).not.toEqual(normalizeLine(word));
  });

  test('is not shrunk by a speck far off', () => {
    const word = drawWord(12, { width: 500, height: 160 });
    const specked = { ...word, data: word.data.slice() };
    for (const y of [1, 158]) specked.data.fill(1, y * 500 + 250, y * 500 + 252);
    expect(normalizeLine(specked)).toEqual(normalizeLine(word));
  });

  test('keeps a dot below, the lowest thing of a long line', () => {
    const word = drawWord(40, { width: 1500, height: 100 });
    const lowest = emptyBitmap(1500, 100);
    lowest.data.set(word.data);
    for (let y = 92; y < 95; y += 1) lowest.data.fill(1, y * 1500 + 700, y * 1500 + 703);
    const map = normalizeLine(lowest);
    const last = map === null ? 0 : (rowsWithInk(map).at(-1) ?? 0);
    const lowestRow = map?.data.subarray(last * map.width, (last + 1) * map.width) ?? [];
    // The tails of other letters end above it.
    expect([...lowestRow].filter((v) => v > 20).length).toBeLessThan(6);
    expect(normalizeLine(word)).not.toEqual(map);
  });

  test('of nothing is nothing', () => {
    expect(normalizeLine(emptyBitmap(100, 50))).toBeNull();
  });

  test('is made of any ink whatever', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.nat(), { maxLength: 60 }),
        (width, height, dots) => {
          const ink = emptyBitmap(width, height);
          for (const dot of dots) ink.data[dot % ink.data.length] = 1;
          const map = normalizeLine(ink);
          if (map === null) return;
          expect(map.data.length).toBe(map.width * 48);
          expect(map.width % 4).toBe(0);
          expect(map.width).toBeGreaterThanOrEqual(32);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('slant', () => {
  test.each([-0.5, -0.25, 0, 0.3, 0.6])('a lean of %d is found', (lean) => {
    const word = drawWord(12, { width: 560, height: 110, lean });
    expect(Math.abs(slantOf(rowRuns(word), word) - lean)).toBeLessThan(0.08);
  });

  test('over 8° it is undone', () => {
    const leaning = drawWord(12, { width: 560, height: 110, lean: 0.5 });
    expect(gathered(normalizeLine(leaning))).toBeGreaterThan(
      gathered(normalizeLine(leaning, { upright: false })) * 1.3,
    );
  });

  test('up to 8° it is left as it is', () => {
    const word = drawWord(12, { width: 560, height: 110, lean: 0.1 });
    expect(normalizeLine(word)).toEqual(normalizeLine(word, { upright: false }));
  });
});

/** How much the ink stands in columns: Σ (ink of a column)². */
function gathered(map: LineMap | null): number {
  let sum = 0;
  for (let x = 0; x < (map?.width ?? 0); x += 1) {
    let column = 0;
    for (let y = 0; y < 48; y += 1) column += (map?.data[y * map.width + x] ?? 0) / 255;
    sum += column * column;
  }
  return sum;
}
