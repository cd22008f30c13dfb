import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBilevel } from '#pipeline/clean/bilevel-png.ts';
import { components } from '#pipeline/clean/components.ts';
import { emptyBitmap } from '#pipeline/clean/picture.ts';
import type { Engine } from '#pipeline/recognize/engine.ts';
import { printedWords, wordsInWindows } from '#pipeline/segment/printed-words.ts';

/** An engine port that takes every patch of ink for a word. */
const patchReader: Engine = {
  readLine: async () => [],
  findWords: async (png) =>
    components(await decodeBilevel(png)).map((patch) => ({
      text: 'x',
      confidence: 1,
      left: patch.left,
      top: patch.top,
      width: patch.right - patch.left,
      height: patch.bottom - patch.top,
    })),
  close: async () => {},
};

const bar = fc.record({ x: fc.integer({ min: 5, max: 900 }), y: fc.integer({ min: 5, max: 700 }) });

test('a word read in a window lies where its ink lies on the page, whatever windows were read with it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(bar, { minLength: 1, maxLength: 9 }), async (bars) => {
      const found = [];
      for (const { x, y } of bars) {
        // A page for each bar, so that no window sees another's.
        const page = emptyBitmap(1000, 760);
        for (let row = y; row < y + 20; row += 1) page.data.fill(1, row * 1000 + x, row * 1000 + x + 60);
        found.push({ page, x, y, window: { left: x - 30, top: y - 25, right: x + 90, bottom: y + 45 } });
      }
      for (const { page, x, y, window } of found) {
        const others = found.map((one) => one.window).filter((one) => Math.abs(one.top - window.top) > 90);
        const words = await wordsInWindows(page, [...others, window], 'vie', patchReader);
        const [word] = words.at(-1) ?? [];
        expect(Math.abs((word?.left ?? -99) - x)).toBeLessThan(3);
        expect(Math.abs((word?.top ?? -99) - y)).toBeLessThan(3);
      }
    }),
    { numRuns: 12 },
  );
});

test('noise is not read at all, however much of it there is', async () => {
  const noise = emptyBitmap(2480, 3508);
  for (let y = 4; y < 3490; y += 26)
    for (let x = 4; x < 2470; x += 18) {
      for (let row = y; row < y + 14; row += 1) noise.data.fill(1, row * 2480 + x, row * 2480 + x + 6);
    }
  const refusing: Engine = {
    ...patchReader,
    findWords: () => Promise.reject(new Error('read')),
  };
  expect(await printedWords(noise, components(noise), 'vie', refusing)).toEqual([]);
  expect(await printedWords(emptyBitmap(2480, 3508), [], 'vie', refusing)).toEqual([]);
});
